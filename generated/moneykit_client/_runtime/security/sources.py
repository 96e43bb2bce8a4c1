"""Credentials that have to be asked for: of a function, once for each request, or of whoever fetches one already."""

import contextlib
import inspect
import threading
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, Generic, Protocol, TypeVar, cast

from ..errors import TransportError, TransportTimeoutError
from ..steps import Pause, Steps
from ..transports.protocol import Request, Response
from .placement import AsyncSecret, Input, Placement, checked

T = TypeVar("T")


class Errands(Protocol):
    """What a call does for a credential before its own request."""

    @property
    def user_agent(self) -> str:
        """Who asks."""
        ...

    def left(self) -> float | None:
        """Return the seconds that the call has left; None if it has any time."""
        ...

    def send(self, request: Request, /) -> Steps[Response | TransportError]:
        """Return what came of a request that does no harm, sent again as often as the client does."""
        ...

    def hold(self, text: str) -> None:
        """Hide a text in all messages about this call."""

    def hide(self, text: str) -> str:
        """Return a text without credentials."""
        ...


class Source(Protocol):
    """Where a credential comes from that no request can have without asking."""

    def obtain(self, scopes: tuple[str, ...], errands: Errands) -> Steps[Placement | None]:
        """Return the credential for a request that needs some scopes."""
        ...

    def forget(self, scopes: tuple[str, ...], refused: Placement) -> None:
        """Use a credential no more, which the service has refused."""


class Functions:
    """A credential that functions of the user's return, at least one for each request."""

    def __init__(
        self,
        place: Callable[[tuple[str, ...]], Placement | None],
        inputs: Sequence[Input],
        given: Sequence[AsyncSecret],
    ) -> None:
        self._place: Final = place
        self._inputs: Final = tuple(zip(inputs, given, strict=True))

    def obtain(self, scopes: tuple[str, ...], errands: Errands) -> Steps[Placement | None]:  # noqa: ARG002  it has none
        """Return what the functions say now."""
        texts: list[str] = []
        for wanted, secret in self._inputs:
            texts.append((yield from told(secret, wanted, errands)))
        return self._place(tuple(texts))

    def forget(self, scopes: tuple[str, ...], refused: Placement) -> None:
        """Do nothing: a function is asked again anyway."""

    def __repr__(self) -> str:
        return "Functions()"


def told(secret: AsyncSecret, wanted: Input, errands: Errands) -> Steps[str]:
    """Return a secret, or what its function returns. Raises ValueError if that is no credential."""
    if isinstance(secret, str):
        return secret
    name = f"the function given as {wanted.argument}"
    asked = Asked(secret, name, errands.left())
    yield asked
    text = checked(asked.answer, wanted, f"what {name} returned")
    if wanted.secret:
        errands.hold(text)
    return text


class Asked(Pause, Generic[T]):
    """A function of the user's, called once; what it raises, the call raises."""

    answer: T

    def __init__(self, function: Callable[[], T | Awaitable[T]], name: str, seconds: float | None) -> None:
        self._function: Final = function
        self._name: Final = name
        self._seconds: Final = seconds

    def here(self) -> None:
        """Call it."""
        try:
            answer = self._function()
        except StopIteration as error:
            # It would end the call that asks.
            message = f"{self._name} raised StopIteration"
            raise RuntimeError(message) from error
        if inspect.isawaitable(answer):
            if inspect.iscoroutine(answer):
                answer.close()
            message = f"{self._name} has to be awaited, which only the asynchronous client does"
            raise TypeError(message)
        self.answer = cast("Any", answer)

    async def aside(self) -> None:
        """Call it, and await what it returns if that is to be awaited, no longer than the call may take."""
        import asyncio  # noqa: PLC0415  only who awaits needs it

        limit = asyncio.timeout(self._seconds)
        try:
            async with limit:
                answer = self._function()
                self.answer = cast("Any", await answer if inspect.isawaitable(answer) else answer)
        except TimeoutError:
            if not limit.expired():
                raise
            message = f"{self._name} did not return in the time that the call has"
            raise TransportTimeoutError(message) from None


class Turn(Generic[T]):
    """One caller's fetching of what others wait for: threads and tasks, of any event loop."""

    def __init__(self) -> None:
        self.fetched: T | None = None
        self.error: Exception | None = None
        """What it ended with instead, where that is everybody's business."""
        self._done: Final = threading.Event()
        self._lock: Final = threading.Lock()
        self._wake: Final[list[Callable[[], None]]] = []

    def end(self) -> None:
        """Let everybody go on."""
        with self._lock:
            self._done.set()
            wake = tuple(self._wake)
        for one in wake:
            one()

    def wait(self, seconds: float | None) -> None:
        """Block until it ends, or the time is over."""
        self._done.wait(seconds)

    async def awaited(self, seconds: float | None) -> None:
        """Return when it has ended, or the time is over."""
        import asyncio  # noqa: PLC0415  only who awaits needs it

        loop = asyncio.get_running_loop()
        woken: asyncio.Future[None] = loop.create_future()

        def wake() -> None:
            # A loop that is closed has nobody left who waits.
            with contextlib.suppress(RuntimeError):
                loop.call_soon_threadsafe(lambda: None if woken.done() else woken.set_result(None))

        with self._lock:
            if self._done.is_set():
                return
            self._wake.append(wake)
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await woken


class Waiting(Pause):
    """The wait for somebody else's turn to end."""

    def __init__(self, turn: Turn[Any], seconds: float | None) -> None:
        self._turn: Final = turn
        self._seconds: Final = seconds

    def here(self) -> None:
        """Block."""
        self._turn.wait(self._seconds)

    async def aside(self) -> None:
        """Await."""
        await self._turn.awaited(self._seconds)
