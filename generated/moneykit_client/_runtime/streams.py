"""Answers that are read while they come in: `stream` of a method, typed item by item."""

from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, ExitStack
from typing import Any, Generic, ParamSpec, Self, TypeVar, cast, overload

from .client import AsyncClient, Client
from .errors import ContractError
from .resources import AsyncBound, AsyncMethod, AsyncResource, Bound, Method, Resource
from .results import Result
from .transports.protocol import AsyncStreamed, Headers, Streamed
from .wire.call import Call
from .wire.streaming import Reading, streaming

P = ParamSpec("P")
T = TypeVar("T")
R = TypeVar("R", bound=Result[Any])
I = TypeVar("I")  # noqa: E741  an item


class _Answer(Generic[I]):
    """What a stream knows of its answer."""

    status: int
    """The HTTP status code."""
    headers: Headers

    def __init__(self, call: Call[Any]) -> None:
        self._call = streaming(call)
        self._reading: Reading[I] | None = None
        self._found: Iterator[Any] = iter(())
        self._is_over = False

    def _opened(self, answer: Streamed | AsyncStreamed, reading: Reading[I]) -> None:
        self.status, self.headers, self._reading = answer.status, answer.headers, reading

    def _open_reading(self) -> Reading[I]:
        if self._reading is None:
            message = "a stream is used in a `with`, which opens and closes it"
            raise RuntimeError(message)
        return self._reading

    def _next_found(self, reading: Reading[I]) -> tuple[I, ...]:
        """Return the next item of what has come in, or nothing if there is none."""
        for raw in self._found:
            item = reading.item(raw)
            if not reading.is_done:
                return (item,)
            self._end()
            break
        return ()

    def _take(self, reading: Reading[I], piece: bytes | None) -> None:
        """Take what came next; None is the end."""
        self._found = reading.feed(piece) if piece is not None else reading.end()
        self._is_over = piece is None

    def _end(self) -> None:
        self._found, self._is_over = iter(()), True

    def __repr__(self) -> str:
        return f"<{type(self).__name__} of {self._call.operation}>"


class Stream(_Answer[I]):
    """The items of an answer as they come in; the `with` sends the request, and releases the connection at its end.

    Reading raises `TransportError` where the answer ends too early, and `ContractError` for an item that does not fit;
    the items behind that one can still be read.
    """

    def __init__(self, client: Client, call: Call[Any]) -> None:
        super().__init__(call)
        self._client = client
        self._stack = ExitStack()
        self._pieces: Iterator[bytes] = iter(())

    def __enter__(self) -> Self:
        answer, reading = self._client.open(self._call, self._stack)
        self._opened(answer, reading)
        self._pieces = answer.pieces
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Release the connection; there are no further items."""
        self._end()
        self._stack.close()

    def __iter__(self) -> Iterator[I]:
        return self

    def __next__(self) -> I:
        reading = self._open_reading()
        try:
            while True:
                found = self._next_found(reading)
                if found:
                    return found[0]
                if self._is_over:
                    break
                self._take(reading, next(self._pieces, None))
        except ContractError:
            # The next item may be one.
            raise
        except BaseException:
            self.close()
            raise
        self.close()
        raise StopIteration


class AsyncStream(_Answer[I]):
    """As `Stream`, with `async with` and `async for`."""

    def __init__(self, client: AsyncClient, call: Call[Any]) -> None:
        super().__init__(call)
        self._client = client
        self._stack = AsyncExitStack()
        self._pieces: AsyncIterator[bytes] | None = None

    async def __aenter__(self) -> Self:
        answer, reading = await self._client.open(self._call, self._stack)
        self._opened(answer, reading)
        self._pieces = answer.pieces
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()

    async def aclose(self) -> None:
        """Release the connection; there are no further items."""
        self._end()
        await self._stack.aclose()

    def __aiter__(self) -> AsyncIterator[I]:
        return self

    async def __anext__(self) -> I:
        reading = self._open_reading()
        try:
            while True:
                found = self._next_found(reading)
                if found:
                    return found[0]
                if self._is_over or self._pieces is None:
                    break
                self._take(reading, await anext(self._pieces, None))
        except ContractError:
            # The next item may be one.
            raise
        except BaseException:
            await self.aclose()
            raise
        await self.aclose()
        raise StopAsyncIteration


class StreamedBound(Bound[P, T, R], Generic[P, T, R, I]):
    """A method of a client whose answer can be read while it comes in."""

    def stream(self, *args: P.args, **kwargs: P.kwargs) -> Stream[I]:
        """Return the items of the answer as they come in: `with method.stream(…) as stream: for item in stream: …`.

        The `with` raises what a call raises.
        """
        return Stream(self._client, self._function(self._resource, *args, **kwargs))


class AsyncStreamedBound(AsyncBound[P, T, R], Generic[P, T, R, I]):
    """A method of an asynchronous client whose answer can be read while it comes in."""

    def stream(self, *args: P.args, **kwargs: P.kwargs) -> AsyncStream[I]:
        """Return the items of the answer as they come in; the `async with` raises what a call raises."""
        return AsyncStream(self._client, self._function(self._resource, *args, **kwargs))


class StreamedMethod(Method[P, T, R], Generic[P, T, R, I]):
    """What `streamed` makes."""

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: Resource, owner: type) -> StreamedBound[P, T, R, I]: ...
    def __get__(self, resource: Resource | None, owner: type) -> Self | StreamedBound[P, T, R, I]:
        return self if resource is None else cast("StreamedBound[P, T, R, I]", self._kept(resource, StreamedBound))


class AsyncStreamedMethod(AsyncMethod[P, T, R], Generic[P, T, R, I]):
    """What `async_streamed` makes."""

    @overload
    def __get__(self, resource: None, owner: type) -> Self: ...
    @overload
    def __get__(self, resource: AsyncResource, owner: type) -> AsyncStreamedBound[P, T, R, I]: ...
    def __get__(self, resource: AsyncResource | None, owner: type) -> Self | AsyncStreamedBound[P, T, R, I]:
        bound = None if resource is None else self._kept(resource, AsyncStreamedBound)
        return self if bound is None else cast("AsyncStreamedBound[P, T, R, I]", bound)


class streamed(Generic[I]):  # noqa: N801  a decorator
    """Make a method whose answer can be streamed, of a method; it says what the items are."""

    def __call__(self, method: Method[P, T, R]) -> StreamedMethod[P, T, R, I]:
        """Return the method."""
        return StreamedMethod(method.function, method.kind)


class async_streamed(Generic[I]):  # noqa: N801  a decorator
    """Make a method of an asynchronous client whose answer can be streamed, of a method."""

    def __call__(self, method: AsyncMethod[P, T, R]) -> AsyncStreamedMethod[P, T, R, I]:
        """Return the method."""
        return AsyncStreamedMethod(method.function, method.kind)
