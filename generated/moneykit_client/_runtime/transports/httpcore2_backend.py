"""Sockets for httpcore2 that wait at each step as long as it may take, and never longer than the call may."""

import ssl
import threading
from collections.abc import Iterable
from typing import Any, Final

import httpcore2

from .deadlines import Deadline

_PIECE: Final = 16 * 1024
"""Bytes handed to a socket at once, so that what is left of the time is looked at between."""


class Backend(httpcore2.NetworkBackend):
    """Opens sockets that keep to the deadline of the call in whose thread they are used."""

    def __init__(self) -> None:
        self._sockets: Final = httpcore2.SyncBackend()
        self._of_this_thread: Final = threading.local()

    def keep_to(self, deadline: Deadline | None) -> Deadline | None:
        """Keep to a deadline in this thread, or to none; return the one before, which is to be kept to afterwards."""
        before: Deadline | None = getattr(self._of_this_thread, "deadline", None)
        self._of_this_thread.deadline = deadline
        return before

    def left(self, step: float | None, late: type[Exception]) -> float | None:
        """Return how long a step of the running call may wait; raise `late` if it may not wait at all."""
        deadline: Deadline | None = getattr(self._of_this_thread, "deadline", None)
        left = step if deadline is None else deadline.left(step)
        if left is not None and left <= 0:
            raise late
        return left

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore2.SOCKET_OPTION] | None = None,
    ) -> httpcore2.NetworkStream:
        """Return a connection."""
        left = self.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._sockets.connect_tcp(host, port, left, local_address, socket_options), self)


class _Stream(httpcore2.NetworkStream):
    """A connection."""

    def __init__(self, stream: httpcore2.NetworkStream, backend: Backend) -> None:
        self._stream = stream
        self._backend = backend

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Return the next bytes."""
        return self._stream.read(max_bytes, self._backend.left(timeout, httpcore2.ReadTimeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send bytes."""
        if len(buffer) <= _PIECE:
            self._stream.write(buffer, self._backend.left(timeout, httpcore2.WriteTimeout))
            return
        for at in range(0, len(buffer), _PIECE):
            self._stream.write(buffer[at : at + _PIECE], self._backend.left(timeout, httpcore2.WriteTimeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore2.NetworkStream:
        """Return the same connection with TLS on top."""
        left = self._backend.left(timeout, httpcore2.ConnectTimeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, left), self._backend)

    def close(self) -> None:
        """Close the connection."""
        self._stream.close()

    def get_extra_info(self, info: str) -> Any:
        """Return what httpcore2 asks of the socket."""
        return self._stream.get_extra_info(info)
