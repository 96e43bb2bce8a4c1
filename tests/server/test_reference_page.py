"""The pages for people: the contract as it is in the repository, and its reference in a real browser."""

import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.server_process import ROOT, ServerProcess

CHROMIUM = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # The browser itself looks for its maker, too: no name has an address here.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    "--virtual-time-budget=20000",
    "--enable-logging=stderr",
)


def test_the_contract_is_served_byte_for_byte(server: ServerProcess) -> None:
    """With its own media type (RFC 9512)."""
    answer = server.ask("GET", "/openapi.yaml")
    assert (200, "application/yaml") == (answer.status, answer.headers["Content-Type"])
    assert (ROOT / "openapi.yaml").read_bytes() == answer.content


@pytest.mark.parametrize("path", ["/docs", "/docs/reference.js", "/docs/scalar.js"])
def test_the_page_may_load_nothing_from_elsewhere(server: ServerProcess, path: str) -> None:
    """The browser is told so, whatever the scripts would like."""
    answer = server.ask("GET", path)
    assert 200 == answer.status
    policy = dict(rule.split(" ", 1) for rule in answer.headers["Content-Security-Policy"].split("; "))
    assert "'none'" == policy["default-src"]
    assert "'self'" == policy["script-src"] == policy["connect-src"]
    assert "//" not in answer.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", ["/docs/", "/docs/LICENSE", "/docs/scalar/standalone.js", "/static/scalar/README.md"])
def test_no_other_file_is_served(server: ServerProcess, path: str) -> None:
    """What lies beside the page is not part of it."""
    assert 404 == server.ask("GET", path).status


def test_the_vendored_file_is_the_one_that_its_readme_describes() -> None:
    """Byte for byte, as npm has it."""
    folder = ROOT / "server" / "static" / "scalar"
    described = re.findall(r"\b[0-9a-f]{64}\b", (folder / "README.md").read_text(encoding="utf-8"))
    assert described == [hashlib.sha256((folder / "standalone.js").read_bytes()).hexdigest()]


@pytest.fixture(scope="session")
def chromium(request: pytest.FixtureRequest) -> str:
    """Find a browser; without one, these tests are skipped, but fail if they were asked for by their marker."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        asked_for = re.search(r"\bbrowser\b", request.config.getoption("markexpr"))
        (pytest.fail if asked_for else pytest.skip)("there is no Chromium; on Debian: apt-get install chromium")
    return found


@pytest.mark.browser
@pytest.mark.slow
def test_the_reference_is_drawn_in_a_browser_and_asks_nobody_else_for_anything(
    server: ServerProcess, chromium: str, tmp_path: Path
) -> None:
    """Everything that the page asks for is this server's, and nothing had to be blocked."""
    network = tmp_path / "network.json"
    options = [*CHROMIUM, f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={network}", "--dump-dom"]
    shown = subprocess.run(
        [chromium, *options, f"{server.url}/docs"], capture_output=True, text=True, check=True, timeout=110
    )
    body = shown.stdout.partition("<body")[2]
    assert "Force Reset Link" in body
    assert "/links/{id}/reset" in re.sub(r"<[^>]*>", "", body)
    assert "violates the following Content Security Policy" not in shown.stderr
    events = [event.get("params", {}) for event in json.loads(network.read_text(encoding="utf-8"))["events"]]
    by_the_page = {event["url"] for event in events if event.get("initiator") == server.url and "url" in event}
    assert by_the_page == {f"{server.url}{path}" for path in ("/docs/scalar.js", "/docs/reference.js", "/openapi.yaml")}
