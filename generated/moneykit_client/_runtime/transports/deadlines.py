"""The end of a call: when it is, and how long a step may wait until then."""

import math
import time


class Deadline:
    """The time at which a call is over."""

    __slots__ = ("end", "total")

    def __init__(self, total: float | None) -> None:
        self.total = total
        self.end = math.inf if total is None else time.monotonic() + total
        """When it is, by the monotonic clock; never is infinitely late."""

    def left(self, step: float | None) -> float | None:
        """Return how long a step may wait that has a limit of its own; less than nothing if the time is over."""
        if self.total is None:
            return step
        left = self.end - time.monotonic()
        return left if step is None else min(step, left)

    def is_over(self) -> bool:
        """Return whether the time is over."""
        return self.total is not None and time.monotonic() >= self.end
