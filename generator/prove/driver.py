"""A client in a process of its own, and the line of JSON to and from it per call."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from types import TracebackType
from typing import Any, Self

PATIENCE = 60.0
"""Seconds to wait for a call."""
TOKEN = "proof-token-0123456789"  # noqa: S105 # opens nothing
"""The credential that the client is given."""


class DriverError(Exception):
    """A client that cannot be imported or made, or that did not answer."""


class Driver:
    """Starts a client's process and hands it calls; `script` is what runs in it."""

    def __init__(self, folder: Path, package: str, script: str = "worker.py") -> None:
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115 # closed with the process
        # Isolated: only the client's folder and the installed packages can be imported there.
        command = [sys.executable, "-I", "-B", str(Path(__file__).with_name(script)), str(folder.resolve()), package]
        self._process = subprocess.Popen(  # noqa: S603 # our interpreter, our script
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._errors,
            env={key: value for key, value in os.environ.items() if key in {"PATH", "SYSTEMROOT", "TMPDIR"}},
        )
        self._answers: queue.SimpleQueue[bytes] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 # it was asked for
        for line in self._process.stdout:
            self._answers.put(line)
        self._answers.put(b"")

    def open(self, name: str, settings: dict[str, Any]) -> None:
        """Make the client. Raises DriverError when that fails."""
        self._ask({"open": name, "settings": settings})

    def call(  # noqa: PLR0913 # what a call is made of
        self,
        resource: str,
        method: str,
        positional: list[Any],
        arguments: dict[str, Any],
        *,
        concurrent: bool = False,
        raw: bool = False,
    ) -> dict[str, Any]:
        """Return what a call returned or raised, of `raw` the whole answer. Raises DriverError when there is none."""
        order = {"resource": resource, "method": method, "positional": positional, "arguments": arguments}
        return self._ask({**order, "concurrent": concurrent, "raw": raw})

    def decode(  # noqa: PLR0913 # what a delivery is made of
        self,
        function: str,
        content: bytes,
        content_type: str | None,
        *,
        as_text: bool,
        headers_function: str,
        headers: tuple[tuple[str, str], ...],
    ) -> dict[str, Any]:
        """Return what a function for a webhook returned or raised, and the attributes that its headers became.

        Raises DriverError when there is none.
        """
        order = {"decode": function, "content": content.hex(), "content_type": content_type, "as_text": as_text}
        return self._ask({**order, "headers_function": headers_function, "headers": headers})

    def _ask(self, order: dict[str, Any]) -> dict[str, Any]:
        assert self._process.stdin is not None  # noqa: S101 # it was asked for
        try:
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
            line = self._answers.get(timeout=PATIENCE)
        except (OSError, queue.Empty):
            line = b""
        if not line:
            raise DriverError(self._last_words())
        answer: dict[str, Any] = json.loads(line)
        return answer

    def _last_words(self) -> str:
        self._errors.seek(0)
        lines = self._errors.read().decode(errors="replace").strip().splitlines()
        return lines[-1] if lines else f"no answer within {PATIENCE:.0f} s"

    def close(self) -> None:
        """End the process."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                # What was not sent yet has nobody left to read it.
                with contextlib.suppress(OSError):
                    stream.close()
        self._errors.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()
