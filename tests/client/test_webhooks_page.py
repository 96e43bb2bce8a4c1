"""What docs/webhooks.md shows runs as it stands: its contract is generated, its handler served, and sent to."""

from __future__ import annotations

import contextlib
import hashlib
import hmac
import http.client
import json
import os
import re
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server_process import PATIENCE, ROOT

PAGE = (ROOT / "docs" / "webhooks.md").read_text(encoding="utf-8")
KEY = b"agreed upon with the service"


def block(language: str) -> str:
    """Return the first example of a language."""
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert found is not None
    return found[1]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the files of the page, and the client that its command generates."""
    folder = tmp_path_factory.mktemp("page")
    (folder / "shelter.yaml").write_text(block("yaml"), encoding="utf-8")
    (folder / "hooks.py").write_text(block("python"), encoding="utf-8")
    (command,) = re.findall(r"^\$ oasmith (generate .*)$", PAGE, re.MULTILINE)
    assert 0 == oasmith(folder, *command.split()).returncode
    return folder


def oasmith(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "generator", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@contextlib.contextmanager
def served(folder: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Serve the handler in a process of its own; give its port, and the process, which prints."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        command = [sys.executable, "-m", "uvicorn", "--log-level", "error", "--fd", str(listener.fileno()), "hooks:app"]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join((str(folder), str(folder / "client")))}
        process = subprocess.Popen(
            command, cwd=folder, env=environment, text=True, stdout=subprocess.PIPE, pass_fds=(listener.fileno(),)
        )
        try:
            yield port, process
        finally:
            process.terminate()
            process.communicate(timeout=PATIENCE)


def sent(port: int, content: bytes, **headers: str) -> tuple[int, str]:
    """Send a delivery; return the answer."""
    # The socket listens already, so a request waits until the process has started.
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    with contextlib.closing(connection):
        signature = hmac.new(KEY, content, hashlib.sha256).hexdigest()
        fields = {"Content-Type": "application/json", "X-Signature": signature, "X-Delivery": "7"}
        connection.request("POST", "/hooks", content, {**fields, **headers})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


def test_the_handler_of_the_page_takes_and_refuses_deliveries(folder: Path) -> None:
    with served(folder) as (port, process):
        assert (204, "") == sent(port, json.dumps({"name": "Rex", "kind": "dog", "more": 1}).encode())
        assert process.stdout is not None
        assert "delivery 7: Rex, a dog\n" == process.stdout.readline()
        wrong = (422, "$.name: expected a string, got an integer [webhook petArrived]")
        assert wrong == sent(port, b'{"name": 1, "kind": "dog"}')
        assert 422 == sent(port, b"<pet/>", **{"Content-Type": "text/xml"})[0]
        assert (401, "") == sent(port, b"{}", **{"X-Signature": "0"})
    assert f"`{wrong[1]}`" in " ".join(PAGE.split())


def test_explain_answers_what_the_page_asks(folder: Path) -> None:
    for asked in re.findall(r"^\$ oasmith (explain .*)$", PAGE, re.MULTILINE):
        done = oasmith(folder, *(one.strip("'") for one in asked.split()))
        assert (0, "") == (done.returncode, done.stderr)
        assert "shelter_client.webhooks.decode_pet_arrived  (decoder of " in done.stdout


def test_the_contract_of_the_page_is_proved(folder: Path) -> None:
    done = oasmith(
        folder, "prove", "shelter.yaml", "--client", "client", "--samples", "20", "--alone", "--workers", "0"
    )
    assert 0 == done.returncode, done.stdout
    assert "webhook petArrived" in done.stdout
