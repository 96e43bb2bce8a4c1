"""The code samples of the README reset a link of the reference server; the reference page works in a browser."""

from __future__ import annotations

import ast
import functools
import html
import http.server
import json
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.browser import CHROMIUM, chromium
from tests.recording_server import recording
from tests.sample_runner import LANGUAGES, RUN, read_page, run_program
from tests.server_process import ROOT, ServerProcess

README = (ROOT / "generated" / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "generated" / "reference.html").read_text(encoding="utf-8")
PAGE = (ROOT / "docs" / "samples.md").read_text(encoding="utf-8")
SERVICE = "https://api.moneykit.com"
GENERATOR = {**os.environ, "PYTHONPATH": str(ROOT)}
EXAMPLE = "mk_eqkWN34UEoa2NxyALG8pcV"


def shown() -> dict[str, str]:
    """Return the samples of the README."""
    found = re.findall(r"^(\w+):\n\n```\w+\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    return dict(found)


def test_the_readme_shows_what_the_reference_shows() -> None:
    (samples,), _ = read_page(REFERENCE)
    assert list(LANGUAGES) == list(samples)
    readme = shown()
    # The formatter sees to Python in Markdown.
    assert ast.dump(ast.parse(samples.pop("Python"))) == ast.dump(ast.parse(readme.pop("Python")))
    assert {one: code.rstrip() for one, code in samples.items()} == {one: code.rstrip() for one, code in readme.items()}


def test_the_description_has_what_the_reference_shows() -> None:
    (samples,), _ = read_page(REFERENCE)
    operation = json.loads((ROOT / "generated" / "openapi.json").read_bytes())["paths"]["/links/{id}/reset"]["post"]
    assert samples == {one["label"]: one["source"] for one in operation["x-codeSamples"]}


@pytest.mark.parametrize("language", RUN)
def test_a_sample_resets_a_link_and_tells_an_error(
    language: str, server: ServerProcess, unused: Iterator[str], tmp_path: Path
) -> None:
    code = shown()[language].replace(SERVICE, server.url).replace(EXAMPLE, next(unused))
    environment = {
        "MONEYKIT_TOKEN": server.token(),
        "MONEYKIT_BASE_URL": server.url,
        "PYTHONPATH": str(ROOT / "generated"),
    }
    done = run_program(language, code, tmp_path, environment)
    assert (0, b"") == (done.returncode, done.stderr)
    assert re.search(rb"state\W+(LinkState\.)?error", done.stdout, re.IGNORECASE)
    again = run_program(language, code, tmp_path, environment)
    assert 0 != again.returncode
    assert b"link_error.bad_state" in again.stdout + again.stderr
    assert environment["MONEYKIT_TOKEN"].encode() not in again.stdout + again.stderr


@pytest.mark.parametrize("language", RUN)
def test_a_sample_without_a_token_sends_nothing(language: str, tmp_path: Path) -> None:
    with recording() as service:
        code = shown()[language].replace(SERVICE, service.url)
        environment = {"MONEYKIT_BASE_URL": service.url, "PYTHONPATH": str(ROOT / "generated")}
        done = run_program(language, code, tmp_path, environment)
        assert 0 != done.returncode
        assert b"MONEYKIT_TOKEN" in done.stderr
        assert [] == service.requests


def test_no_sample_has_a_token_or_trusts_everybody() -> None:
    for code in shown().values():
        assert "MONEYKIT_TOKEN" in code
        assert not re.search("VERIFY_NONE|InsecureSkipVerify|--insecure|-k |REPLACE|rejectUnauthorized", code)


@pytest.fixture
def site() -> Iterator[str]:
    """The client's folder, served."""
    handler = functools.partial(_Quiet, directory=str(ROOT / "generated"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as files:
        thread = threading.Thread(target=files.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{files.server_address[1]}"
        files.shutdown()
        thread.join()


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Say nothing."""


def drawn(url: str, profile: Path) -> str:
    """Return the document that a browser makes of a page."""
    options = [*CHROMIUM, f"--user-data-dir={profile}", "--virtual-time-budget=5000", "--enable-logging=stderr"]
    options += ["--dump-dom"]
    done = subprocess.run([chromium(), *options, url], capture_output=True, text=True, check=True, timeout=100)
    assert "Content Security Policy" not in done.stderr
    assert "Uncaught" not in done.stderr
    return done.stdout


@pytest.mark.browser
@pytest.mark.slow
def test_the_reference_shows_one_language_at_a_time_and_searches(site: str, tmp_path: Path) -> None:
    page = drawn(f"{site}/reference.html", tmp_path / "one")
    tabs = re.findall(r'<button type="button" role="tab" aria-selected="(\w+)" tabindex="(-?\d)">(\w+)</button>', page)
    assert [("true", "0", "curl"), *(("false", "-1", one) for one in LANGUAGES[1:])] == tabs
    assert [("curl", False), *((one, True) for one in LANGUAGES[1:])] == [
        (one, "hidden" in more) for one, more in re.findall(r'<pre tabindex="0" data-lang="(\w+)"([^>]*)>', page)
    ]
    assert shown()["curl"].splitlines()[0] in html.unescape(page)
    found = drawn(f"{site}/reference.html?q=RESET+post", tmp_path / "two")
    assert "1 of 1" in found
    assert not re.search(r"<article[^>]* hidden", found)
    missed = drawn(f"{site}/reference.html?q=nowhere", tmp_path / "three")
    assert "0 of 1" in missed
    assert re.search(r"<article[^>]* hidden", missed)


def test_a_reference_of_your_own_is_printed_as_the_page_says(tmp_path: Path) -> None:
    (template,) = re.findall(r"```jinja\n(.*?)```", PAGE, re.DOTALL)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "reference.html.jinja").write_text(template, encoding="utf-8")
    order = ["generate", str(ROOT / "openapi.yaml"), "--templates", "mine", "-o", "client"]
    subprocess.run([sys.executable, "-m", "generator", *order], cwd=tmp_path, env=GENERATOR, check=True)
    page = (tmp_path / "client" / "reference.html").read_text(encoding="utf-8")
    assert "<title>MoneyKit</title>" in page
    assert "<h1>links</h1>" in page
    assert ">POST /links/{id}/reset</h2>" in page
    assert list(LANGUAGES) == re.findall("<h3>(.*?)</h3>", page)
    assert 'request.Header.Set("Authorization", "Bearer "+env("MONEY_KIT_TOKEN"))' in html.unescape(page)


def test_the_page_shows_a_sample_as_it_is() -> None:
    (example,) = re.findall(r"^```sh\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    assert shown()["curl"] == example
