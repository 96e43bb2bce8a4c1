"""The default transports: httpx2's connections without its client on top, which would cost as much again."""

import asyncio
import functools
import ssl
import threading
import weakref
from collections.abc import Mapping
from typing import Any, Final, Self
from urllib.parse import urlsplit

import httpx2

from .errors import ConnectError, ResponseTooLargeError, TransportError, TransportTimeoutError
from .transport import Headers, Request, Response

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
MAX_CONNECTIONS: Final = 100

# Beside httpx2's own errors, a host name can fail to be encoded and a socket can fail in its own words.
_FAILURES: Final = (httpx2.HTTPError, httpx2.InvalidURL, httpx2.StreamError, OSError, UnicodeError)
# What is understood without optional packages.
_ACCEPT_ENCODING: Final = ("Accept-Encoding", "gzip, deflate")


class Httpx2Transport:
    """Keeps connections open between requests, from any thread. No redirect is followed: a token must not travel on."""

    def __init__(
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._http = httpx2.HTTPTransport(**_options(max_connections, proxy, tls))

    def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none."""
        try:
            answer = self._http.handle_request(_outgoing(request))
            try:
                body = _Body(answer, self._max_response_bytes)
                for piece in answer.iter_bytes():
                    body.add(piece)
            finally:
                answer.close()
        except httpx2.LocalProtocolError:
            raise _unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error) from error
        return body.response()

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncHttpx2Transport:
    """As `Httpx2Transport`, from any asyncio event loop: connections belong to the loop that made them."""

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
        self._by_loop: weakref.WeakKeyDictionary[asyncio.AbstractEventLoop, httpx2.AsyncHTTPTransport]
        self._by_loop = weakref.WeakKeyDictionary()
        self._lock = threading.Lock()

    async def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none."""
        try:
            answer = await self._of_this_loop().handle_async_request(_outgoing(request))
            try:
                body = _Body(answer, self._max_response_bytes)
                async for piece in answer.aiter_bytes():
                    body.add(piece)
            finally:
                await answer.aclose()
        except httpx2.LocalProtocolError:
            raise _unwritable() from None
        except _FAILURES as error:
            raise _failure(request, error) from error
        return body.response()

    def _of_this_loop(self) -> httpx2.AsyncHTTPTransport:
        loop = asyncio.get_running_loop()
        with self._lock:
            transport = self._by_loop.get(loop)
            if transport is None:
                transport = self._by_loop[loop] = httpx2.AsyncHTTPTransport(**self._options)
            return transport

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        with self._lock:
            transport = self._by_loop.pop(asyncio.get_running_loop(), None)
        if transport is not None:
            await transport.aclose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


class _Body:
    """The body of an answer as it comes in, as long as it is not too large; compressed or not makes no difference."""

    def __init__(self, answer: httpx2.Response, limit: int) -> None:
        self._answer = answer
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0

    def add(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            message = f"the answer is larger than {self._limit} bytes, the max_response_bytes of the transport"
            raise ResponseTooLargeError(message)
        self._pieces.append(piece)

    def response(self) -> Response:
        raw = self._answer.headers.raw
        headers = Headers((name.decode("latin-1"), text.decode("latin-1")) for name, text in raw)
        return Response(self._answer.status_code, headers, b"".join(self._pieces))


@functools.cache
def _shared_tls() -> ssl.SSLContext:
    # Reading the certificate authorities takes tens of milliseconds.
    return httpx2.create_ssl_context()


def _options(max_connections: int, proxy: str | None, tls: ssl.SSLContext | None) -> dict[str, Any]:
    limits = httpx2.Limits(max_connections=max_connections, max_keepalive_connections=max_connections)
    return {"verify": tls or _shared_tls(), "limits": limits, "proxy": proxy}


def _outgoing(request: Request) -> httpx2.Request:
    timeout = request.timeout
    seconds = {"connect": timeout.connect, "read": timeout.read, "write": timeout.write, "pool": timeout.pool}
    outgoing = httpx2.Request(
        request.method,
        request.url,
        headers=[*request.headers, _ACCEPT_ENCODING],
        content=request.content,
        extensions={"timeout": seconds},
    )
    # It makes capitals of every method, and methods have a case (RFC 9110 section 9.1).
    outgoing.method = request.method
    return outgoing


def _unwritable() -> TransportError:
    # What httpx2 says, and so the cause, repeats the header that it refuses.
    return TransportError("the request is not valid HTTP and was not sent")


_TOO_LATE: Final[Mapping[type[Exception], str]] = {
    httpx2.ConnectTimeout: "accepted no connection",
    httpx2.ReadTimeout: "did not answer",
    httpx2.WriteTimeout: "did not take the request",
    httpx2.PoolTimeout: "had no free connection in the pool",
}


def _failure(request: Request, error: Exception) -> TransportError:
    service = urlsplit(request.url).netloc
    if isinstance(error, httpx2.TimeoutException):
        return TransportTimeoutError(f"{service} {_TOO_LATE.get(type(error), 'was not done')} in time")
    reason = str(error) or type(error).__name__
    if isinstance(error, (httpx2.ConnectError, httpx2.UnsupportedProtocol, httpx2.InvalidURL, UnicodeError)):
        return ConnectError(f"no connection to {service}: {reason}")
    return TransportError(f"no whole answer from {service}: {reason}")
