"""A real HTTP proxy between a caller and the server, which writes down what both said and may lie for the server."""

import contextlib
import http.client
import socket
import socketserver
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from email.policy import HTTP
from typing import TypeAlias
from urllib.parse import urlsplit

HOP_BY_HOP = frozenset({"connection", "content-length", "keep-alive", "transfer-encoding"})
"""Headers that are about one connection or about how a body is cut up; the proxy makes its own (RFC 9110, 7.6.1)."""

PATIENCE = 60
"""How many seconds the server gets to answer."""


@dataclass(frozen=True)
class Exchange:
    """One request and its answer, as the caller saw it."""

    method: str
    target: str
    """The request target just as it was sent (RFC 9112, 3.2)."""
    request_headers: Message
    status: int
    headers: Message
    content: bytes

    @property
    def authorization(self) -> str | None:
        """The credentials that were sent; None if there were none."""
        value: str | None = self.request_headers["Authorization"]
        return value


Lie: TypeAlias = Callable[[Exchange], Exchange]
"""What the caller is told instead of the truth."""


class Witness:
    """What was said on one proxy."""

    def __init__(self, upstream: str, lie: Lie | None) -> None:
        parts = urlsplit(upstream)
        self.upstream = (parts.hostname or "", parts.port or 80)
        self.lie: Lie = lie or (lambda exchange: exchange)
        self.url = ""
        """Where the proxy listens."""
        self.exchanges: list[Exchange] = []
        self.troubles: list[BaseException] = []
        """What went wrong in the proxy itself, or in a server that did not answer."""


@contextlib.contextmanager
def witnessing(upstream: str, lie: Lie | None = None) -> Iterator[Witness]:
    """Stand in front of the server at the URL `upstream` until the block ends."""
    witness = Witness(upstream, lie)

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 128

        def handle_error(self, *_: object) -> None:
            """Say nothing: `_Caller` has kept it."""

    class Handler(_Caller):
        seen_by = witness

    with Server(("127.0.0.1", 0), Handler) as server:
        witness.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield witness
        finally:
            server.shutdown()
            thread.join()


class _Caller(socketserver.StreamRequestHandler):
    """A connection of the caller."""

    seen_by: Witness
    disable_nagle_algorithm = True

    def handle(self) -> None:
        """Pass on one request after the other, until the caller hangs up."""
        try:
            while head := self._head():
                self._pass_on(head)
        except (ConnectionError, TimeoutError) as trouble:
            if not isinstance(trouble, ConnectionResetError | BrokenPipeError):
                self.seen_by.troubles.append(trouble)
        except Exception as trouble:
            self.seen_by.troubles.append(trouble)
            raise

    def _head(self) -> bytes:
        """Return the request line and the headers byte for byte; nothing if the caller has hung up."""
        lines: list[bytes] = []
        while line := self.rfile.readline():
            lines.append(line)
            if line in {b"\r\n", b"\n"}:
                return b"".join(lines)
        return b""

    def _pass_on(self, head: bytes) -> None:
        line, _, fields = head.partition(b"\n")
        method, target, _ = line.decode("latin-1").strip().split(" ", 2)
        headers = BytesHeaderParser(policy=HTTP.clone(max_line_length=None)).parsebytes(fields)
        body = self.rfile.read(int(headers.get("Content-Length") or 0))
        with socket.create_connection(self.seen_by.upstream, PATIENCE) as upstream:
            upstream.sendall(head + body)
            answer = http.client.HTTPResponse(upstream, method=method)
            answer.begin()
            exchange = Exchange(method, target, headers, answer.status, answer.headers, answer.read())
            answer.close()
        told = self.seen_by.lie(exchange)
        self.seen_by.exchanges.append(told)
        self._answer(told)

    def _answer(self, told: Exchange) -> None:
        head = [f"HTTP/1.1 {told.status} {http.client.responses.get(told.status, '')}"]
        head += [f"{name}: {value}" for name, value in told.headers.items() if name.lower() not in HOP_BY_HOP]
        head.append(f"Content-Length: {len(told.content)}")
        content = b"" if told.method == "HEAD" else told.content
        self.wfile.write("\r\n".join([*head, "", ""]).encode("latin-1") + content)
