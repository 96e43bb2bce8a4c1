"""Which connections an asynchronous call may use: those of its event loop."""

import os
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
        self._last: tuple[AbstractEventLoop, int, P] | None = None
        """What was asked for last, by which process: mostly it is asked for again."""
        self._running: Callable[[], AbstractEventLoop] | None = None

    def get(self) -> P:
        """Return the running loop's own."""
        if self._running is None:
            from asyncio import get_running_loop  # noqa: PLC0415  a client that is not asynchronous does without

            self._running = get_running_loop
        loop = self._running()
        last = self._last
        if last is not None and last[0] is loop and last[1] == os.getpid():
            return last[2]
        by_loop = self._by_loop.get()
        found = by_loop.get(loop)
        if found is None:
            with self._lock.get():
                # Connections know their loop, so a loop that was closed before them would never be forgotten.
                for ended in [one for one in by_loop if one.is_closed()]:
                    del by_loop[ended]
                found = by_loop[loop] = self._make()
        self._last = loop, os.getpid(), found
        return found

    def take(self) -> P | None:
        """Return the running loop's own if it was made, and forget it."""
        from asyncio import get_running_loop  # noqa: PLC0415  as above

        self._last = None
        with self._lock.get():
            return self._by_loop.get().pop(get_running_loop(), None)
