"""A pool: the connections that nobody uses, and how many may be open."""

import select
import threading
import time
from collections.abc import Hashable, Iterator
from typing import Final, Generic, Protocol, TypeVar

from .bounds import IDLE_SECONDS


class Waited(Protocol):
    """What the system can wait for."""

    def fileno(self) -> int:
        """Return its number."""
        ...


class Connection(Protocol):
    """What a pool keeps."""

    @property
    def sock(self) -> Waited:
        """Its socket."""
        ...

    def close(self) -> None:
        """Close it."""
        ...


C = TypeVar("C", bound=Connection)


class IdleConnections(Generic[C]):
    """Connections by where they go; the one that was used last is used next, so that the others can be closed."""

    def __init__(self, max_connections: int) -> None:
        self._limit: Final = max_connections
        self._free: Final = threading.Semaphore(max_connections)
        self._lock: Final = threading.Lock()
        self._idle: Final[dict[Hashable, list[tuple[float, C]]]] = {}
        self._used = 0
        self._closed = False

    def take(self, where: Hashable, seconds: float | None) -> C | None:
        """Return an open connection that nobody uses, or None: one may be opened. Then `give` is to be called.

        Raises TimeoutError if as many as may be are used all the time.
        """
        # Most calls need not wait, and then need not say how long.
        if not self._free.acquire(blocking=False) and (
            (seconds is not None and seconds <= 0) or not self._free.acquire(timeout=seconds)
        ):
            raise TimeoutError
        found: C | None = None
        closing: list[C] = []
        oldest = time.monotonic() - IDLE_SECONDS
        with self._lock:
            self._used += 1
            idle = self._idle.get(where)
            while idle and found is None:
                since, last = idle.pop()
                if since >= oldest and not is_readable(last.sock):
                    found = last
                else:
                    closing.append(last)
            if found is None:
                closing += self._surplus()
        for each in closing:
            each.close()
        return found

    def _surplus(self) -> Iterator[C]:
        """Take out connections until one more may be opened: of each place the one that was not used for longest."""
        count = sum(map(len, self._idle.values()))
        while count + self._used > self._limit:
            idle = next(one for one in self._idle.values() if one)
            yield idle.pop(0)[1]
            count -= 1

    def give(self, where: Hashable, connection: C | None) -> None:
        """Take back what `take` returned, or was opened after it; None if it is closed."""
        with self._lock:
            self._used -= 1
            if connection is not None and not self._closed:
                self._idle.setdefault(where, []).append((time.monotonic(), connection))
                connection = None
        self._free.release()
        if connection is not None:
            connection.close()

    def close(self) -> None:
        """Close the connections, those that are used as soon as they are given back."""
        with self._lock:
            self._closed = True
            idle = [connection for each in self._idle.values() for _, connection in each]
            self._idle.clear()
        for connection in idle:
            connection.close()


def is_readable(sock: Waited) -> bool:
    """Return whether a socket that nobody waits for can be read: it was closed over there, or speaks unasked."""
    if not hasattr(select, "poll"):
        # On Windows, where numbers of sockets have no limit.
        return bool(select.select([sock], [], [], 0)[0])
    poll = select.poll()
    poll.register(sock, select.POLLIN)
    return bool(poll.poll(0))
