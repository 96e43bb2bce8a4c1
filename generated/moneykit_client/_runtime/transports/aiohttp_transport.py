"""The fast asynchronous transport: aiohttp's client, which is the extra `fast`."""

import asyncio
import ssl
import zlib
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from functools import lru_cache
from typing import Final, Self

import aiohttp
from yarl import URL

from ..errors import TransportError
from ..values.uploads import Pieces
from . import aiohttp_body
from .addresses import split
from .aiohttp_connections import ADDED, CALL, Session
from .bounds import (
    MAX_CONNECTIONS,
    MAX_HEADER_BYTES,
    MAX_RESPONSE_BYTES,
    Body,
    Unpacking,
    checked_headers,
    decoded,
    whole,
)
from .deadlines import Deadline
from .failures import Step, bare, no_answer, not_connected, too_late
from .loops import OfLoop
from .outgoing import CHUNKED, Fields, HttpProxy, complete, lowered
from .protocol import AsyncStreamed, Headers, Request, Response, Timeout
from .watches import Watch

_LONGEST_CEILING: Final = 1e9
_ADDED: Final = frozenset(name.lower() for name in ADDED)
_FAILURES: Final = (aiohttp.ClientError, aiohttp_body.WriteTimeoutError, zlib.error, EOFError, OSError, ValueError)


class AiohttpTransport:
    """As `AsyncHttpx2Transport`, for half of its CPU time or less; HTTP/1.1 alone, and proxies of http alone."""

    takes_uploads: Final = True

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
        self._sessions = OfLoop(lambda: Session(max_header_bytes, max_connections, by, tls))

    async def handle(self, request: Request) -> Response:
        """Return the answer, decompressed; raise `TransportError` if there is none."""
        deadline = Deadline(request.timeout.total)
        own = self._sessions.get()
        watch = own.watches.of(deadline)
        try:
            with watch:
                # To wait for nothing takes its time, too.
                await (_waited(own, request, deadline) if own.free.locked() else own.free.acquire())
                asked = _Asked(request, watch)
                try:
                    answer = asked.answer = await asked.begun(own.session, request, self._proxy_headers)
                    found = _head(answer, self._max_header_bytes)
                    stream = answer.content
                    if stream.is_eof():
                        # As most are that are short: all of it came with its head.
                        content = whole(found, stream.read_nowait(), self._max_response_bytes, deadline)
                        return Response(answer.status, found, content)
                    body = Body(found, self._max_response_bytes, deadline)
                    while True:
                        watch.wait(request.timeout.read)
                        piece = await stream.readany()
                        if not piece:
                            return Response(answer.status, found, body.content())
                        body.add(piece)
                finally:
                    asked.end()
                    own.free.release()
        except _FAILURES as error:
            raise _failure(request, error, deadline, watch) from bare(_shown(error))

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamed, None]:
        """Give the answer once its status and headers are there; raise `TransportError` if they do not come."""
        deadline = Deadline(request.timeout.total)
        own = self._sessions.get()
        watch = own.watches.of(deadline)
        asked: _Asked | None = None
        try:
            try:
                with watch:
                    await (_waited(own, request, deadline) if own.free.locked() else own.free.acquire())
                    asked = _Asked(request, watch)
                    answer = asked.answer = await asked.begun(own.session, request, self._proxy_headers)
                found = _head(answer, self._max_header_bytes)
            except _FAILURES as error:
                raise _failure(request, error, deadline, watch) from bare(_shown(error))
            yield AsyncStreamed(answer.status, found, _pieces(request, found, answer), self._max_response_bytes)
        finally:
            if asked is not None:
                asked.end()
                own.free.release()

    async def aclose(self) -> None:
        """Close the connections of the running event loop."""
        own = self._sessions.take()
        if own is not None:
            own.watches.close()
            await own.session.close()
            # The sockets are closed in the next round of the event loop, which may be its last.
            await asyncio.sleep(0)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


async def _waited(own: Session, request: Request, deadline: Deadline) -> None:
    """Wait until one of the connections may be used, until it is released."""
    try:
        await own.wait(request.timeout.pool)
    except TimeoutError as error:
        raise too_late(request, "pool", deadline) from bare(error)


class _Asked:
    """A request that is under way."""

    def __init__(self, request: Request, watch: Watch) -> None:
        self._watch: Watch | None = watch
        self._seconds = request.timeout.read
        content = request.content
        pieces = request.upload or (Pieces(content) if content and len(content) > aiohttp_body.PIECE else None)
        self._pieces = None if pieces is None else aiohttp_body.Body(pieces, request.timeout.write, self._sent)
        self._socket: asyncio.Transport | None = None
        self.answer: aiohttp.ClientResponse | None = None
        """What came."""

    def begun(
        self, session: aiohttp.ClientSession, request: Request, proxy_headers: dict[str, str] | None
    ) -> Awaitable[aiohttp.ClientResponse]:
        """Return what gives the answer once its head has come."""
        try:
            origin, target = split(request.url)
        except ValueError as error:
            raise not_connected(request, error) from bare(error)
        headers = complete(request, origin)
        if proxy_headers and not origin.is_secure:
            # What it is given for a proxy, it says only to open a tunnel.
            headers += proxy_headers.items()
        names, is_mixed = lowered(tuple([name for name, _ in headers]))
        if not request.method.isupper():
            # It would make capitals of it, and methods have a case (RFC 9110 section 9.1).
            message = f"the request was not sent: aiohttp cannot send the method {request.method}"
            raise TransportError(message)
        if request.upload is not None and request.upload.length is None:
            # It says so itself, and refuses to say it twice.
            headers.remove(CHUNKED)
        if is_mixed:
            # Of one name in two spellings, it would send the last field alone.
            spelled: dict[str, str] = {}
            headers = Fields((spelled.setdefault(name.lower(), name), text) for name, text in headers)
        asked = session.request(
            request.method,
            URL(f"{origin.scheme}://{origin.authority}{target}", encoded=True),
            headers=headers,
            data=request.content if self._pieces is None else self._pieces,
            allow_redirects=False,
            skip_auto_headers=None if names >= _ADDED else ADDED,
            timeout=_steps(request.timeout),
            proxy_headers=proxy_headers,
        )
        CALL.set(self)
        return asked if self._pieces is None else self._pieces.during(asked)

    def connected(self, socket: asyncio.Transport | None) -> None:
        """Take note of what it is sent over, and that it is sent now."""
        self._socket = socket
        watch = self._watch
        if self._pieces is None and watch is not None:
            watch.wait(self._seconds)

    def _sent(self) -> None:
        if self._watch is not None:
            self._watch.wait(self._seconds)

    def end(self) -> None:
        """Let the connection go; close it unless the request was sent and the answer received."""
        answer, pieces, socket = self.answer, self._pieces, self._socket
        # What waits for the connection to be readable keeps the context in which that was made, and so this.
        self.answer = self._pieces = self._socket = self._watch = None
        if answer is not None and answer.closed and (pieces is None or pieces.is_over):
            return
        # What is left of the answer would be the next one's; and what was not sent yet would keep it open.
        if answer is not None:
            answer.close()
        if socket is not None:
            socket.abort()


def _head(answer: aiohttp.ClientResponse, limit: int) -> Headers:
    found = checked_headers(decoded(answer.raw_headers), limit)
    encodings = found.get_all("transfer-encoding")
    if encodings and [one.lower() for one in encodings] != ["chunked"]:
        # Whoever stands between may have read the answer otherwise (RFC 9112 section 6.1).
        message = "its Transfer-Encoding is not chunked"
        raise aiohttp.ClientPayloadError(message)
    return found


async def _pieces(request: Request, headers: Headers, answer: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    seconds = request.timeout.read
    unpacking = Unpacking(headers)
    try:
        while True:
            async with asyncio.timeout(seconds):
                piece = await answer.content.readany()
            if not piece:
                break
            for each in unpacking.add(piece):
                yield each
        unpacking.finish()
    except _FAILURES as error:
        raise _failure(request, error, Deadline(None)) from bare(_shown(error))


def _failure(request: Request, error: Exception, deadline: Deadline, watch: Watch | None = None) -> TransportError:
    if isinstance(error, aiohttp.ConnectionTimeoutError):
        return too_late(request, "connect", deadline)
    if isinstance(error, aiohttp.ServerTimeoutError):
        return too_late(request, "read", deadline)
    if isinstance(error, aiohttp_body.WriteTimeoutError):
        return too_late(request, "write", deadline)
    if isinstance(error, TimeoutError):
        # Without one, it is a piece that did not come.
        step: Step | None = "read" if watch is None or watch.has_waited else None
        return too_late(request, step, deadline)
    shown = _shown(error)
    if isinstance(error, (aiohttp.ClientHttpProxyError, aiohttp.ClientConnectorError, aiohttp.InvalidURL)):
        return not_connected(request, shown)
    return no_answer(request, shown)


def _shown(error: Exception) -> Exception:
    """Return an error as it may be shown."""
    if not isinstance(error, aiohttp.ClientResponseError):
        return error
    # It knows the request, and so its credentials, and shows them.
    return aiohttp.ClientPayloadError(" ".join(error.message.split()))


@lru_cache(maxsize=64)
def _steps(timeout: Timeout) -> aiohttp.ClientTimeout:
    # It rounds up what is longer than the ceiling.
    return aiohttp.ClientTimeout(total=None, sock_connect=timeout.connect, ceil_threshold=_LONGEST_CEILING)
