"""Which connections a call may use: those of its process."""

import os
import threading
from collections.abc import Callable
from typing import Final, Generic, TypeVar

P = TypeVar("P")


class OfProcess(Generic[P]):
    """Something that each process has of its own, made when it is first asked for.

    Two processes that write to one connection would read each other's answers. What a fork inherits is neither used
    nor closed, since closing tells the service; it is kept, since Python closes what nobody has.
    """

    def __init__(self, make: Callable[[], P]) -> None:
        self._make: Final = make
        self._made: tuple[int, P] | None = None
        self._inherited: list[object] = []
        self._lock = threading.Lock()

    def get(self) -> P:
        """Return this process's own."""
        made = self._made
        pid = os.getpid()
        if made is not None and made[0] == pid:
            return made[1]
        if made is not None:
            # Another thread may have held it when the process was forked. Several threads of a new process may come
            # here at once: the lock that one of them leaves behind is then the lock of all.
            self._lock = threading.Lock()
        with self._lock:
            made = self._made
            if made is None or made[0] != pid:
                if made is not None:
                    self._inherited.append(made[1])
                made = self._made = (pid, self._make())
            return made[1]

    def take(self) -> P | None:
        """Return this process's own if it was made, and forget it."""
        made, self._made = self._made, None
        if made is not None and made[0] != os.getpid():
            self._inherited.append(made[1])
            return None
        return None if made is None else made[1]
