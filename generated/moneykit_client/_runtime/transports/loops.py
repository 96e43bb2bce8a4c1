"""Which connections an asynchronous call may use: those of its event loop."""

import threading
import weakref
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from .pools import OfProcess

if TYPE_CHECKING:
    from asyncio import AbstractEventLoop

P = TypeVar("P")


class OfLoop(Generic[P]):
    """Something that each event loop has of its own, made when it is first asked for."""

    def __init__(self, make: Callable[[], P]) -> None:
        self._make: Final = make
        self._by_loop: OfProcess[weakref.WeakKeyDictionary[AbstractEventLoop, P]] = OfProcess(weakref.WeakKeyDictionary)
        self._lock: Final = OfProcess(threading.Lock)

    def get(self) -> P:
        """Return the running loop's own."""
        from asyncio import get_running_loop  # noqa: PLC0415  a client that is not asynchronous does without

        loop = get_running_loop()
        by_loop = self._by_loop.get()
        found = by_loop.get(loop)
        if found is None:
            with self._lock.get():
                # Connections know their loop, so a loop that was closed before them would never be forgotten.
                for ended in [one for one in by_loop if one.is_closed()]:
                    del by_loop[ended]
                found = by_loop[loop] = self._make()
        return found

    def take(self) -> P | None:
        """Return the running loop's own if it was made, and forget it."""
        from asyncio import get_running_loop  # noqa: PLC0415  as above

        with self._lock.get():
            return self._by_loop.get().pop(get_running_loop(), None)
