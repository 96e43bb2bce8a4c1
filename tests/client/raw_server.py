"""A server that answers every request with given bytes, whatever they are, and keeps the requests as they came."""

import contextlib
import json
import socket
import socketserver
import threading
from collections.abc import Iterator, Mapping
from http.client import responses
from typing import Any

PATIENCE = 30
"""How many seconds a connection is held open for a client that does not close it."""


class RawServer:
    """What was asked on one server."""

    def __init__(self, answer: bytes | None, *, hang_up: bool) -> None:
        self.answer = answer
        self.hang_up = hang_up
        self.url = ""
        self.heads: list[bytes] = []
        """Each request line with its headers, byte for byte."""
        self.connections = 0
        self.closed = threading.Semaphore(0)
        """Released for each connection that has ended."""

    @property
    def request_lines(self) -> list[bytes]:
        """The request lines, byte for byte."""
        return [head.partition(b"\r\n")[0] for head in self.heads]


@contextlib.contextmanager
def answering(answer: bytes | None, *, hang_up: bool = True) -> Iterator[RawServer]:
    """Answer every request with `answer` until the block ends, and then hang up; None never answers."""
    seen = RawServer(answer, hang_up=hang_up)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 128

    class Handler(_Connection):
        server_of = seen

    with Server(("127.0.0.1", 0), Handler) as server:
        seen.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield seen
        finally:
            server.shutdown()
            thread.join()


class _Connection(socketserver.StreamRequestHandler):
    server_of: RawServer
    timeout = PATIENCE

    def handle(self) -> None:
        seen = self.server_of
        seen.connections += 1
        # A client that has read enough may hang up in the middle.
        with contextlib.suppress(ConnectionError, TimeoutError):
            while head := self._head():
                seen.heads.append(head)
                if seen.answer is not None:
                    self.wfile.write(seen.answer)
                    if seen.hang_up:
                        break
        seen.closed.release()

    def _head(self) -> bytes:
        lines: list[bytes] = []
        while (line := self.rfile.readline()) not in {b"", b"\r\n"}:
            lines.append(line)
        return b"".join(lines)


def unused_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        port: int = bound.getsockname()[1]
        return port


def http(status: int, content: bytes = b"", headers: Mapping[str, str] | None = None) -> bytes:
    """Return an answer: Content-Length and Content-Type application/json unless `headers` say otherwise."""
    fields = {"Content-Type": "application/json", "Content-Length": str(len(content)), **(headers or {})}
    head = [
        f"HTTP/1.1 {status} {responses.get(status, '')}",
        *(f"{name}: {text}" for name, text in fields.items() if text),
    ]
    return "\r\n".join([*head, "", ""]).encode("latin-1") + content


def http_json(status: int, body: Any, headers: Mapping[str, str] | None = None) -> bytes:
    """Return an answer with a JSON body."""
    return http(status, json.dumps(body).encode(), headers)
