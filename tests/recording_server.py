"""A server that keeps every request as it came, with its body, and gives each the answer that is next."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass(frozen=True)
class Recorded:
    """A request, read to its end."""

    method: str
    target: str
    """Path and query, as they came."""
    headers: Mapping[str, str]
    """By their names in lower case."""
    content: bytes


@dataclass
class Recorder:
    """What was asked on one server, and what it answers."""

    url: str = ""
    requests: list[Recorded] = field(default_factory=list[Recorded])
    status: int = 204
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    content: bytes = b""

    def answer(self, status: int, content: bytes = b"", content_type: str = "application/json") -> None:
        """Answer so from now on."""
        self.status, self.content = status, content
        self.headers = {"Content-Type": content_type} if content else {}

    @property
    def last(self) -> Recorded:
        """The request that came last."""
        return self.requests[-1]


@contextlib.contextmanager
def recording() -> Iterator[Recorder]:
    """Serve until the block ends; 204 is the answer unless another is said."""
    seen = Recorder()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def chunks(self) -> Iterator[bytes]:
            while size := int(self.rfile.readline(), 16):
                yield self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()

        def handle_any(self) -> None:
            if self.headers.get("Transfer-Encoding", "") == "chunked":
                content = b"".join(self.chunks())
            else:
                content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): text for name, text in self.headers.items()}
            seen.requests.append(Recorded(self.command, self.path, headers, content))
            self.send_response(seen.status)
            for name, text in seen.headers.items():
                self.send_header(name, text)
            if seen.status != 204:
                self.send_header("Content-Length", str(len(seen.content)))
            self.end_headers()
            self.wfile.write(b"" if self.command == "HEAD" else seen.content)

        def __getattr__(self, name: str) -> Callable[[], None]:
            if name.startswith("do_"):  # what a request of that method is handled by
                return self.handle_any
            raise AttributeError(name)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        seen.url = f"http://127.0.0.1:{server.server_address[1]}"
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield seen
        finally:
            server.shutdown()
            thread.join()
