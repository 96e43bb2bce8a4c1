"""The pages for people: the contract as it is in the repository, and its reference in a real browser."""

import asyncio
import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from generator.config import Config
from generator.pipeline import generate
from tests.browser import CHROMIUM, Tab, chromium, tab
from tests.generator.test_samples import hostile_contract
from tests.sample_runner import LANGUAGES
from tests.server_process import ROOT, ServerProcess, running_server

DUMP = (*CHROMIUM, "--virtual-time-budget=20000", "--enable-logging=stderr", "--dump-dom")
DESCRIPTION = ROOT / "generated" / "openapi.json"


def test_the_contract_is_served_byte_for_byte(server: ServerProcess) -> None:
    """With its own media type (RFC 9512)."""
    answer = server.ask("GET", "/openapi.yaml")
    assert (200, "application/yaml") == (answer.status, answer.headers["Content-Type"])
    assert (ROOT / "openapi.yaml").read_bytes() == answer.content


def test_the_page_shows_the_contract_or_the_document_that_the_server_is_given(
    server: ServerProcess, tmp_path: Path
) -> None:
    """As it is on the disk when it is asked for; and the server ends at once if it was never there."""
    answer = server.ask("GET", "/docs/openapi")
    assert (200, "application/yaml") == (answer.status, answer.headers["Content-Type"])
    assert (ROOT / "openapi.yaml").read_bytes() == answer.content
    given = tmp_path / "given.json"
    with (
        pytest.raises(RuntimeError, match=r"server: there is no file .*given\.json"),
        running_server(options=("--reference", str(given))),
    ):
        pass
    given.write_bytes(DESCRIPTION.read_bytes())
    with running_server(options=("--reference", str(given))) as other:
        answer = other.ask("GET", "/docs/openapi")
        assert (200, "application/json") == (answer.status, answer.headers["Content-Type"])
        assert DESCRIPTION.read_bytes() == answer.content
        assert (ROOT / "openapi.yaml").read_bytes() == other.ask("GET", "/openapi.yaml").content
        given.unlink()
        assert 404 == other.ask("GET", "/docs/openapi").status


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


@pytest.mark.browser
@pytest.mark.slow
def test_the_reference_is_drawn_in_a_browser_and_asks_nobody_else_for_anything(
    server: ServerProcess, tmp_path: Path
) -> None:
    """Everything that the page asks for is this server's, and nothing had to be blocked."""
    network = tmp_path / "network.json"
    options = [*DUMP, f"--user-data-dir={tmp_path / 'profile'}", f"--log-net-log={network}"]
    shown = subprocess.run(
        [chromium(), *options, f"{server.url}/docs"], capture_output=True, text=True, check=True, timeout=110
    )
    body = shown.stdout.partition("<body")[2]
    assert "Force Reset Link" in body
    assert "/links/{id}/reset" in re.sub(r"<[^>]*>", "", body)
    assert "violates the following Content Security Policy" not in shown.stderr
    events = [event.get("params", {}) for event in json.loads(network.read_text(encoding="utf-8"))["events"]]
    by_the_page = {event["url"] for event in events if event.get("initiator") == server.url and "url" in event}
    assert by_the_page == {f"{server.url}{path}" for path in ("/docs/scalar.js", "/docs/reference.js", "/docs/openapi")}


async def shown_samples(page: Tab) -> dict[str, str]:
    """Return the sample of the only operation in each language, chosen as a person does."""
    found = {}
    for language in LANGUAGES:
        await page.find("""
            const picker = document.querySelector('[data-testid=client-picker]');
            if (picker) picker.click();
            return Boolean(picker);""")
        await page.find(f"""
            const options = [...document.querySelectorAll('[role=option][id*="custom/"]')];
            const option = options.find((one) => one.textContent.trim() === {json.dumps(language)});
            if (option) option.click();
            return Boolean(option);""")
        found[language] = await page.find(f"""
            const picker = document.querySelector('[data-testid=client-picker]');
            if (picker.textContent.trim() !== {json.dumps(language)}) return '';
            return picker.closest('.scalar-card').querySelector('pre code').textContent;""")
    return found


def described(data: Any) -> dict[str, str]:
    """Return the samples that a document has for its only operation."""
    ((operation,),) = (item.values() for item in data["paths"].values())
    return {one["label"]: one["source"] for one in operation["x-codeSamples"]}


def drawn(document: Path, profile: Path) -> tuple[dict[str, str], list[str], bool]:
    """Return the samples that the page shows of a document, what its console says, and whether text became a script."""

    async def draw() -> tuple[dict[str, str], list[str], bool]:
        with running_server(options=("--reference", str(document))) as server:
            async with tab(profile) as page:
                await page.go(f"{server.url}/docs")
                found = await shown_samples(page)
                return found, page.said, await page.find("return String(window.hacked)") != "undefined"

    return asyncio.run(draw())


def trimmed(samples: dict[str, str]) -> dict[str, str]:
    """Return samples without the line breaks at their ends, of which the page shows one more."""
    return {one: text.rstrip() for one, text in samples.items()}


@pytest.mark.browser
@pytest.mark.slow
def test_the_reference_shows_each_sample_of_the_document_that_it_is_given(tmp_path: Path) -> None:
    """In six languages, the text that tests/client/test_samples.py executes."""
    expected = described(json.loads(DESCRIPTION.read_bytes()))
    assert list(LANGUAGES) == list(expected)
    found, said, _ = drawn(DESCRIPTION, tmp_path / "profile")
    assert trimmed(expected) == trimmed(found)
    assert [] == [one for one in said if "Content Security Policy" in one or "error" in one]


HARM = """<img src=x onerror="window.hacked=1"><script>window.hacked=1</script><svg onload=window.hacked=1>
[click](javascript:window.hacked=1) {{constructor.constructor('window.hacked=1')()}} <a href='javascript:hacked=1'>a</a>
</script><script>window.hacked=1</script>"""


@pytest.mark.browser
@pytest.mark.slow
def test_no_text_of_a_contract_becomes_a_script_of_the_page(tmp_path: Path) -> None:
    """Its texts are shown, and so are the samples that have them in strings."""
    contract = tmp_path / "openapi.json"
    contract.write_text(json.dumps(hostile_contract(HARM)), encoding="utf-8")
    document = tmp_path / "described.json"
    document.write_text(generate(contract, Config()).files["openapi.json"], encoding="utf-8")
    found, said, is_hacked = drawn(document, tmp_path / "profile")
    assert not is_hacked
    assert [] == [one for one in said if "Content Security Policy" in one]
    assert trimmed(described(json.loads(document.read_bytes()))) == trimmed(found)
