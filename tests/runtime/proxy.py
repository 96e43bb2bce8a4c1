"""A proxy on a real socket: it forwards plain requests, tunnels the others, and writes down what it was asked."""

import contextlib
import socket
import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

_END = b"\r\n\r\n"


class Proxy:
    """Answers 407 unless it is asked with the header that it wants."""

    def __init__(self, wanted: bytes | None) -> None:
        self._wanted = wanted
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.heads: list[bytes] = []
        self.port = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                client, _ = self._listener.accept()
                self._open.append(client)
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        with contextlib.suppress(OSError), client:
            received = b""
            while _END not in received:
                piece = client.recv(65536)
                if not piece:
                    return
                received += piece
            head = received.partition(_END)[0]
            self.heads.append(head)
            if self._wanted is not None and self._wanted not in head:
                client.sendall(b"HTTP/1.1 407 No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
                return
            method, target, _ = head.split(b"\r\n")[0].split(b" ")
            if method == b"CONNECT":
                host, _, port = target.decode().rpartition(":")
                with socket.create_connection((host.strip("[]"), int(port))) as service:
                    client.sendall(b"HTTP/1.1 200 Connection established\r\n\r\n")
                    _both_ways(client, service)
                return
            address = urlsplit(target.decode())
            with socket.create_connection((address.hostname or "", address.port or 80)) as service:
                service.sendall(received.replace(target, f"{address.path}".encode(), 1))
                _both_ways(client, service)

    def stop(self) -> None:
        """Close everything."""
        for one in (self._listener, *self._open):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()


def _both_ways(client: socket.socket, service: socket.socket) -> None:
    back = threading.Thread(target=_copy, args=(service, client), daemon=True)
    back.start()
    _copy(client, service)
    back.join()


def _copy(source: socket.socket, target: socket.socket) -> None:
    with contextlib.suppress(OSError):
        while piece := source.recv(65536):
            target.sendall(piece)
    with contextlib.suppress(OSError):
        target.shutdown(socket.SHUT_WR)


@contextlib.contextmanager
def proxying(wanted: bytes | None = None) -> Iterator[Proxy]:
    """Run a proxy."""
    proxy = Proxy(wanted)
    try:
        yield proxy
    finally:
        proxy.stop()
