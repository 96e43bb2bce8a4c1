"""The default transports: httpx2's connections without its client on top, which would cost as much again."""

import functools
import importlib.util
import ssl
import zlib
from collections.abc import AsyncGenerator, AsyncIterable, AsyncIterator, Generator, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from typing import Any, Final, Self

import httpcore2

from ..errors import TransportError
from .addresses import Origin, split
from .bounds import (
    IDLE_SECONDS,
    MAX_CONNECTIONS,
    MAX_HEADER_BYTES,
    MAX_RESPONSE_BYTES,
    Body,
    Unpacking,
    checked_headers,
    decoded,
)
from .deadlines import Deadline
from .failures import Step, bare, no_answer, not_connected, too_late, unwritable
from .httpcore2_backend import Backend
from .loops import OfLoop
from .outgoing import complete
from .pools import OfProcess
from .protocol import FIRST_ERROR, AsyncStreamed, Headers, Request, Response, Streamed
from .tls import shared_tls

# Beside the connections' own errors, decompressing can fail, a host name be none, a socket fail in its own words.
_FAILURES: Final = (
    httpcore2.TimeoutException,
    httpcore2.NetworkError,
    httpcore2.ProtocolError,
    httpcore2.ProxyError,
    httpcore2.UnsupportedProtocol,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
)
_STEPS: Final[dict[type[Exception], Step]] = {
    httpcore2.ConnectTimeout: "connect",
    httpcore2.ReadTimeout: "read",
    httpcore2.WriteTimeout: "write",
    httpcore2.PoolTimeout: "pool",
}


class Httpx2Transport:
    """Keeps connections open between requests, from any thread. Redirects are the business of the client."""

    takes_uploads: Final = True

    def __init__(  # noqa: PLR0913  what there is to decide
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_header_bytes: int = MAX_HEADER_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
        http2: bool = False,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._max_header_bytes = max_header_bytes
        self._backend = Backend()
        options = _options(max_connections, proxy, tls, http2=http2)
        self._pools = OfProcess(lambda: httpcore2.ConnectionPool(**options, network_backend=self._backend))

    def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none.

        The time in which a host name is found is the system's, and not in the `total` of the timeout.
        """
        deadline = Deadline(request.timeout.total)
        backend = self._backend
        before = backend.keep_to(deadline)
        try:
            got = self._pools.get().handle_request(_outgoing(request))
            try:
                headers = checked_headers(decoded(got.headers), self._max_header_bytes)
                body = Body(headers, self._max_response_bytes, deadline)
                for piece in got.iter_stream():
                    body.add(piece)
            finally:
                _end(got)
            return Response(got.status, headers, body.content())
        except httpcore2.LocalProtocolError:
            raise unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from bare(error)
        finally:
            # What the body of another request is made of may be the answer to this one.
            backend.keep_to(before)

    @contextmanager
    def stream(self, request: Request) -> Generator[Streamed, None, None]:
        """Give the answer once its status and headers are there; raise `TransportError` if they do not come."""
        deadline = Deadline(request.timeout.total)
        before = self._backend.keep_to(deadline)
        try:
            got = self._pools.get().handle_request(_outgoing(request))
        except httpcore2.LocalProtocolError:
            raise unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from bare(error)
        finally:
            self._backend.keep_to(before)
        try:
            headers = checked_headers(decoded(got.headers), self._max_header_bytes)
            received = got.iter_stream()
            if got.status >= FIRST_ERROR:
                received = self._in_time(received, deadline)
            else:
                deadline = Deadline(None)
            yield Streamed(got.status, headers, _pieces(request, headers, received, deadline), self._max_response_bytes)
        finally:
            _end(got)

    def _in_time(self, received: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
        pieces = iter(received)
        while True:
            before = self._backend.keep_to(deadline)
            try:
                piece = next(pieces, None)
            finally:
                self._backend.keep_to(before)
            if piece is None:
                return
            yield piece

    def close(self) -> None:
        """Close the connections."""
        pool = self._pools.take()
        if pool is not None:
            pool.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHttpx2Transport:
    """As `Httpx2Transport`, from any asyncio event loop: connections belong to the loop that made them."""

    takes_uploads: Final = True

    def __init__(  # noqa: PLR0913  what there is to decide
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_header_bytes: int = MAX_HEADER_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
        http2: bool = False,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._max_header_bytes = max_header_bytes
        options = _options(max_connections, proxy, tls, http2=http2)
        self._pools = OfLoop(lambda: httpcore2.AsyncConnectionPool(**options))

    async def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none."""
        import asyncio  # noqa: PLC0415  a client that is not asynchronous does without

        deadline = Deadline(request.timeout.total)
        try:
            async with asyncio.timeout(request.timeout.total):
                got = await self._pools.get().handle_async_request(_outgoing(request))
                try:
                    headers = checked_headers(decoded(got.headers), self._max_header_bytes)
                    body = Body(headers, self._max_response_bytes, deadline)
                    async for piece in got.aiter_stream():
                        body.add(piece)
                finally:
                    await _aend(got)
            return Response(got.status, headers, body.content())
        except httpcore2.LocalProtocolError:
            raise unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from bare(error)

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamed, None]:
        """Give the answer once its status and headers are there; raise `TransportError` if they do not come."""
        import asyncio  # noqa: PLC0415  as above

        deadline = Deadline(request.timeout.total)
        try:
            async with asyncio.timeout(request.timeout.total):
                got = await self._pools.get().handle_async_request(_outgoing(request))
        except httpcore2.LocalProtocolError:
            raise unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error, deadline) from bare(error)
        try:
            headers = checked_headers(decoded(got.headers), self._max_header_bytes)
            yield AsyncStreamed(
                got.status, headers, _async_pieces(request, headers, got.aiter_stream()), self._max_response_bytes
            )
        finally:
            await _aend(got)

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        pool = self._pools.take()
        if pool is not None:
            await pool.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _end(got: Any) -> None:
    """Give the connection back; one over which more came than the answer is closed, and so used no more."""
    if _has_more(got):
        got.extensions["network_stream"].close()
    got.close()


async def _aend(got: Any) -> None:
    if _has_more(got):
        await got.extensions["network_stream"].aclose()
    await got.aclose()


def _has_more(got: Any) -> bool:
    """Return whether the service spoke unasked: that would be taken for the answer to the next request.

    It is looked for where httpcore2 has it: nothing public tells of what was read and is not used.
    """
    connection = getattr(getattr(got.stream, "_stream", None), "_connection", None)
    state: Any = getattr(connection, "_h11_state", None)
    return state is not None and bool(state.trailing_data[0])


def _pieces(request: Request, headers: Headers, received: Iterable[bytes], deadline: Deadline) -> Iterator[bytes]:
    unpacking = Unpacking(headers)
    try:
        for piece in received:
            yield from unpacking.add(piece)
        unpacking.finish()
    except _FAILURES as error:
        raise _failure(request, error, deadline) from bare(error)


async def _async_pieces(request: Request, headers: Headers, received: AsyncIterable[bytes]) -> AsyncIterator[bytes]:
    unpacking = Unpacking(headers)
    try:
        async for piece in received:
            for each in unpacking.add(piece):
                yield each
        unpacking.finish()
    except _FAILURES as error:
        raise _failure(request, error, Deadline(None)) from bare(error)


def _options(max_connections: int, proxy: str | None, tls: ssl.SSLContext | None, *, http2: bool) -> dict[str, Any]:
    if http2 and importlib.util.find_spec("h2") is None:
        message = "HTTP/2 needs the package h2: install the client with its extra http2"
        raise ImportError(message, name="h2")
    return {
        "ssl_context": tls or shared_tls(http2=http2),
        "max_connections": max_connections,
        "max_keepalive_connections": max_connections,
        "keepalive_expiry": IDLE_SECONDS,
        "proxy": None if proxy is None else _proxy(proxy),
        "http2": http2,
    }


def _proxy(url: str) -> httpcore2.Proxy:
    import httpx2  # noqa: PLC0415  hardly any client has one

    try:
        # It takes the name and the password out of the URL.
        proxy = httpx2.Proxy(url)
    except ValueError:
        proxy = None
    if proxy is None:
        # Not repeated, nor in a context, since it may have a password.
        message = "a proxy is like http://proxy.example.com:3128, https:// or socks5://"
        raise ValueError(message)
    address = proxy.url
    return httpcore2.Proxy(
        httpcore2.URL(scheme=address.raw_scheme, host=address.raw_host, port=address.port, target=address.raw_path),
        auth=proxy.raw_auth,
        headers=proxy.headers.raw,
    )


class _Nothing:
    """A body that has no piece; of one that is empty, httpcore2 sends an empty piece, with all that it takes."""

    def __iter__(self) -> Iterator[bytes]:
        return iter(())

    async def __aiter__(self) -> AsyncIterator[bytes]:
        for piece in self:
            yield piece


_NOTHING: Final = _Nothing()


@functools.lru_cache(maxsize=256)
def _scheme_and_host(origin: Origin) -> tuple[bytes, bytes]:
    return origin.scheme.encode(), origin.host.encode()


def _outgoing(request: Request) -> httpcore2.Request:
    origin, target = split(request.url)
    scheme, host = _scheme_and_host(origin)
    headers = [(name.encode(), text.encode()) for name, text in complete(request, origin)]
    timeout = request.timeout
    total = timeout.total
    # The one wait that is for no socket.
    pool = timeout.pool if total is None or (timeout.pool is not None and timeout.pool < total) else total
    seconds = {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": pool}
    outgoing = httpcore2.Request(
        # Not in capitals: methods have a case (RFC 9110 section 9.1).
        request.method,
        httpcore2.URL(scheme=scheme, host=host, port=origin.port, target=target),
        content=request.upload or request.content or _NOTHING,
        extensions={"timeout": seconds},
    )
    # Given before, each would be looked at once more, which takes as long as all else here.
    outgoing.headers = headers
    return outgoing


def _failure(request: Request, error: Exception, deadline: Deadline) -> TransportError:
    if isinstance(error, (httpcore2.TimeoutException, TimeoutError)):
        return too_late(request, _STEPS.get(type(error)), deadline)
    # Of values, only a host name or a URL can be wrong; or what an upload is made of, which is read while it is sent.
    is_address = isinstance(error, ValueError) and request.upload is None
    if is_address or isinstance(error, (httpcore2.ConnectError, httpcore2.UnsupportedProtocol, httpcore2.ProxyError)):
        return not_connected(request, error)
    return no_answer(request, error)
