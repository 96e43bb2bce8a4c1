"""A real HTTP/1.1 server on this machine that gives each request a prepared answer and keeps its bytes."""

from __future__ import annotations

import contextlib
import socket
import threading
from types import TracebackType
from typing import Self

from generator.frozen import frozen


@frozen
class Received:
    """A request as it was on the wire."""

    method: str
    target: str
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """Return the value of the first field of a name."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)


@frozen
class Prepared:
    """The answer to give."""

    status: int
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""


class Stage:
    """Answers on a port of loopback, one request of a connection after the other."""

    def __init__(self) -> None:
        self.prepared = Prepared(500)
        self.received: list[Received] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def prepare(self, answer: Prepared) -> None:
        """Answer with this from now on, and forget what was received."""
        self.prepared = answer
        self.received = []

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self._open.add(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection:
            waiting = b""
            while True:
                while b"\r\n\r\n" not in waiting:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    waiting += piece
                head, _, waiting = waiting.partition(b"\r\n\r\n")
                request = _head(head)
                length = int(request.header("content-length") or 0)
                while len(waiting) < length:
                    piece = connection.recv(65536)
                    if not piece:
                        return
                    waiting += piece
                body, waiting = waiting[:length], waiting[length:]
                self.received.append(Received(request.method, request.target, request.headers, body))
                connection.sendall(_bytes(self.prepared, request.method))
        self._open.discard(connection)

    def close(self) -> None:
        """Stop listening and drop every connection."""
        self._listener.close()
        for one in list(self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()


def _head(head: bytes) -> Received:
    first, *lines = head.decode("latin-1").split("\r\n")
    method, target, _ = first.split(" ", 2)
    fields = (line.partition(":") for line in lines)
    return Received(method, target, tuple((name.strip(), value.strip()) for name, _, value in fields), b"")


def _bytes(answer: Prepared, method: str) -> bytes:
    lines = [f"HTTP/1.1 {answer.status} Prepared", *(f"{name}: {value}" for name, value in answer.headers)]
    # RFC 9110, section 6.4.1: these have no content, whatever the contract says.
    bare = method == "HEAD" or answer.status in {204, 304}
    if not bare:
        lines.append(f"Content-Length: {len(answer.body)}")
    return "\r\n".join((*lines, "", "")).encode("latin-1") + (b"" if bare else answer.body)
