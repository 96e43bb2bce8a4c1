"""The command line of the client, in processes of its own, against the reference server and servers that lie."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.client.raw_server import answering, http, http_json, unused_port
from tests.server_process import ROOT, ServerProcess, running_server

PAGE = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
COMMAND = (sys.executable, "-m", "moneykit_client")


def environment(url: str, token: str | None = "a-token-of-the-test") -> Mapping[str, str]:
    """Return the environment of a command."""
    given = {} if token is None else {"MONEYKIT_TOKEN": token}
    return {**os.environ, "PYTHONPATH": str(ROOT / "generated"), "MONEYKIT_BASE_URL": url, **given}


def run(url: str, *words: str, token: str | None = "a-token-of-the-test") -> tuple[int, str, str]:
    """Run a command; return its status, what it wrote, and what it said."""
    done = subprocess.run([*COMMAND, *words], env=environment(url, token), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def test_the_answer_is_json_a_table_or_as_it_came(server: ServerProcess, unused: Iterator[str]) -> None:
    token = server.token()
    status, written, said = run(server.url, "links", "reset-link", next(unused), token=token)
    assert (0, "") == (status, said)
    assert "error" == json.loads(written)["state"]
    assert written == json.dumps(json.loads(written), indent=2, ensure_ascii=False) + "\n"
    status, written, said = run(server.url, "links", "reset-link", next(unused), "--output", "table", token=token)
    assert (0, "") == (status, said)
    assert re.search(r"^state +error$", written, re.MULTILINE)
    status, written, said = run(
        server.url, "--output", "raw", "links", "reset-link", next(unused), "--include", token=token
    )
    assert 0 == status
    assert said.startswith("200\n")
    assert "content-type: application/json" in said.lower()
    assert token not in said
    assert "error" == json.loads(written)["state"]


DELETED = {"error_code": "link_error.deleted", "error_message": "Gone\n\x1b[2J", "documentation_url": "a"}


@pytest.mark.parametrize(
    ("answer", "status", "told"),
    [
        (http_json(410, DELETED), 4, "410 Gone: Gone [2J (link_error.deleted) [POST /links/{id}/reset]"),
        (http(404, b"<html>no</html>", {"Content-Type": "text/html"}), 4, "404 Not Found [POST /links/{id}/reset]"),
        (http(503), 5, "503 Service Unavailable [POST /links/{id}/reset]"),
        (b"HTTP", 7, None),
        (http_json(200, {"link_id": 1}), 8, None),
        (http(302, b"", {"Location": "https://example.com"}), 8, None),
        (http(799, b"{}"), 9, "799 [POST /links/{id}/reset]"),
    ],
    ids=["documented", "a page", "5xx", "no answer", "a lie", "a redirect", "unknown"],
)
def test_each_class_of_errors_has_a_status_and_one_line(answer: bytes, status: int, told: str | None) -> None:
    with answering(answer) as service:
        found, written, said = run(service.url, "links", "reset-link", "a")
    assert (status, "", 1) == (found, written, said.count("\n"))
    assert said.startswith("moneykit-client: ")
    assert "a-token-of-the-test" not in said
    if told is not None:
        assert f"moneykit-client: {told}\n" == said


def test_no_connection_no_credentials_no_time_and_no_sense_have_statuses_of_their_own() -> None:
    url = f"http://127.0.0.1:{unused_port()}"
    assert 6 == run(url, "links", "reset-link", "a")[0]
    assert 3 == run(url, "links", "reset-link", "a", token=None)[0]
    assert 2 == run(url, "links", "reset-link", "")[0]
    assert 2 == run(url, "links", "reset-link")[0]
    assert 2 == run(url, "links", "reset-lin", "a")[0]
    assert 2 == run(url, "lin")[0]
    assert 2 == run(url)[0]
    assert 2 == run(url, "--timeout", "-1", "links", "reset-link", "a")[0]
    assert 2 == run("ftp://example.com", "links", "reset-link", "a")[0]
    with answering(None) as service:
        assert 7 == run(service.url, "--timeout", "0.2", "links", "reset-link", "a")[0]


def test_a_terminal_is_given_nothing_that_it_would_obey() -> None:
    link = {**LINK, "institution_name": "\x1b]0;title\x07\u202etxt"}
    for output in ("json", "table", "raw"):
        with answering(http_json(200, link)) as service:
            main, terminal = pty.openpty()
            done = subprocess.run(
                [*COMMAND, "--output", output, "links", "reset-link", "a"],
                env=environment(service.url),
                stdout=terminal,
                stderr=subprocess.PIPE,
                check=False,
            )
            os.close(terminal)
            written = os.read(main, 100_000).decode()
            os.close(main)
        assert (0, b"") == (done.returncode, done.stderr)
        assert "\\u001b]0;title" in written
        assert written.replace("\r\n", "").isprintable()


LINK = {
    "link_id": "a",
    "institution_id": "b",
    "institution_name": "c",
    "institution_avatar": "d",
    "provider": "mx",
    "state": "connected",
    "last_synced_at": "2023-02-16T09:14:11",
    "tags": [],
    "products": {},
}


def test_a_reader_that_has_seen_enough_is_no_traceback() -> None:
    with answering(http_json(200, LINK)) as service:
        read, write = os.pipe()
        os.close(read)
        done = subprocess.run(
            [*COMMAND, "links", "reset-link", "a"],
            env=environment(service.url),
            stdout=write,
            stderr=subprocess.PIPE,
            check=False,
        )
        os.close(write)
    assert (1, b"") == (done.returncode, done.stderr)


def test_what_is_closed_changes_no_status() -> None:
    """Where nobody can be told, the status still tells it."""
    for answer, status, closed in ((http(503), 5, "2"), (http_json(200, LINK), 1, "1"), (http_json(200, LINK), 0, "2")):
        with answering(answer) as service:
            done = subprocess.run(
                ["sh", "-c", f'exec "$@" {closed}>&-', "sh", *COMMAND, "--include", "links", "reset-link", "a"],
                env=environment(service.url),
                capture_output=True,
                check=False,
            )
        assert status == done.returncode
        assert b"Traceback" not in done.stderr
        assert (closed == "1") == (b"could not be written: the standard output is closed" in done.stderr)


def test_the_page_lists_the_statuses_that_the_help_lists() -> None:
    status, written, said = run("http://127.0.0.1:1", "--help")
    assert (0, "") == (status, said)
    helped = re.findall(r"^  (\d)  (.*)$", written, re.MULTILINE)
    listed = re.findall(r"^\| (\d) \| (.*)\. \|$", PAGE, re.MULTILINE)
    assert [(code, text.lower()) for code, text in helped] == [(code, text.lower()) for code, text in listed]


def test_the_commands_of_the_page_do_what_it_says(tmp_path: Path) -> None:
    """Every line with a prompt is run, in order, in one shell; what the page shows of its output is what comes."""
    lines = [
        line
        for part in re.findall(r"^```console\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
        for line in part.splitlines()
    ]
    script = tmp_path / "moneykit-client"
    script.write_text(f'#!/bin/sh\nexec {" ".join(COMMAND)} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    commands = [line.removeprefix("$ ") for line in lines if line.startswith("$ ") and "export" not in line]
    shown = [line for line in lines if not line.startswith("$ ") and line != "…"]
    with running_server() as server:
        done = subprocess.run(
            ["/bin/sh", "-c", "\n".join(commands)],
            env={**environment(server.url, server.token()), "PATH": f"{tmp_path}:{os.environ['PATH']}"},
            capture_output=True,
            text=True,
            check=False,
        )
    written = (done.stdout + done.stderr).splitlines()
    assert [] == [line for line in shown if line not in written]
    assert len(shown) > 3
