"""A lock that is never inherited: whoever holds it when a process is forked is not in the new one."""

import os
import threading


class ProcessLock:
    """A lock of this process."""

    def __init__(self) -> None:
        self._process = os.getpid()
        self._lock = threading.Lock()

    def own(self) -> threading.Lock:
        """Return the lock, for a `with`."""
        if self._process != os.getpid():
            self._process, self._lock = os.getpid(), threading.Lock()
        return self._lock
