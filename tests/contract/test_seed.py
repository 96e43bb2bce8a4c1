"""The seed: the same one sends the same requests, so that whatever was found can be found again."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.contract.another_server import TOKEN, another_server
from tests.contract.conftest import Command


@pytest.mark.timeout(300)
def test_the_same_seed_sends_the_same_requests_and_another_seed_others(suite: Command, tmp_path: Path) -> None:
    once, again, other = (_requests(suite, tmp_path, seed) for seed in ("1", "1", "2"))
    assert len(once) > 30
    assert once == again
    assert once != other


def _requests(suite: Command, folder: Path, seed: str) -> list[tuple[Any, ...]]:
    """Return what schemathesis sent to a server that is new."""
    with another_server() as url:
        ended = suite("--url", url, "--seed", seed, "--examples", "10", TOKEN=TOKEN)
    assert 0 == ended.returncode, ended.stdout
    lines = (folder / "report" / "you" / "events.ndjson").read_text(encoding="utf-8").splitlines()
    recorders = [json.loads(line).get("ScenarioFinished", {}).get("recorder", {}) for line in lines]
    return [
        (it["request"]["method"], it["request"]["uri"].split("/", 3)[3], sorted(it["request"]["headers"].items()))
        for recorder in recorders
        for it in recorder.get("interactions", {}).values()
    ]
