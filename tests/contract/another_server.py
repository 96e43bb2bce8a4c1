"""Another server of the same contract, which shares nothing with ours: standard library, opaque tokens, other ids."""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

TOKEN = 'opaque/"token"+with~signs=='
"""It is not base64, and JSON spells it otherwise."""

CALLERS = """\
callers:
  - name: me
    token: MY_TOKEN
    sees:
      reset_link:
        200 Link: [{id: "17"}, {id: "18"}, {id: "19"}]
        404 LinkNotFound: [{id: "1000"}]
        410 LinkDeleted: [{id: "20"}, {id: "21"}]
        422 LinkBadState: [{id: "22"}]
    warnings:
      missing_test_data: most random ids name no link
      validation_mismatch: 422 is about the state of a link
  - name: nobody
    sees:
      reset_link:
        401 UnauthorizedToken: [{id: "17"}]
    warnings:
      missing_auth: nobody is refused on purpose
"""

ERRORS = {
    401: "api_error.auth.unauthorized",
    404: "link_error.not_found",
    410: "link_error.deleted",
    422: "link_error.bad_state",
}


@contextmanager
def another_server(*, broken: bool = False) -> Iterator[str]:
    """Serve links 17 to 22 below /v1 until the block ends; if broken, a deleted link is answered with another body."""

    class Handler(_Handler):
        states = (
            dict.fromkeys(("17", "18", "19"), "connected") | dict.fromkeys(("20", "21"), "deleted") | {"22": "error"}
        )
        lock = threading.Lock()
        wrong = broken

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/v1"
        server.shutdown()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    states: dict[str, str]
    lock: threading.Lock
    wrong: bool

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        parts = self.path.partition("?")[0].split("/")
        if len(parts) != 5 or (parts[1], parts[2], parts[4]) != ("v1", "links", "reset"):
            return self._say(404, self._error(404))
        if self.headers.get_all("Authorization") != [f"Bearer {TOKEN}"]:
            return self._say(401, self._error(401), {"WWW-Authenticate": 'Bearer realm="another"'})
        with self.lock:
            state = self.states.get(parts[3])
            if state == "connected":
                self.states[parts[3]] = "error"
        if state == "connected":
            return self._say(200, self._link(parts[3]))
        status = {None: 404, "deleted": 410, "error": 422}[state]
        return self._say(status, self._error(status))

    def __getattr__(self, name: str) -> Any:
        if name.startswith("do_"):
            return self._refuse
        raise AttributeError(name)

    def _refuse(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        self._say(405, {"error": "only POST"}, {"Allow": "POST"})

    def _say(self, status: int, body: Any, headers: dict[str, str] | None = None) -> None:
        content = b"" if self.command == "HEAD" else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _error(self, status: int) -> dict[str, Any]:
        body = {"error_code": ERRORS[status], "error_message": "No.", "documentation_url": "https://another.example"}
        if self.wrong and status == 410:
            # A careless server: it says the token back, and a number where the contract has a text.
            body |= {"error_message": f"gone for {self.headers['Authorization']}", "documentation_url": 410}  # type: ignore[dict-item]
        return body

    def _link(self, link: str) -> dict[str, Any]:
        return {
            "link_id": link,
            "institution_id": "first",
            "institution_name": "First",
            "institution_avatar": "https://another.example/a.png",
            "state": "error",
            "error_code": "auth_expired",
            "last_synced_at": "2024-05-06T07:08:09Z",
            "tags": [],
            "products": {},
            "provider": "plaid",
        }

    def log_message(self, *_: object) -> None:
        """Say nothing."""
