"""What http.client takes for a socket: each of its steps ends in time."""

import http.client
import io
import re
import socket
from typing import Any, Final

from .deadlines import Deadline

_PIECE: Final = 16 * 1024
"""Bytes handed to a socket at once, so that what is left of the time is looked at between."""
_BUFFER: Final = 64 * 1024
_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,16})[ \t]*(;.*)?\r\n", re.DOTALL)
"""RFC 9112 section 7.1."""
_LONGEST_TRAILER: Final = 64 * 1024


class TimedSocket:
    """A socket that keeps to the deadline of the running call."""

    def __init__(self, raw: socket.socket) -> None:
        self._raw = raw
        self._deadline = Deadline(None)
        self._read: float | None = None
        self._write: float | None = None
        self._files = 0
        self._closed = False

    def limit(self, deadline: Deadline, read: float | None, write: float | None) -> None:
        """Say when the call is over, and how long its steps may take."""
        self._deadline, self._read, self._write = deadline, read, write

    def _wait(self, step: float | None) -> None:
        left = self._deadline.left(step)
        if left is not None and left <= 0:
            raise TimeoutError
        self._raw.settimeout(left)

    def sendall(self, data: bytes) -> None:
        """Send all of `data`."""
        view = memoryview(data)
        while view:
            self._wait(self._write)
            view = view[self._raw.send(view[:_PIECE]) :]

    def receive_into(self, buffer: Any) -> int:
        """Receive some bytes; returns how many, 0 at the end."""
        self._wait(self._read)
        return self._raw.recv_into(buffer)

    def makefile(self, _mode: str) -> "Lines":
        """Return a file to read an answer from."""
        self._files += 1
        return Lines(File(self), _BUFFER)

    def fileno(self) -> int:
        """Return what the system calls the socket."""
        return self._raw.fileno()

    def close(self) -> None:
        """Close the socket as soon as nobody reads an answer from it."""
        self._closed = True
        if not self._files:
            self._raw.close()

    def file_closed(self) -> None:
        """Count one reader less."""
        self._files -= 1
        if self._closed and not self._files:
            self._raw.close()


class File(io.RawIOBase):
    """A socket as a file to be read from once."""

    def __init__(self, timed: TimedSocket) -> None:
        super().__init__()
        self._timed = timed
        self.has_ended = False
        """Whether the service said that there is no more."""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Receive some bytes; returns how many, 0 at the end."""
        size = self._timed.receive_into(buffer)
        if not size:
            self.has_ended = True
        return size

    def close(self) -> None:
        """Read no more."""
        if not self.closed:
            super().close()
            self._timed.file_closed()


class Lines(io.BufferedReader):
    """An answer, read by http.client, which takes more for lines of HTTP/1.1 than are any."""

    chunked = False
    """Whether the next line is the size of a chunk."""
    _left = 0

    def readline(self, size: int | None = -1, /) -> bytes:
        """Return the next line; raise HTTPException for what whoever stands between may have read otherwise."""
        line = super().readline(size)
        text = line.removesuffix(b"\n").removesuffix(b"\r")
        if b"\r" in text or b"\0" in text:
            message = "a line of it has a carriage return or a null within"
            raise http.client.HTTPException(message)
        if self.chunked:
            chunk = _CHUNK.fullmatch(line)
            if chunk is None:
                message = "a chunk of it has no size"
                raise http.client.HTTPException(message)
            if not int(chunk[1], 16):
                self.chunked, self._left = False, _LONGEST_TRAILER
        elif self._left:
            self._left -= len(line)
            if self._left <= 0:
                message = "its trailer is too long"
                raise http.client.HTTPException(message)
        return line
