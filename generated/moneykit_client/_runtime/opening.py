"""Opening an answer that is read while it comes in: in as many attempts as it takes, the last of which stays open."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AsyncExitStack, ExitStack
from typing import Any

from attrs import evolve

from .errors import TransportError
from .settings import Settings, explain
from .transports.deadlines import Deadline
from .transports.failures import bare, too_late
from .transports.protocol import (
    FIRST_ERROR,
    AsyncStreamed,
    AsyncStreaming,
    AsyncTransport,
    Headers,
    Request,
    Response,
    Streamed,
    Streaming,
    Transport,
)
from .wire.call import Call
from .wire.sequences import too_large
from .wire.streaming import Reading

_NOTHING = Streamed(0, Headers(), iter(()))


class Opening:
    """The attempts to open one answer; `stack` holds what is open, and closes it."""

    def __init__(self, call: Call[Any], settings: Settings, stack: ExitStack) -> None:
        self._call = call
        self._stack = stack
        self._answer = _NOTHING
        self._hidden = settings.credentials.hidden

    def over(self, carrier: Transport) -> Callable[[Request], Response]:
        """Return what carries a request and gives the head of the answer, or the whole of an error."""

        def handle(request: Request) -> Response:
            self._stack.close()
            body = _Body(request)
            if isinstance(carrier, Streaming):
                answer = self._stack.enter_context(carrier.stream(request))
            else:
                whole = carrier.handle(request)
                answer = Streamed(whole.status, whole.headers, iter((whole.content,)))
            self._answer = answer
            if answer.status < FIRST_ERROR:
                return Response(answer.status, answer.headers)
            for piece in answer.pieces:
                body.add(piece, answer.limit)
            self._stack.close()
            return Response(answer.status, answer.headers, bytes(body.content))

        return handle

    def finish(self, response: Response) -> Reading[Any]:
        """Return what makes items of the answer."""
        self._hidden = self._hidden.snapshot()
        return Reading(self._call.operation, response, self._answer.limit, self._hidden.hide)

    def answer(self) -> Streamed:
        """Return the open answer."""
        return evolve(self._answer, pieces=self._explained(self._answer.pieces))

    def _explained(self, pieces: Iterator[bytes]) -> Iterator[bytes]:
        try:
            yield from pieces
        except TransportError as error:
            explain(error, self._call, self._hidden)
            raise


class AsyncOpening:
    """As `Opening`."""

    def __init__(self, call: Call[Any], settings: Settings, stack: AsyncExitStack) -> None:
        self._call = call
        self._stack = stack
        self._answer: AsyncStreamed | None = None
        self._hidden = settings.credentials.hidden

    def over(self, carrier: AsyncTransport) -> Callable[[Request], Awaitable[Response]]:
        """Return what carries a request and gives the head of the answer, or the whole of an error."""

        async def handle(request: Request) -> Response:
            await self._stack.aclose()
            body = _Body(request)
            if isinstance(carrier, AsyncStreaming):
                answer = await self._stack.enter_async_context(carrier.stream(request))
            else:
                whole = await carrier.handle(request)
                answer = AsyncStreamed(whole.status, whole.headers, _one(whole.content))
            self._answer = answer
            if answer.status < FIRST_ERROR:
                return Response(answer.status, answer.headers)
            await body.read(answer)
            await self._stack.aclose()
            return Response(answer.status, answer.headers, bytes(body.content))

        return handle

    def finish(self, response: Response) -> Reading[Any]:
        """Return what makes items of the answer."""
        limit = _NOTHING.limit if self._answer is None else self._answer.limit
        self._hidden = self._hidden.snapshot()
        return Reading(self._call.operation, response, limit, self._hidden.hide)

    def answer(self) -> AsyncStreamed:
        """Return the open answer."""
        found = self._answer
        if found is None:
            message = "there is no answer yet"
            raise RuntimeError(message)
        return evolve(found, pieces=self._explained(found.pieces))

    async def _explained(self, pieces: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
        try:
            async for piece in pieces:
                yield piece
        except TransportError as error:
            explain(error, self._call, self._hidden)
            raise


class _Body:
    """The body of an error, which is kept as a whole, and has the time of its request."""

    def __init__(self, request: Request) -> None:
        self._request = request
        self._deadline = Deadline(request.timeout.total)
        self.content = bytearray()

    def add(self, piece: bytes, limit: int) -> None:
        self.content += piece
        if len(self.content) > limit:
            raise too_large(limit)
        if self._deadline.is_over():
            raise too_late(self._request, "read", self._deadline)

    async def read(self, answer: AsyncStreamed) -> None:
        import asyncio  # noqa: PLC0415  a client that is not asynchronous does without

        limit = asyncio.timeout(self._deadline.left(None))
        try:
            async with limit:
                async for piece in answer.pieces:
                    self.add(piece, answer.limit)
        except TimeoutError as error:
            if not limit.expired():
                raise
            raise too_late(self._request, "read", self._deadline) from bare(error)


async def _one(content: bytes) -> AsyncIterator[bytes]:
    yield content
