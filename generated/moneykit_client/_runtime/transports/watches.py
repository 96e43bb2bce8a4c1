"""When calls of an event loop are over: one timer for all of them, since to start and stop one costs what parsing does.

A call that goes well only says until when it may wait. The timer is due when the first of those that are under way is,
or before; then it looks which are, and waits for the next.
"""

import asyncio
import math
from typing import Final

from .deadlines import Deadline


class Watch:
    """A call that is under way, and until when it may wait for what it waits for."""

    __slots__ = ("_end", "_watches", "due", "has_waited", "limit")

    def __init__(self, watches: "Watches", limit: asyncio.Timeout, end: float) -> None:
        self._watches = watches
        self._end = end
        self.limit: Final = limit
        self.due = end
        self.has_waited = False
        """Whether it is over since one of its steps took too long."""

    def wait(self, seconds: float | None) -> None:
        """Wait for the next step no longer than so many seconds from now on; None for as long as the call may take."""
        self.due = self._end if seconds is None else min(self._end, self._watches.now() + seconds)
        if self.due < self._watches.wakes:
            self._watches.wake(self.due)

    def over(self) -> None:
        """End the call."""
        self.has_waited = self.due < self._end
        self.limit.reschedule(self._watches.now())


class Watches:
    """The calls of an event loop that are under way."""

    def __init__(self) -> None:
        self._loop: Final = asyncio.get_running_loop()
        self.now: Final = self._loop.time
        self.wakes = math.inf
        """When the timer is due."""
        self._timer: asyncio.TimerHandle | None = None
        self._watches: Final[set[Watch]] = set()

    def begin(self, limit: asyncio.Timeout, deadline: Deadline) -> Watch:
        """Return what watches a call; `limit` is what ends it."""
        watch = Watch(self, limit, deadline.end)
        self._watches.add(watch)
        if watch.due < self.wakes:
            self.wake(watch.due)
        return watch

    def end(self, watch: Watch) -> None:
        """Watch a call no longer."""
        self._watches.discard(watch)

    def wake(self, due: float) -> None:
        """Look at all calls at a time."""
        if self._timer is not None:
            self._timer.cancel()
        self.wakes = due
        self._timer = self._loop.call_at(due, self._look)

    def _look(self) -> None:
        self._timer, self.wakes = None, math.inf
        now = self.now()
        for watch in [one for one in self._watches if one.due <= now]:
            self._watches.discard(watch)
            watch.over()
        due = min((one.due for one in self._watches), default=math.inf)
        if due < math.inf:
            self.wake(due)

    def close(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.wakes = math.inf
