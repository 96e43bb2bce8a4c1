"""The classes that every generated client extends."""

import time
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any, Final, Generic, NoReturn, Self, TypeVar

from attrs import evolve

from .errors import TransportError
from .exchange import exchange
from .observing.hooks import Hooks
from .process_lock import ProcessLock
from .results import Result
from .retries import Retries
from .security.placement import Given, Signature
from .settings import Service, Settings
from .steps import Pause
from .transports.choice import Named, checked, opened, opened_async
from .transports.protocol import AsyncStreamed, AsyncTransport, Request, Response, Streamed, Timeout, Transport
from .wire.answer import read, read_result
from .wire.call import Call

if TYPE_CHECKING:
    from contextlib import AsyncExitStack, ExitStack

    from .wire.streaming import Reading

__all__ = ["AsyncClient", "Client", "Service"]

T = TypeVar("T")
R = TypeVar("R", bound=Result[Any])
Carrier = TypeVar("Carrier")
Ending = TypeVar("Ending")


class _Line(Generic[Carrier, Ending]):
    """The way to the service, which a client shares with those that `with_options` makes of it."""

    def __init__(self, given: Carrier | None, opened: Callable[[], tuple[Carrier, Callable[[], Ending]]]) -> None:
        self.carrier = given
        self.is_closed = False
        self._opened: Final = opened
        self._lock: Final = ProcessLock()
        self._close: Callable[[], Ending] | None = None

    def open(self, owner: object) -> Carrier:
        """Return what carries requests; it is made when it is first needed. Raises RuntimeError once it is closed."""
        with self._lock.own():
            self.refuse_if_closed(owner)
            if self.carrier is None:
                self.carrier, self._close = self._opened()
            return self.carrier

    def close(self) -> Callable[[], Ending] | None:
        """Let nobody use it from now on; return what closes the connections, if they are ours."""
        with self._lock.own():
            self.is_closed = True
            return self._close

    def refuse_if_closed(self, owner: object) -> None:
        """Raise RuntimeError if it is closed."""
        if self.is_closed:
            message = f"this {type(owner).__name__} is closed"
            raise RuntimeError(message)


class _AnyClient:
    """What `Client` and `AsyncClient` share: everything but waiting."""

    _settings: Settings
    _line: _Line[Any, Any]

    @property
    def base_url(self) -> str:
        """Where requests go."""
        return self._settings.base_url

    @property
    def timeout(self) -> Timeout:
        """How long a call and each of its steps may take."""
        return self._settings.timeout

    @property
    def retries(self) -> Retries:
        """How often a request that failed is sent again."""
        return self._settings.retries

    @property
    def hooks(self) -> tuple[Hooks, ...]:
        """What hears of each request."""
        return self._settings.hooks

    def curl(self, call: Call[Any]) -> str:
        """Return the curl command for a call, with environment variables in the places of credentials."""
        return self._settings.curl(call)

    def with_options(
        self,
        *,
        timeout: float | Timeout | None = None,
        retries: int | Retries | None = None,
        hooks: Iterable[Hooks] | None = None,
    ) -> Self:
        """Return this client with other options, for some calls: `client.with_options(retries=0).group.operation()`.

        It shares the connections of this one and is closed with it.
        """
        other = object.__new__(type(self))
        for name, value in vars(self).items():
            # Groups of operations know their client; they are made anew.
            is_group = "_client" in getattr(value, "__dict__", ())
            vars(other)[name] = type(value)(other) if is_group else value
        other._settings = self._settings.but(timeout, retries, hooks)
        return other

    def __repr__(self) -> str:
        return f"{type(self).__name__}(base_url={self.base_url!r})"

    def __reduce__(self) -> NoReturn:
        message = "a client holds credentials and connections and is not pickled; make one where it is needed"
        raise TypeError(message)


class Client(_AnyClient):
    """A client to be used from any thread; close it, or use it in a `with`."""

    def __init__(  # noqa: PLR0913  what can be chosen
        self,
        service: Service,
        *,
        credentials: Given,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),  # noqa: B008  immutable
        retries: int | Retries = Retries(),  # noqa: B008  immutable
        hooks: Iterable[Hooks] = (),
        transport: Transport | Named | None = None,
        auth: Callable[[Request], Signature] | None = None,
        allow_http: bool = False,
    ) -> None:
        self._settings = Settings.of(
            service,
            credentials=credentials,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            auth=auth,
            allow_http=allow_http,
        )
        named = checked(transport) if isinstance(transport, str) else "httpx2"
        given = None if isinstance(transport, str) else transport
        self._line: _Line[Transport, None] = _Line(given, partial(_own, named))

    def send(self, call: Call[T]) -> T:
        """Return what the operation returns; raise a `ServiceError` if it fails, ValueError if it cannot be sent."""
        hide = self._settings.credentials.hide
        return self._run(call, lambda response: read(call.operation, response, hide))

    def raw(self, call: Call[Any], kind: type[R]) -> R:
        """Return the whole answer, as a `Result` of some kind; raise as `send` does."""
        began = time.perf_counter()
        hide = self._settings.credentials.hide

        def finish(response: Response) -> R:
            return read_result(kind, call.operation, response, time.perf_counter() - began, hide)

        return self._run(call, finish)

    def open(self, call: Call[Any], stack: "ExitStack") -> "tuple[Streamed, Reading[Any]]":
        """Return the answer while it comes in, and what makes items of it; `stack` closes it. Raises as `send` does."""
        from .opening import Opening  # noqa: PLC0415  few calls are streams

        opening = Opening(call, self._settings, stack)
        try:
            reading = self._run(call, opening.finish, opening.over)
        except BaseException:
            stack.close()
            raise
        return opening.answer(), reading

    def _run(
        self,
        call: Call[Any],
        finish: Callable[[Response], T],
        over: Callable[[Transport], Callable[[Request], Response]] | None = None,
    ) -> T:
        self._line.refuse_if_closed(self)
        steps = exchange(call, self._settings, finish)
        outcome: Response | TransportError | None
        try:
            step = next(steps)
            carrier = self._line.carrier or self._line.open(self)
            handle = carrier.handle if over is None else over(carrier)
            while True:
                outcome = None
                try:
                    if isinstance(step, Request):
                        outcome = handle(step if step.upload is None else _taken(carrier, step))
                    elif isinstance(step, Pause):
                        step.here()
                    else:
                        time.sleep(step)
                except BaseException as error:  # noqa: BLE001  the steps decide what comes of it
                    if not (isinstance(step, Request) and isinstance(error, TransportError)):
                        # It ends the call, if nothing else can be done; whoever looks on is told.
                        step = steps.throw(error)
                        continue
                    outcome = error
                step = steps.send(outcome)
        except StopIteration as ended:
            value: T = ended.value
            return value
        finally:
            # At once: others may wait for what this call has begun.
            steps.close()

    def close(self) -> None:
        """Close the connections, but not a transport that was given; calls raise RuntimeError from now on."""
        close = self._line.close()
        if close is not None:
            close()

    def __enter__(self) -> Self:
        self._line.refuse_if_closed(self)
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


class AsyncClient(_AnyClient):
    """A client to be used from any asyncio event loop; close it, or use it in an `async with`."""

    def __init__(  # noqa: PLR0913  what can be chosen
        self,
        service: Service,
        *,
        credentials: Given,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),  # noqa: B008  immutable
        retries: int | Retries = Retries(),  # noqa: B008  immutable
        hooks: Iterable[Hooks] = (),
        transport: AsyncTransport | Named | None = None,
        auth: Callable[[Request], Signature | Awaitable[Signature]] | None = None,
        allow_http: bool = False,
    ) -> None:
        self._settings = Settings.of(
            service,
            credentials=credentials,
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            auth=auth,
            allow_http=allow_http,
        )
        named = checked(transport) if isinstance(transport, str) else "httpx2"
        given = None if isinstance(transport, str) else transport
        self._line: _Line[AsyncTransport, Awaitable[None]] = _Line(given, partial(_own_async, named))

    def send(self, call: Call[T]) -> Coroutine[Any, Any, T]:
        """Return what the operation returns; raise a `ServiceError` if it fails, ValueError if it cannot be sent."""
        hide = self._settings.credentials.hide
        # Not `async`, which would be one more for the event loop to go through at each step.
        return self._run(call, lambda response: read(call.operation, response, hide))

    async def raw(self, call: Call[Any], kind: type[R]) -> R:
        """Return the whole answer, as a `Result` of some kind; raise as `send` does."""
        began = time.perf_counter()
        hide = self._settings.credentials.hide

        def finish(response: Response) -> R:
            return read_result(kind, call.operation, response, time.perf_counter() - began, hide)

        return await self._run(call, finish)

    async def open(self, call: Call[Any], stack: "AsyncExitStack") -> "tuple[AsyncStreamed, Reading[Any]]":
        """Return the answer while it comes in, and what makes items of it; `stack` closes it. Raises as `send` does."""
        from .opening import AsyncOpening  # noqa: PLC0415  few calls are streams

        opening = AsyncOpening(call, self._settings, stack)
        try:
            reading = await self._run(call, opening.finish, opening.over)
        except BaseException:
            await stack.aclose()
            raise
        return opening.answer(), reading

    async def _run(
        self,
        call: Call[Any],
        finish: Callable[[Response], T],
        over: Callable[[AsyncTransport], Callable[[Request], Awaitable[Response]]] | None = None,
    ) -> T:
        self._line.refuse_if_closed(self)
        steps = exchange(call, self._settings, finish)
        outcome: Response | TransportError | None
        try:
            step = next(steps)
            carrier = self._line.carrier or self._line.open(self)
            handle = carrier.handle if over is None else over(carrier)
            while True:
                outcome = None
                try:
                    if isinstance(step, Request):
                        outcome = await handle(step if step.upload is None else await _taken_async(carrier, step))
                    elif isinstance(step, Pause):
                        await step.aside()
                    else:
                        await _sleep(step)
                except BaseException as error:  # noqa: BLE001  the steps decide what comes of it
                    if not (isinstance(step, Request) and isinstance(error, TransportError)):
                        # It ends the call, if nothing else can be done; whoever looks on is told.
                        step = steps.throw(error)
                        continue
                    outcome = error
                step = steps.send(outcome)
        except StopIteration as ended:
            value: T = ended.value
            return value
        finally:
            # At once: others may wait for what this call has begun.
            steps.close()

    async def aclose(self) -> None:
        """Close the connections, but not a transport that was given; calls raise RuntimeError from now on."""
        # Kept, since each event loop closes its own connections.
        close = self._line.close()
        if close is not None:
            await close()

    async def __aenter__(self) -> Self:
        self._line.refuse_if_closed(self)
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.aclose()


def _taken(carrier: Transport, request: Request) -> Request:
    """Return a request as a transport takes it: one that does not take uploads gets their bytes."""
    if request.upload is None or getattr(carrier, "takes_uploads", False):
        return request
    return evolve(request, content=request.upload.read(), upload=None)


async def _taken_async(carrier: AsyncTransport, request: Request) -> Request:
    if request.upload is None or getattr(carrier, "takes_uploads", False):
        return request
    return evolve(request, content=await request.upload.aread(), upload=None)


def _own(named: Named) -> tuple[Transport, Callable[[], None]]:
    own = opened(named)
    return own, own.close


def _own_async(named: Named) -> tuple[AsyncTransport, Callable[[], Awaitable[None]]]:
    own = opened_async(named)
    return own, own.aclose


async def _sleep(seconds: float) -> None:
    import asyncio  # noqa: PLC0415  hardly any call waits

    await asyncio.sleep(seconds)
