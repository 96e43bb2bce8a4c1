"""The fast asynchronous transport: aiohttp's client, which is the extra `fast`."""

import asyncio
import ssl
import zlib
from collections.abc import AsyncIterator, Awaitable
from contextvars import ContextVar
from functools import lru_cache
from typing import Any, Final, Self

import aiohttp
from yarl import URL

from ..errors import TransportError
from .addresses import split
from .bounds import (
    IDLE_SECONDS,
    MAX_CONNECTIONS,
    MAX_HEADER_BYTES,
    MAX_RESPONSE_BYTES,
    Body,
    checked_headers,
    decoded,
)
from .deadlines import Deadline
from .failures import no_answer, not_connected, too_late
from .idle_connections import is_readable
from .outgoing import HttpProxy, complete
from .pools import OfLoop
from .protocol import Request, Response, Timeout
from .tls import shared_tls

_PIECE: Final = 64 * 1024
"""The longest body that is sent at once; one that is longer comes in such pieces, each of which may take its time."""
_LONGEST_CEILING: Final = 1e9
# These it would add if they were not given.
_NOT_ADDED: Final = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")
_FAILURES: Final = (aiohttp.ClientError, zlib.error, EOFError, OSError, ValueError)


class AiohttpTransport:
    """As `AsyncHttpx2Transport`, for half of its CPU time or less; HTTP/1.1 alone, and proxies of http alone."""

    def __init__(
        self,
        *,
        max_response_bytes: int = MAX_RESPONSE_BYTES,
        max_header_bytes: int = MAX_HEADER_BYTES,
        max_connections: int = MAX_CONNECTIONS,
        proxy: str | None = None,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._max_response_bytes = max_response_bytes
        self._max_header_bytes = max_header_bytes
        by = None if proxy is None else HttpProxy(proxy)
        self._proxy_headers = None if by is None else by.headers
        self._sessions = OfLoop(lambda: _Session(max_header_bytes, max_connections, by, tls))

    async def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none."""
        deadline = Deadline(request.timeout.total)
        try:
            async with asyncio.timeout(request.timeout.total):
                own = self._sessions.get()
                try:
                    await own.wait(request.timeout.pool)
                except TimeoutError as error:
                    raise too_late(request, "pool", deadline) from error
                try:
                    return await self._exchange(own.session, request, deadline)
                finally:
                    own.free.release()
        except aiohttp.ConnectionTimeoutError as error:
            raise too_late(request, "connect", deadline) from error
        except aiohttp.ServerTimeoutError as error:
            raise too_late(request, "read", deadline) from error
        except _WriteTimeoutError as error:
            raise too_late(request, "write", deadline) from error
        except TimeoutError as error:
            raise too_late(request, None, deadline) from error
        except aiohttp.ClientHttpProxyError as error:
            raise not_connected(request, _without_request(error)) from None
        except aiohttp.ClientResponseError as error:
            met = _without_request(error)
            raise no_answer(request, met) from met
        except (aiohttp.ClientConnectorError, aiohttp.InvalidURL) as error:
            raise not_connected(request, error) from error
        except _FAILURES as error:
            raise no_answer(request, error) from error

    async def _exchange(self, session: aiohttp.ClientSession, request: Request, deadline: Deadline) -> Response:
        try:
            origin, target = split(request.url)
        except ValueError as error:
            raise not_connected(request, error) from error
        headers = complete(request, origin)
        if self._proxy_headers and not origin.is_secure:
            # What it is given for a proxy, it says only to open a tunnel.
            headers += self._proxy_headers.items()
        if not request.method.isupper():
            # It would make capitals of it, and methods have a case (RFC 9110 section 9.1).
            message = f"the request was not sent: aiohttp cannot send the method {request.method}"
            raise TransportError(message)
        # Of one name in two spellings, it would send the last field alone.
        spelled: dict[str, str] = {}
        headers = [(spelled.setdefault(name.lower(), name), text) for name, text in headers]
        content = request.content
        body = content if content is None or len(content) <= _PIECE else _Pieces(content, request.timeout.write)
        url = URL(f"{origin.scheme}://{origin.authority}{target}", encoded=True)
        asked = session.request(
            request.method,
            url,
            headers=headers,
            data=body,
            allow_redirects=False,
            timeout=_steps(request.timeout),
            proxy_headers=self._proxy_headers,
        )
        answer: aiohttp.ClientResponse | None = None
        _SOCKET.set(None)
        try:
            answer = await (body.during(asked) if isinstance(body, _Pieces) else asked)
            found = checked_headers(decoded(answer.raw_headers), self._max_header_bytes)
            whole = Body(found, self._max_response_bytes, deadline)
            stream = answer.content
            while piece := await stream.readany():
                whole.add(piece)
            return Response(answer.status, found, whole.content())
        except BaseException:
            # What is left of the answer would be the next one's; and what was not sent yet would keep it open.
            if answer is not None:
                answer.close()
            used = _SOCKET.get()
            if used is not None:
                used.abort()
            raise

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        own = self._sessions.take()
        if own is not None:
            await own.session.close()
            # The sockets are closed in the next round of the event loop, which may be its last.
            await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


_SOCKET: Final[ContextVar[asyncio.Transport | None]] = ContextVar("socket", default=None)
"""What the running call is sent over."""


class _Connector(aiohttp.TCPConnector):
    """Connections, each of which is known to the call that uses it."""

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Any],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  as in its base
    ) -> aiohttp.connector.Connection:
        connection = await super().connect(req, traces, timeout)
        while _is_stale(connection):
            connection.close()
            connection = await super().connect(req, traces, timeout)
        _SOCKET.set(connection.transport)
        return connection


def _is_stale(connection: aiohttp.connector.Connection) -> bool:
    """Return whether a connection was closed over there, or spoke unasked: that would be taken for the answer."""
    protocol, transport = connection.protocol, connection.transport
    if protocol is None or transport is None or protocol.should_close:
        return True
    # What the event loop has not seen yet; of TLS, what is left of the handshake can be there.
    return transport.get_extra_info("sslcontext") is None and is_readable(transport.get_extra_info("socket"))


class _Session:
    """The connections of an event loop."""

    def __init__(
        self, max_header_bytes: int, max_connections: int, proxy: HttpProxy | None, tls: ssl.SSLContext | None
    ) -> None:
        # How many there are is counted here, where waiting for one has a limit of its own.
        connector = _Connector(limit=0, keepalive_timeout=IDLE_SECONDS, ssl=tls or shared_tls())
        self.session: Final = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            skip_auto_headers=_NOT_ADDED,
            auto_decompress=False,
            proxy=None if proxy is None else proxy.url,
            max_line_size=max_header_bytes,
            max_field_size=max_header_bytes,
            max_headers=max_header_bytes,
        )
        # It repeats requests by itself where a connection ends; who calls decides that. There is no argument for it.
        vars(self.session)["_retry_connection"] = False
        self.free: Final = asyncio.Semaphore(max_connections)

    async def wait(self, seconds: float | None) -> None:
        """Wait until one more connection may be used; raise TimeoutError after some seconds."""
        if self.free.locked():
            async with asyncio.timeout(seconds):
                await self.free.acquire()
        else:
            await self.free.acquire()


def _without_request(error: aiohttp.ClientResponseError) -> aiohttp.ClientError:
    # It knows the request, and so its credentials, and shows them.
    return aiohttp.ClientPayloadError(" ".join(error.message.split()))


class _WriteTimeoutError(Exception):
    """The service takes the request too slowly."""


class _Pieces:
    """A long body; each of its pieces is taken in time."""

    def __init__(self, content: bytes, seconds: float | None) -> None:
        self._content = content
        self._seconds = seconds
        self._limit: asyncio.Timeout | None = None

    async def during(self, asked: Awaitable[aiohttp.ClientResponse]) -> aiohttp.ClientResponse:
        """Return the answer to the request that this is the body of."""
        try:
            async with asyncio.timeout(None) as self._limit:
                return await asked
        except TimeoutError:
            if self._limit is not None and self._limit.expired():
                raise _WriteTimeoutError from None
            raise
        finally:
            self._limit = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        now = asyncio.get_running_loop().time
        for at in range(0, len(self._content), _PIECE):
            if self._limit is not None and self._seconds is not None:
                self._limit.reschedule(now() + self._seconds)
            yield self._content[at : at + _PIECE]
        if self._limit is not None:
            self._limit.reschedule(None)


@lru_cache(maxsize=64)
def _steps(timeout: Timeout) -> aiohttp.ClientTimeout:
    # It rounds up what is longer than the ceiling.
    return aiohttp.ClientTimeout(
        total=None, sock_connect=timeout.connect, sock_read=timeout.read, ceil_threshold=_LONGEST_CEILING
    )
