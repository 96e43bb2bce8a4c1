"""Transports that ask an ASGI application in the same process."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Generator, Iterator, MutableMapping
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from typing import Any, Final, TypeAlias
from urllib.parse import unquote, urlsplit

from ..errors import TransportError
from .answering import answered, in_time
from .protocol import AsyncStreamed, Headers, Request, Response, Streamed

AsgiMessage: TypeAlias = MutableMapping[str, Any]
AsgiApp: TypeAlias = Callable[
    [AsgiMessage, Callable[[], Awaitable[AsgiMessage]], Callable[[AsgiMessage], Awaitable[None]]], Awaitable[None]
]
"""An application as ASGI 3.0 describes it, such as a Starlette one."""


class AsgiTransport:
    """Asks an ASGI application, in the event loop of the call; its lifespan is neither started nor stopped."""

    takes_uploads: Final = True

    def __init__(self, app: AsgiApp) -> None:
        self._app = app

    async def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it ends without a whole answer."""
        return await in_time(self._whole(request), request)

    async def _whole(self, request: Request) -> Response:
        async with self.stream(request) as answer:
            content = b"".join([piece async for piece in answer.pieces])
        return Response(answer.status, answer.headers, content)

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamed, None]:
        """Give the answer once the application has begun it; one that is left early is told, and cancelled.

        It ends when the application does; what that raises, this raises.
        """
        connection = _Connection(request)
        running = asyncio.create_task(connection.run(self._app))
        try:
            status, headers = await answered(connection.head(running), request, request.timeout.total)
            yield AsyncStreamed(status, headers, _pieces(request, connection, running))
        finally:
            await connection.leave(running)


class SyncAsgiTransport:
    """As `AsgiTransport`, for a client without asyncio: each call is in an event loop of its own.

    In a coroutine it raises RuntimeError: the asynchronous client is for that. While a stream is
    open, its event loop runs only when a piece is asked for.
    """

    takes_uploads: Final = True

    def __init__(self, app: AsgiApp) -> None:
        self._transport = AsgiTransport(app)

    def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it ends without a whole answer."""
        _refuse_in_a_coroutine()
        return asyncio.run(self._transport.handle(request))

    @contextmanager
    def stream(self, request: Request) -> Generator[Streamed, None, None]:
        """Give the answer once the application has begun it."""
        _refuse_in_a_coroutine()
        with asyncio.Runner() as runner:
            stack = AsyncExitStack()
            answer = runner.run(stack.enter_async_context(self._transport.stream(request)))
            try:
                yield Streamed(answer.status, answer.headers, _awaited(runner, answer.pieces), answer.limit)
            finally:
                runner.run(stack.aclose())


def _refuse_in_a_coroutine() -> None:
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return
    message = "in a coroutine, use the asynchronous client and AsgiTransport"
    raise RuntimeError(message)


def _awaited(runner: asyncio.Runner, pieces: AsyncIterator[bytes]) -> Iterator[bytes]:
    async def following() -> bytes | None:
        return await anext(pieces, None)

    while (piece := runner.run(following())) is not None:
        yield piece


class _Connection:
    """What stands between an application and who asks it: a piece is sent when the one before was taken."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._sending = _sent(request)
        self._received: asyncio.Queue[AsgiMessage] = asyncio.Queue(1)
        self._over = asyncio.Event()
        """Set when the answer is complete, or nobody waits for it any longer."""
        self._is_left = False

    async def run(self, app: AsgiApp) -> None:
        """Ask an application; raises what it raises."""
        await app(_scope(self._request), self._receive, self._send)

    async def _receive(self) -> AsgiMessage:
        message = await anext(self._sending, None)
        if message is None:
            # An application may wait for it while it answers, and would then end.
            await self._over.wait()
            return {"type": "http.disconnect"}
        return message

    async def _send(self, message: AsgiMessage) -> None:
        if self._is_left:
            # As version 2.4 of the specification of HTTP says.
            error = "nobody waits for the answer any longer"
            raise OSError(error)
        if self._over.is_set():
            return
        await self._received.put(message)
        if message["type"] == "http.response.body" and not message.get("more_body", False):
            self._over.set()

    async def following(self, running: asyncio.Task[None]) -> AsgiMessage:
        """Return the next message of the application; raise what it raises, `TransportError` if it ends before it."""
        if self._received.empty() and not running.done():
            waiting = asyncio.ensure_future(self._received.get())
            try:
                await asyncio.wait((waiting, running), return_when=asyncio.FIRST_COMPLETED)
                if waiting.done():
                    return waiting.result()
            finally:
                waiting.cancel()
        if not self._received.empty():
            return self._received.get_nowait()
        await running
        message = "the application ended without a whole answer"
        raise TransportError(message)

    async def head(self, running: asyncio.Task[None]) -> tuple[int, Headers]:
        """Return the status and the headers."""
        while (message := await self.following(running))["type"] != "http.response.start":
            pass
        pairs = ((name.decode("latin-1"), text.decode("latin-1")) for name, text in message.get("headers", ()))
        return message["status"], Headers(pairs)

    async def leave(self, running: asyncio.Task[None]) -> None:
        """Let the application end."""
        if self._over.is_set():
            # What it does behind its answer, it may do.
            await running
            return
        self._is_left = True
        self._over.set()
        running.cancel()
        with suppress(asyncio.CancelledError, Exception):
            await running


async def _pieces(request: Request, connection: _Connection, running: asyncio.Task[None]) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await answered(connection.following(running), request, request.timeout.read)
        if message["type"] == "http.response.body":
            piece = message.get("body", b"")
            if piece:
                yield bytes(piece)
            more = message.get("more_body", False)


async def _sent(request: Request) -> AsyncIterator[AsgiMessage]:
    """Yield the body of a request as an application gets it."""
    if request.upload is not None:
        async for piece in request.upload:
            yield {"type": "http.request", "body": piece, "more_body": True}
    yield {"type": "http.request", "body": request.content or b"", "more_body": False}


def _scope(request: Request) -> AsgiMessage:
    parts = urlsplit(request.url)
    headers = [("host", parts.netloc), *request.headers]
    length = request.upload.length if request.upload is not None else len(request.content or b"")
    if length is None:
        headers.append(("transfer-encoding", "chunked"))
    elif request.upload is not None or request.content is not None:
        headers.append(("content-length", str(length)))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.4"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": parts.scheme,
        "path": unquote(parts.path) or "/",
        "raw_path": parts.path.encode("ascii") or b"/",
        "query_string": parts.query.encode("ascii"),
        "root_path": "",
        "headers": [(name.lower().encode("latin-1"), text.encode("latin-1")) for name, text in headers],
        "client": ("127.0.0.1", 0),
        "server": (parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)),
    }
