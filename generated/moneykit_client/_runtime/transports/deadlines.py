"""The end of a call: when it is, and how long a step may wait until then."""

import math
import time


class Deadline:
    """The time at which a call is over."""

    __slots__ = ("_end", "total")

    def __init__(self, total: float | None) -> None:
        self.total = total
        self._end = None if total is None else time.monotonic() + total

    @property
    def end(self) -> float:
        """When it is, by the monotonic clock; never is infinitely late."""
        return math.inf if self._end is None else self._end

    def left(self, step: float | None) -> float | None:
        """Return how long a step may wait that has a limit of its own; less than nothing if the time is over."""
        if self._end is None:
            return step
        left = self._end - time.monotonic()
        return left if step is None else min(step, left)

    def is_over(self) -> bool:
        """Return whether the time is over."""
        return self._end is not None and time.monotonic() >= self._end
