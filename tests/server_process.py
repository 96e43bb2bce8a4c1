"""A real reference server in a process of its own, on a free port, with a database of its own."""

import contextlib
import http.client
import json
import os
import select
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from server.__main__ import new_token

ROOT = Path(__file__).parent.parent
PATIENCE = 60
"""How many seconds a server gets to become ready, and to stop: it has a slow machine in mind."""


@dataclass(frozen=True)
class Answer:
    """An HTTP response, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    content: bytes

    @property
    def body(self) -> Any:
        """The content, as JSON."""
        return json.loads(self.content)

    @classmethod
    def of(cls, response: http.client.HTTPResponse) -> Self:
        """Read the response to its end."""
        return cls(response.status, response.headers, response.read())


class ServerProcess:
    """A server that is running."""

    def __init__(  # noqa: PLR0913 - made in one place, which knows all of it.
        self,
        *,
        process: subprocess.Popen[str],
        environment: Mapping[str, str],
        url: str,
        database: str,
        links: int,
        log: Path,
    ) -> None:
        self.process = process
        self.url = url
        """Such as "http://127.0.0.1:43210", without a slash at the end."""
        self.database = database
        self.links = tuple(f"mk_test_{number:06}" for number in range(1, links + 1))
        """The ids of connected test links that nobody has used yet: each can be reset once."""
        self._environment = environment
        self._log = log
        self._token = cache(self._new_token)

    def token(self, *options: str) -> str:
        """Return what `python -m server token` prints, for example with `"--expired"` or `"--scope", "links:read"`."""
        return self._token(options)

    def log(self) -> str:
        """Return what the server has written to stderr until now."""
        return self._log.read_text()

    def ask(
        self,
        method: str,
        path: str,
        *,
        token: str | None = None,
        headers: Mapping[str, str] | None = None,
        body: bytes | Iterable[bytes] | None = None,
    ) -> Answer:
        """Send one request with the path just as it is given, and a body perhaps in pieces; return the response."""
        address = urlsplit(self.url)
        connection = http.client.HTTPConnection(address.hostname or "", address.port, timeout=PATIENCE)
        authorization = {} if token is None else {"Authorization": f"Bearer {token}"}
        try:
            connection.request(method, path, body, {**authorization, **(headers or {})})
            return Answer.of(connection.getresponse())
        finally:
            connection.close()

    def reset(self, link_id: str, *options: str) -> Answer:
        """Ask for a link to be reset, with a token made with these options."""
        return self.ask("POST", f"/links/{link_id}/reset", token=self.token(*options))

    def _new_token(self, options: tuple[str, ...]) -> str:
        arguments = ["--database", self.database, *options]
        if not self._environment:
            # The same command without a process of its own, for which every test would wait two seconds.
            return new_token(arguments)
        made = subprocess.run(
            [sys.executable, "-m", "server", "token", *arguments],
            cwd=ROOT,
            env={**os.environ, **self._environment},
            check=True,
            capture_output=True,
            text=True,
        )
        return made.stdout.strip()


@contextlib.contextmanager
def running_server(
    *,
    links: int = 0,
    rate_limit: str = "1000000/minute",
    database: str | None = None,
    options: tuple[str, ...] = (),
    environment: Mapping[str, str] | None = None,
) -> Iterator[ServerProcess]:
    """Run `python -m server` until the block ends.

    `links` is how many numbered test links it has, `rate_limit` is so high that only a test of it meets it, `database`
    is a path or a SQLAlchemy URL (a new file by default, which is removed afterwards), `options` are more options of
    `serve`, and `environment` is added to that of this process. Raises RuntimeError, with what the server wrote, if it
    does not become ready.
    """
    with contextlib.ExitStack() as stack:
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="moneykit-server-")))
        where = database or str(folder / "moneykit.sqlite3")
        log = folder / "stderr.txt"
        command = [sys.executable, "-m", "server", "serve", "--port", "0", "--database", where]
        command += ["--links", str(links), "--rate-limit", rate_limit, *options]
        process = stack.enter_context(
            subprocess.Popen(
                command,
                cwd=ROOT,
                env={**os.environ, **(environment or {})},
                stdout=subprocess.PIPE,
                stderr=stack.enter_context(log.open("w")),
                text=True,
            )
        )
        stack.callback(_stop, process)
        url = _url(process, log)
        yield ServerProcess(
            process=process, environment=environment or {}, url=url, database=where, links=links, log=log
        )


def _url(process: subprocess.Popen[str], log: Path) -> str:
    """Wait for the first line of stdout, which says where the server is."""
    assert process.stdout is not None
    ready, _, _ = select.select([process.stdout], [], [], PATIENCE)
    first = process.stdout.readline() if ready else ""
    if not first.startswith("serving on "):
        raise RuntimeError(f"the server did not become ready: {first}{log.read_text()}")
    return first.removeprefix("serving on ").strip()


def _stop(process: subprocess.Popen[str]) -> None:
    """Stop the server as a supervisor would; kill it only if it does not listen."""
    process.terminate()
    try:
        process.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        process.kill()
