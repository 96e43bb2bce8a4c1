"""The default transports: httpx2's connections without its client on top, which would cost as much again."""

import asyncio
import functools
import ssl
import threading
import weakref
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Generator, Iterable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final, Self
from urllib.parse import urlsplit

import httpcore2
import httpx2

from ..errors import ConnectError, ResponseTooLargeError, TransportError, TransportTimeoutError
from .deadlines import Backend, Deadline
from .protocol import AsyncStreamed, Headers, Request, Response, Streamed

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
MAX_CONNECTIONS: Final = 100

# Beside the connections' own errors, decompressing can fail, a host name be none, a socket fail in its own words.
_FAILURES: Final = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
    httpx2.HTTPError,
    httpx2.InvalidURL,
    httpx2.StreamError,
    OSError,
    UnicodeError,
)
# What is understood without optional packages.
_ACCEPT_ENCODING: Final = ("Accept-Encoding", "gzip, deflate")
# How long a connection that nobody uses stays open, as in httpx2.
_IDLE_SECONDS: Final = 5.0


class Httpx2Transport:
    """Keeps connections open between requests, from any thread. Redirects are the business of the client."""

    takes_uploads: Final = True

    def __init__(
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._backend = Backend()
        self._pool = httpcore2.ConnectionPool(
            **_options(max_connections, proxy, tls),
            network_backend=self._backend,
        )

    def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none.

        The time in which a host name is found is the system's, and not in the `total` of the timeout.
        """
        deadline = Deadline(request.timeout.total)
        try:
            with self._backend.until(deadline):
                got = self._pool.handle_request(_outgoing(request))
                answer = httpx2.Response(got.status, headers=got.headers, stream=_Stream(got.iter_stream()))
                try:
                    body = _Body(answer, self._max_response_bytes, deadline)
                    for piece in answer.iter_bytes():
                        body.add(piece)
                finally:
                    got.close()
        except httpcore2.LocalProtocolError:
            raise _unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from error
        return body.response()

    @contextmanager
    def stream(self, request: Request) -> Generator[Streamed, None, None]:
        """Give the answer once its status and headers are there; raise `TransportError` if they do not come."""
        deadline = Deadline(request.timeout.total)
        try:
            with self._backend.until(deadline):
                got = self._pool.handle_request(_outgoing(request))
        except httpcore2.LocalProtocolError:
            raise _unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from error
        try:
            answer = httpx2.Response(got.status, headers=got.headers, stream=_Stream(got.iter_stream()))
            yield Streamed(got.status, _headers(answer), _pieces(request, answer), self._max_response_bytes)
        finally:
            got.close()

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHttpx2Transport:
    """As `Httpx2Transport`, from any asyncio event loop: connections belong to the loop that made them."""

    takes_uploads: Final = True

    def __init__(
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._options = _options(max_connections, proxy, tls)
        self._by_loop: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, httpcore2.AsyncConnectionPool]
        self._by_loop = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()

    async def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none."""
        deadline = Deadline(request.timeout.total)
        try:
            async with asyncio.timeout(request.timeout.total):
                got = await self._of_this_loop().handle_async_request(_outgoing(request))
                answer = httpx2.Response(got.status, headers=got.headers, stream=_AsyncStream(got.aiter_stream()))
                try:
                    body = _Body(answer, self._max_response_bytes, deadline)
                    async for piece in answer.aiter_bytes():
                        body.add(piece)
                finally:
                    await got.aclose()
        except httpcore2.LocalProtocolError:
            raise _unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from error
        return body.response()

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamed, None]:
        """Give the answer once its status and headers are there; raise `TransportError` if they do not come."""
        deadline = Deadline(request.timeout.total)
        try:
            async with asyncio.timeout(request.timeout.total):
                got = await self._of_this_loop().handle_async_request(_outgoing(request))
        except httpcore2.LocalProtocolError:
            raise _unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from error
        try:
            answer = httpx2.Response(got.status, headers=got.headers, stream=_AsyncStream(got.aiter_stream()))
            yield AsyncStreamed(got.status, _headers(answer), _async_pieces(request, answer), self._max_response_bytes)
        finally:
            await got.aclose()

    def _of_this_loop(self) -> httpcore2.AsyncConnectionPool:
        loop = asyncio.get_running_loop()
        with self._lock:
            pool = self._by_loop.get(loop)
            if pool is None:
                pool = self._by_loop[loop] = httpcore2.AsyncConnectionPool(**self._options)
            return pool

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        with self._lock:
            pool = self._by_loop.pop(asyncio.get_running_loop(), None)
        if pool is not None:
            await pool.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class _Stream(httpx2.SyncByteStream):
    """A body as it comes from a connection, for httpx2 to decompress."""

    def __init__(self, pieces: Iterable[bytes]) -> None:
        self._pieces = pieces

    def __iter__(self) -> Iterator[bytes]:
        yield from self._pieces


class _AsyncStream(httpx2.AsyncByteStream):
    """As `_Stream`."""

    def __init__(self, pieces: AsyncIterable[bytes]) -> None:
        self._pieces = pieces

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for piece in self._pieces:
            yield piece


class _Body:
    """The body of an answer as it comes in, neither too large nor too late; compressed or not makes no difference."""

    def __init__(self, answer: httpx2.Response, limit: int, deadline: Deadline) -> None:
        self._answer = answer
        self._limit = limit
        self._deadline = deadline
        self._content = bytearray()

    def add(self, piece: bytes) -> None:
        self._content += piece
        if len(self._content) > self._limit:
            message = f"the answer is larger than {self._limit} bytes, the max_response_bytes of the transport"
            raise ResponseTooLargeError(message)
        # What was received may be thousands of pieces, for which nobody waits.
        if self._deadline.is_over():
            raise TimeoutError

    def response(self) -> Response:
        return Response(self._answer.status_code, _headers(self._answer), bytes(self._content))


def _headers(answer: httpx2.Response) -> Headers:
    return Headers((name.decode("latin-1"), text.decode("latin-1")) for name, text in answer.headers.raw)


def _pieces(request: Request, answer: httpx2.Response) -> Iterator[bytes]:
    try:
        yield from answer.iter_bytes()
    except _FAILURES as error:
        raise _failure(request, error, Deadline(None)) from error


async def _async_pieces(request: Request, answer: httpx2.Response) -> AsyncIterator[bytes]:
    try:
        async for piece in answer.aiter_bytes():
            yield piece
    except _FAILURES as error:
        raise _failure(request, error, Deadline(None)) from error


@functools.cache
def _shared_tls() -> ssl.SSLContext:
    # Reading the certificate authorities takes tens of milliseconds.
    return httpx2.create_ssl_context()


def _options(max_connections: int, proxy: str | None, tls: ssl.SSLContext | None) -> dict[str, Any]:
    return {
        "ssl_context": tls or _shared_tls(),
        "max_connections": max_connections,
        "max_keepalive_connections": max_connections,
        "keepalive_expiry": _IDLE_SECONDS,
        "proxy": None if proxy is None else _proxy(httpx2.Proxy(proxy)),
    }


def _proxy(proxy: httpx2.Proxy) -> httpcore2.Proxy:
    # httpx2 takes the name and the password out of the URL.
    return httpcore2.Proxy(_address(proxy.url), auth=proxy.raw_auth, headers=proxy.headers.raw)


def _address(url: httpx2.URL) -> httpcore2.URL:
    return httpcore2.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)


def _outgoing(request: Request) -> httpcore2.Request:
    timeout = request.timeout
    # The one wait that is for no socket.
    pool = min((one for one in (timeout.pool, timeout.total) if one is not None), default=None)
    seconds = {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": pool}
    _refuse_other_length(request)
    content = request.content if request.upload is None else request.upload
    # It adds Host and Content-Length, or Transfer-Encoding to what has no length.
    outgoing = httpx2.Request(
        request.method, request.url, headers=[*request.headers, _ACCEPT_ENCODING, *_length(request)], content=content
    )
    return httpcore2.Request(
        # Not the other's, which makes capitals of it; methods have a case (RFC 9110 section 9.1).
        request.method,
        _address(outgoing.url),
        headers=outgoing.headers.raw,
        content=content or b"",
        extensions={"timeout": seconds},
    )


def _length(request: Request) -> tuple[tuple[str, str], ...]:
    """Return the header that says how long an upload is, if that is known (RFC 9112 section 6)."""
    length = request.upload.length if request.upload is not None else None
    return (("Content-Length", str(length)),) if length is not None else ()


def _refuse_other_length(request: Request) -> None:
    # h11 notices, but in the middle of the body and in its own words.
    length = str(len(request.content or b"") if request.upload is None else request.upload.length)
    if any(name.lower() == "content-length" and text != length for name, text in request.headers):
        message = f"the request was not sent: its Content-Length is not {length}, the length of its body"
        raise TransportError(message)


def _unwritable() -> TransportError:
    # What httpx2 says, and so the cause, repeats the header that it refuses.
    return TransportError("the request is not valid HTTP and was not sent")


_TOO_LATE: Final[Mapping[type[Exception], str]] = {
    httpcore2.ConnectTimeout: "accepted no connection",
    httpcore2.ReadTimeout: "did not answer",
    httpcore2.WriteTimeout: "did not take the request",
    httpcore2.PoolTimeout: "had no free connection in the pool",
}


def _failure(request: Request, error: Exception, deadline: Deadline) -> TransportError:
    service = urlsplit(request.url).netloc
    if isinstance(error, (httpcore2.TimeoutException, TimeoutError)):
        if deadline.is_over():
            return TransportTimeoutError(f"{service} was not done in time: a call may take {request.timeout.total:g} s")
        return TransportTimeoutError(f"{service} {_TOO_LATE.get(type(error), 'was not done')} in time")
    reason = str(error) or type(error).__name__
    if isinstance(error, (httpcore2.ConnectError, httpcore2.UnsupportedProtocol, httpx2.InvalidURL, UnicodeError)):
        return ConnectError(f"no connection to {service}: {reason}")
    return TransportError(f"no whole answer from {service}: {reason}")
