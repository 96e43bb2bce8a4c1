"""The suite against a server that is not ours: with a token alone, with a callers file, honest and broken."""

import json
import os
import shutil
import subprocess
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from tests.contract.another_server import CALLERS, TOKEN, another_server
from tests.contract.conftest import Command

POINTER = "#/paths/~1links~1{id}~1reset/post/responses/410"


@pytest.fixture
def callers(tmp_path: Path) -> str:
    """The callers file of the other server."""
    path = tmp_path / "callers.yaml"
    path.write_text(CALLERS)
    return str(path)


def test_with_a_token_alone_what_was_never_seen_is_listed_and_is_no_failure(suite: Command, tmp_path: Path) -> None:
    with another_server() as url:
        ended = suite("--url", url, TOKEN=TOKEN)
    report = json.loads((tmp_path / "report" / "contract.json").read_text())
    assert (0, "") == (ended.returncode, ended.stderr), ended.stdout
    assert [] == report["findings"]
    seen = {(it["status"], it["body"]) for it in report["outcomes"] if it["seen"]}
    assert {("401", "UnauthorizedToken"), ("404", "LinkNotFound")} == seen
    assert f"reset_link 410 LinkDeleted  openapi.yaml:46:9: {POINTER}" in ended.stdout
    assert 7 == len(report["never_seen"])


def test_with_a_callers_file_an_honest_server_passes(suite: Command, callers: str, tmp_path: Path) -> None:
    with another_server() as url:
        ended = suite("--url", url, "--callers", callers, MY_TOKEN=TOKEN)
    report = json.loads((tmp_path / "report" / "contract.json").read_text())
    assert (0, "") == (ended.returncode, ended.stderr), ended.stdout
    assert {"403", "429"} <= {it["status"] for it in report["never_seen"]}
    by = {(it["status"], it["body"]): it["by"] for it in report["outcomes"]}
    assert by["200", "Link"] == {"me": 3}


def test_what_is_promised_and_never_seen_is_a_failure(suite: Command, callers: str) -> None:
    Path(callers).write_text(
        CALLERS.replace('        422 LinkBadState: [{id: "22"}]\n', "        429 RateLimitExceeded: []\n")
    )
    with another_server() as url:
        ended = suite("--url", url, "--callers", callers, MY_TOKEN=TOKEN)
    assert 1 == ended.returncode
    assert "never seen: reset_link 429 RateLimitExceeded, which the callers file promises (as me)" in ended.stdout
    # 422 is what a link gives that was reset; who is not allowed to see it in the file, must not.
    assert "deserved: reset_link 422 LinkBadState is not what this caller deserves" in ended.stdout


def test_a_broken_server_is_found_with_the_place_and_a_command_that_shows_it_again(
    suite: Command, callers: str, tmp_path: Path
) -> None:
    with another_server(broken=True) as url:
        ended = suite("--url", url, "--callers", callers, MY_TOKEN=TOKEN)
        report = json.loads((tmp_path / "report" / "contract.json").read_text())
        found = {(it["source"], it["rule"]): it for it in report["findings"]}
        assert 1 == ended.returncode
        assert {
            ("schemathesis", "response_schema_conformance"),
            ("suite", "contract"),
            ("suite", "never seen"),
            ("suite", "promised"),
        } == set(found)
        for rule in ("schemathesis", "response_schema_conformance"), ("suite", "contract"):
            assert (POINTER, "openapi.yaml:46:9") == (found[rule]["pointer"], found[rule]["where"])
            assert 'Authorization: Bearer $MY_TOKEN"' in found[rule]["curl"]
        if shutil.which("curl") is None:
            pytest.skip("the command is curl")
        for rule in ("schemathesis", "response_schema_conformance"), ("suite", "contract"):
            again = subprocess.run(
                ["bash", "-c", found[rule]["curl"]],
                env={"PATH": os.environ["PATH"], "MY_TOKEN": TOKEN},
                capture_output=True,
                text=True,
                check=True,
            )
            assert again.stdout.startswith("HTTP/1.1 410 ")
            assert '"documentation_url": 410' in again.stdout


def test_the_token_is_in_no_report_even_if_the_server_says_it_back(
    suite: Command, callers: str, tmp_path: Path
) -> None:
    with another_server(broken=True) as url:
        ended = suite("--url", url, "--callers", callers, MY_TOKEN=TOKEN)
    files = [path for path in (tmp_path / "report").rglob("*") if path.is_file()]
    texts = [ended.stdout, ended.stderr, *(path.read_text(errors="replace") for path in files)]
    assert len(files) > 10
    assert any("gone for Bearer $MY_TOKEN" in text for text in texts)
    for spelling in (TOKEN, json.dumps(TOKEN)[1:-1], "with~signs"):
        assert [] == [text[:200] for text in texts if spelling in text]


def test_the_junit_file_has_what_passed_what_failed_and_what_was_never_seen(
    suite: Command, callers: str, tmp_path: Path
) -> None:
    with another_server(broken=True) as url:
        suite("--url", url, "--callers", callers, MY_TOKEN=TOKEN)
    root = ET.parse(tmp_path / "report" / "junit.xml").getroot()  # noqa: S314 - our own file.
    cases = {(case.get("classname"), case.get("name")): case for case in root}
    assert str(len(cases)) == root.get("tests")
    assert [] == list(cases["documented outcomes", "reset_link 200 Link"])
    assert ["failure"] == [it.tag for it in cases["documented outcomes", "reset_link 410 LinkDeleted"]]
    assert ["skipped"] == [it.tag for it in cases["documented outcomes", "reset_link 429 RateLimitExceeded"]]
    failure = cases["suite", "contract"].find("failure")
    assert failure is not None
    assert POINTER in (failure.text or "")
    assert str(sum(case.find("failure") is not None for case in root)) == root.get("failures")


def test_a_false_alarm_is_filtered_with_its_reason_and_only_what_it_names(suite: Command, callers: str) -> None:
    Path(callers).write_text(
        CALLERS
        + """\
false_alarms:
  - check: response_schema_conformance
    says: "410 is not of type"
    reason: the page of a deleted link has no address any more
  - check: not_a_server_error
    reason: it fails on Sundays
"""
    )
    with another_server(broken=True) as url:
        ended = suite("--url", url, "--callers", callers, MY_TOKEN=TOKEN)
    assert 1 == ended.returncode
    assert "response_schema_conformance:" not in ended.stdout
    assert "contract: $.documentation_url: 410 is not of type" in ended.stdout
    assert "times: the page of a deleted link has no address any more" in ended.stdout
    assert "never met, so perhaps not needed any more: it fails on Sundays" in ended.stdout
