"""A server on a real socket that answers with whatever bytes a test gives it, true to HTTP or not."""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from typing import TypeAlias

Answer: TypeAlias = bytes | Callable[[socket.socket], None]
"""Bytes to send after a request, or what to do with the connection instead."""


_TLS_HANDSHAKE = 0x16


class LyingServer:
    """Answers every request the same; a connection stays open for more until `answer` or the client closes it."""

    def __init__(self, answer: Answer, tls: ssl.SSLContext | None = None) -> None:
        self._answer = answer
        self._tls = tls
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.requests: list[bytes] = []
        self.stopping = threading.Event()
        self.port = self._listener.getsockname()[1]
        self.url = f"http{'' if tls is None else 's'}://127.0.0.1:{self.port}"
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def connections(self) -> int:
        """How many connections there were."""
        return len(self._open)

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                self._open.append(connection)
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), self._secured(connection) as connection:  # noqa: PLR1704  the same one
            while request := self._read(connection):
                self.requests.append(request)
                if callable(self._answer):
                    self._answer(connection)
                    return
                connection.sendall(self._answer)
                if b"connection: close" in self._answer.lower():
                    return

    def _secured(self, connection: socket.socket) -> socket.socket:
        if self._tls is None:
            return connection
        try:
            return self._tls.wrap_socket(connection, server_side=True)
        except OSError:
            connection.close()
            raise

    def _read(self, connection: socket.socket) -> bytes:
        received = b""
        while b"\r\n\r\n" not in received:
            piece = connection.recv(65536)
            if not piece:
                return b""
            received += piece
            if received[0] == _TLS_HANDSHAKE:
                return received
        head, _, body = received.partition(b"\r\n\r\n")
        length = next(
            (int(line[15:]) for line in head.lower().split(b"\r\n") if line.startswith(b"content-length:")), 0
        )
        while len(body) < length:
            body += connection.recv(65536)
        return head + b"\r\n\r\n" + body

    def stop(self) -> None:
        """Close everything."""
        self.stopping.set()
        for it in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                it.shutdown(socket.SHUT_RDWR)
            it.close()


@contextlib.contextmanager
def serving(answer: Answer, tls: ssl.SSLContext | None = None) -> Iterator[LyingServer]:
    """Run a server that answers `answer`."""
    server = LyingServer(answer, tls)
    try:
        yield server
    finally:
        server.stop()


def http(body: bytes, *headers: str, status: str = "200 OK") -> bytes:
    """Return a true answer with `body`."""
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", *headers, "", ""]
    return "\r\n".join(lines).encode() + body
