"""When calls of an event loop are over: one timer for all of them, since to start and stop one costs what parsing does.

A call that goes well only says until when it may wait. The timer is due when the first of those that are under way is,
or before; then it looks which are, and waits for the next.
"""

import asyncio
import math
from types import TracebackType
from typing import Final, Self

from .deadlines import Deadline


class Watch:
    """A call that is under way, and until when it may wait for what it waits for; used in a `with`.

    It ends as with `asyncio.timeout`: what is awaited is cancelled, and TimeoutError raised.
    """

    __slots__ = ("_cancelling", "_end", "_is_over", "_task", "_watches", "due", "has_waited")

    def __init__(self, watches: "Watches", end: float) -> None:
        self._watches = watches
        self._end = end
        self._task: asyncio.Task[object] | None = None
        self._cancelling = 0
        self._is_over = False
        self.due = end
        self.has_waited = False
        """Whether it is over since one of its steps took too long."""

    def __enter__(self) -> Self:
        task = asyncio.current_task()
        if task is None:
            message = "a call is made in a task"
            raise RuntimeError(message)
        self._task = task
        self._cancelling = task.cancelling()
        watches = self._watches
        watches.running.add(self)
        if self.due < watches.wakes:
            watches.wake(self.due)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        task, self._task = self._task, None
        self._watches.running.discard(self)
        if self._is_over and task is not None:
            # Whoever else cancels the task meanwhile is not told that it took too long.
            is_ours = task.uncancel() <= self._cancelling
            if is_ours and kind is not None and issubclass(kind, asyncio.CancelledError):
                raise TimeoutError from error

    def wait(self, seconds: float | None) -> None:
        """Wait for the next step no longer than so many seconds from now on; None for as long as the call may take."""
        self.due = self._end if seconds is None else min(self._end, self._watches.now() + seconds)
        if self.due < self._watches.wakes:
            self._watches.wake(self.due)

    def over(self) -> None:
        """End the call."""
        if self._task is not None:
            self.has_waited = self.due < self._end
            self._is_over = True
            self._task.cancel()


class Watches:
    """The calls of an event loop that are under way."""

    def __init__(self) -> None:
        self._loop: Final = asyncio.get_running_loop()
        self.now: Final = self._loop.time
        self.wakes = math.inf
        """When the timer is due."""
        self._timer: asyncio.TimerHandle | None = None
        self.running: Final[set[Watch]] = set()
        """Those that are watched."""

    def of(self, deadline: Deadline) -> Watch:
        """Return what watches a call of the running task."""
        return Watch(self, deadline.end)

    def wake(self, due: float) -> None:
        """Look at all calls at a time."""
        if self._timer is not None:
            self._timer.cancel()
        self.wakes = due
        self._timer = self._loop.call_at(due, self._look)

    def _look(self) -> None:
        self._timer, self.wakes = None, math.inf
        now = self.now()
        for watch in [one for one in self.running if one.due <= now]:
            self.running.discard(watch)
            watch.over()
        due = min((one.due for one in self.running), default=math.inf)
        if due < math.inf:
            self.wake(due)

    def close(self) -> None:
        """Stop the timer."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self.wakes = math.inf
