"""An authorization server, described at an address of its own, and the service that takes its tokens, on a socket."""

from __future__ import annotations

import base64
import contextlib
import json
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote_plus

CLIENT = "the:client"
SECRET = "s3cr+t of/the client"


class AuthorizationServer:
    """Gives tokens to the one client at /token, and answers everything else to who has a token of it."""

    def __init__(self) -> None:
        self.url = ""
        self.client = (CLIENT, SECRET)
        """Whom it gives tokens."""
        self.body = b"{}"
        """What it answers to who has one."""
        self.is_closed = False
        """Whether it takes no token at all."""
        self.expires_in: Any = 3600
        self.delay = 0.0
        """Seconds that a token takes."""
        self.takes = {"header", "body"}
        """Where it takes the client's credentials."""
        self.gives_refresh = False
        self.more: dict[str, Any] = {}
        """What else an answer with a token says."""
        self.description: dict[str, Any] = {}
        """What is at /.well-known/openid-configuration, beside where tokens are fetched."""
        self.described = 0
        """How often that was asked for."""
        self.instead: list[tuple[int, bytes]] = []
        """Statuses and bodies to answer at /token first, in the place of tokens."""
        self.forms: list[dict[str, str]] = []
        """What was asked at /token."""
        self.served: list[tuple[str, str, str]] = []
        """Method, path and token of what was asked elsewhere."""
        self.heads: list[dict[str, str]] = []
        """The headers of the same."""
        self.good: set[str] = set()
        self.refreshing: set[str] = set()
        self._lock = threading.Lock()

    def revoke(self) -> None:
        """Take no token any more that was given."""
        self.good.clear()

    def token(self, headers: dict[str, str], form: dict[str, str]) -> tuple[int, bytes]:
        """Return the answer to a request for a token."""
        with self._lock:
            self.forms.append(form)
            number = len(self.forms)
            instead = self.instead.pop(0) if self.instead else None
        time.sleep(self.delay)
        if instead is not None:
            return instead
        if self._presented(headers, form) != self.client:
            return 401, b'{"error": "invalid_client", "error_description": "Unknown client."}'
        if form["grant_type"] == "refresh_token" and form["refresh_token"] not in self.refreshing:
            return 400, b'{"error": "invalid_grant"}'
        token = f"token-number-{number}"
        self.good.add(token)
        answer = {"access_token": token, "token_type": "Bearer", **self.more}
        if self.expires_in is not None:
            answer["expires_in"] = self.expires_in
        if self.gives_refresh:
            answer["refresh_token"] = f"refresh-number-{number}"
            self.refreshing.add(answer["refresh_token"])
        return 200, json.dumps(answer).encode()

    def _presented(self, headers: dict[str, str], form: dict[str, str]) -> tuple[str, str] | None:
        scheme, _, pair = headers.get("authorization", "").partition(" ")
        if scheme == "Basic" and "header" in self.takes:
            name, _, secret = base64.b64decode(pair).decode().partition(":")
            return unquote_plus(name), unquote_plus(secret)
        if "body" in self.takes and "client_id" in form:
            return form["client_id"], form["client_secret"]
        return None

    def describe(self) -> tuple[int, bytes]:
        """Return the answer to a request for where tokens are fetched."""
        with self._lock:
            self.described += 1
        return 200, json.dumps({"token_endpoint": f"{self.url}/token", **self.description}).encode()

    def serve(self, method: str, path: str, headers: dict[str, str]) -> tuple[int, bytes]:
        """Return the answer of the service."""
        token = headers.get("authorization", "").removeprefix("Bearer ")
        with self._lock:
            self.served.append((method, path, token))
            self.heads.append(headers)
        if token in self.good and not self.is_closed:
            return 200, self.body
        return 401, json.dumps({"message": f"no {token}"}).encode()


@contextlib.contextmanager
def authorizing() -> Iterator[AuthorizationServer]:
    """Run a server."""
    state = AuthorizationServer()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def _answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
            headers = {name.lower(): text for name, text in self.headers.items()}
            if self.path.startswith("/token"):
                form = {name: text for name, (text,) in parse_qs(body, strict_parsing=True).items()}
                status, content = state.token(headers, form)
            elif self.path == "/.well-known/openid-configuration":
                status, content = state.describe()
            else:
                status, content = state.serve(self.command, self.path, headers)
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("X-Request-Id", f"request-to{self.path}")
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        do_GET = do_POST = _answer  # noqa: N815  as http.server names them

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    class Server(ThreadingHTTPServer):
        request_queue_size = 200
        daemon_threads = True

        def handle_error(self, *_: object) -> None:
            """Say nothing: a client may go away."""

    with Server(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            state.url = f"http://127.0.0.1:{server.server_address[1]}"
            yield state
        finally:
            server.shutdown()
            thread.join()
