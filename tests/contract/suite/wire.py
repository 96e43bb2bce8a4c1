"""What goes over the wire: requests and answers as data, and a real HTTP proxy that asks a function for each answer."""

import contextlib
import http.client
import socket
import socketserver
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from email.message import Message
from typing import TypeAlias
from urllib.parse import urlsplit

HOP_BY_HOP = frozenset({"connection", "content-length", "keep-alive", "transfer-encoding"})
"""Headers that are about one connection or about how a body is cut up; a proxy makes its own (RFC 9110, 7.6.1)."""

PATIENCE = 60
"""How many seconds a server gets to answer, to the last byte."""

LARGEST = 16 * 1024 * 1024
"""How many bytes of a body are read; what is longer counts as cut off."""


class NoAnswerError(Exception):
    """A server that does not answer, or not in HTTP."""


@dataclass(frozen=True)
class Request:
    """One request."""

    method: str
    target: str
    """The request target just as it was sent (RFC 9112, 3.2)."""
    headers: tuple[tuple[str, str], ...] = ()
    content: bytes = b""

    def header(self, name: str) -> str | None:
        """Return the value of a header; None if there is none."""
        return next((value for known, value in self.headers if known.lower() == name.lower()), None)

    def having(self, name: str, value: str | None) -> "Request":
        """Return the request with another value of a header, or without it."""
        others = tuple(it for it in self.headers if it[0].lower() != name.lower())
        own = () if value is None else ((name, value),)
        return Request(self.method, self.target, (*others, *own), self.content)


@dataclass(frozen=True)
class Answer:
    """One answer, as its caller saw it."""

    status: int
    headers: Message = field(default_factory=Message)
    content: bytes = b""
    missing: int = 0
    """How many more bytes were promised than came: at least one if it is only known that something is missing."""
    pause: float = 0
    """How many seconds pass in the middle of the body; only a liar makes one."""

    @property
    def media_type(self) -> str:
        """The media type, in small letters and without parameters; "" if none is said."""
        return str(self.headers.get("Content-Type", "")).partition(";")[0].strip().lower()


@dataclass(frozen=True)
class Upstream:
    """A server that requests are passed on to."""

    url: str

    def ask(self, request: Request) -> Answer:
        """Return what the server answers. Raises NoAnswerError when it does not."""
        parts = urlsplit(self.url)
        host, secure = parts.hostname or "", parts.scheme == "https"
        passed = request.having("Host", parts.netloc).having("Accept-Encoding", "identity")
        head = [f"{request.method} {parts.path.rstrip('/')}{request.target} HTTP/1.1"]
        head += [f"{name}: {value}" for name, value in passed.headers if name.lower() not in HOP_BY_HOP]
        if request.content or request.header("Content-Length"):
            head.append(f"Content-Length: {len(request.content)}")
        sent = "\r\n".join([*head, "Connection: close", "", ""]).encode("latin-1") + request.content
        try:
            with contextlib.ExitStack() as stack:
                address = (host, parts.port or (443 if secure else 80))
                connection = stack.enter_context(socket.create_connection(address, PATIENCE))
                if secure:
                    context = ssl.create_default_context()
                    connection = stack.enter_context(context.wrap_socket(connection, server_hostname=host))
                connection.sendall(sent)
                return _read(http.client.HTTPResponse(connection, method=request.method))
        except (OSError, http.client.HTTPException) as reason:
            raise NoAnswerError(f"{type(reason).__name__}: {reason}") from None


def _read(response: http.client.HTTPResponse) -> Answer:
    """Read an answer to its end, or to where it breaks off, or to where patience ends."""
    response.begin()
    deadline = time.monotonic() + PATIENCE
    pieces: list[bytes] = []
    missing = 0
    try:
        while piece := response.read1(65536):
            pieces.append(piece)
            if sum(map(len, pieces)) > LARGEST or time.monotonic() > deadline:
                missing = 1
                break
        missing = missing or response.length or 0
    except (http.client.IncompleteRead, OSError):
        missing = 1
    finally:
        response.close()
    return Answer(response.status, response.headers, b"".join(pieces), missing)


Answering: TypeAlias = Callable[[Request], Answer]
"""What a proxy does with a request; a NoAnswerError hangs up."""


@contextlib.contextmanager
def proxy(answering: Answering) -> Iterator[str]:
    """Answer requests on this machine until the block ends; gives the URL. An exception ends the connection."""

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False
        request_queue_size = 128

        def handle_error(self, *_: object) -> None:
            """Say nothing: the caller sees that nobody answers."""

    class Handler(_Connection):
        answer = staticmethod(answering)

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_address[1]}"
        finally:
            server.shutdown()
            thread.join()


class _Connection(socketserver.StreamRequestHandler):
    """A connection of a caller."""

    answer: Answering
    disable_nagle_algorithm = True

    def handle(self) -> None:
        """Answer one request after the other, until the caller hangs up or an answer is not whole."""
        with contextlib.suppress(ConnectionError, NoAnswerError):
            while request := self._request():
                answer = self.answer(request)
                self._send(request, answer)
                if answer.missing:
                    return

    def _request(self) -> Request | None:
        """Return the next request; None if the caller has hung up."""
        line = self.rfile.readline().decode("latin-1").rstrip("\r\n")
        if not line:
            return None
        method, target, _ = line.split(" ", 2)
        headers: list[tuple[str, str]] = []
        while field_line := self.rfile.readline().decode("latin-1").rstrip("\r\n"):
            name, _, value = field_line.partition(":")
            headers.append((name, value.strip(" \t")))
        head = Request(method, target, tuple(headers))
        content = self.rfile.read(int(head.header("Content-Length") or 0))
        return Request(method, target, tuple(headers), content)

    def _send(self, request: Request, answer: Answer) -> None:
        head = [f"HTTP/1.1 {answer.status} {http.client.responses.get(answer.status, '')}"]
        head += [f"{name}: {value}" for name, value in answer.headers.items() if name.lower() not in HOP_BY_HOP]
        if answer.status >= 200 and answer.status not in {204, 304}:
            head.append(f"Content-Length: {len(answer.content) + answer.missing}")
        content = b"" if request.method == "HEAD" else answer.content
        start = "\r\n".join([*head, "", ""]).encode("latin-1", "replace")
        if answer.pause:
            half = len(content) // 2
            self.wfile.write(start + content[:half])
            time.sleep(answer.pause)
            start, content = b"", content[half:]
        self.wfile.write(start + content)
