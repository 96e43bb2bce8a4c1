"""Freshness: `generated/` is what the contract gives, and `oasmith check` sees every byte."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.cli import main
from generator.config import Config, read_config
from generator.describe import DESCRIPTION
from generator.document import Document
from generator.pipeline import generate
from generator.write import LOCK, compare

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what generation needs, as the current folder."""
    for name in ("openapi.yaml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / "generated", tmp_path / "generated", ignore=shutil.ignore_patterns("__pycache__", "dist"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_committed_client_is_fresh(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checkout == Path.cwd()
    assert 0 == main(["check"])
    assert capsys.readouterr().out.startswith("generated/ is what openapi.yaml gives")


def test_every_byte_of_every_generated_file_is_seen(checkout: Path) -> None:
    settings = read_config(Document(_settings(), "pyproject.toml", lambda _: (0, 0)).root)
    files = generate(checkout / "openapi.yaml", settings).files
    assert () == compare(files, checkout / "generated")
    for path in files:
        file = checkout / "generated" / path
        before = file.read_bytes()
        after = bytearray(before or b" ")
        # Of the lock, a digit of a hash: without a quote it would be no lock at all.
        after[after.rindex(b"sha256:") + 8 if path == LOCK else len(after) // 2] ^= 1
        file.write_bytes(after)
        (found,) = compare(files, checkout / "generated")
        assert (path, path != LOCK) == (found.path, found.edited)
        file.write_bytes(before)


def test_check_fails_after_one_byte_of_a_generated_file(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = checkout / "generated/moneykit_client/models.py"
    file.write_text(file.read_text().replace("class Link(", "class Link ("))
    assert 1 == main(["check"])
    said = capsys.readouterr()
    assert "--- on disk/moneykit_client/models.py" in said.out
    assert "-class Link (Model):\n+class Link(Model):\n" in said.out
    assert "edited or removed by hand: moneykit_client/models.py; `oasmith generate --force` puts them back" in said.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("summary: Force Reset Link", "summary: Force Reset Links"),
        ("        - tags\n", ""),
        ("enum: [connecting,", "enum: ["),
        ("value: mk_Bu6VgC3KxSeP9rLwD5hNmT", "value: mk_other"),
    ],
)
def test_check_fails_after_one_line_of_the_contract(
    checkout: Path, before: str, after: str, capsys: pytest.CaptureFixture[str]
) -> None:
    contract = checkout / "openapi.yaml"
    text = contract.read_text()
    assert before in text
    contract.write_text(text.replace(before, after))
    assert 1 == main(["check"])
    assert "stale" in capsys.readouterr().err


def reordered(data: dict[str, Any], randomness: random.Random) -> dict[str, Any]:
    """Return a contract with its components in another order."""
    components = {}
    for kind in randomness.sample(list(data["components"]), len(data["components"])):
        members = data["components"][kind]
        components[kind] = {name: members[name] for name in randomness.sample(list(members), len(members))}
    keys = randomness.sample(list(data), len(data))
    return {key: components if key == "components" else data[key] for key in keys}


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_components_does_not_matter(tmp_path: Path, seed: int) -> None:
    data = yaml.load((ROOT / "openapi.yaml").read_text(), Loader=yaml.BaseLoader)  # noqa: S506 # which makes strings only
    randomness = random.Random(seed)  # noqa: S311 # not for secrets
    both: list[dict[str, str]] = []
    for folder, contract in (("a", data), ("b", reordered(data, randomness))):
        (tmp_path / folder).mkdir()
        file = tmp_path / folder / "openapi.json"
        file.write_text(json.dumps(_typed(contract)))
        both.append(generate(file, Config()).files)
    # The description keeps the order in which its contract was written.
    described = [json.loads(files.pop(DESCRIPTION)) for files in both]
    locks = [json.loads(files.pop(LOCK)) for files in both]
    assert both[0] == both[1]
    assert described[0] == described[1]
    for one in locks:
        del one["files"][DESCRIPTION]
    assert locks[0] == locks[1]


def _typed(value: Any) -> Any:
    """Return what BaseLoader left as text as the JSON that it means."""
    if isinstance(value, dict):
        return {key: _typed(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_typed(one) for one in value]
    return {"true": True, "false": False, "0": 0, "30": 30}.get(value, value)


def test_place_locale_and_hash_seed_do_not_matter(tmp_path: Path) -> None:
    trees: list[dict[str, bytes]] = []
    for number, (seed, locale) in enumerate((("0", "C"), ("1", "C.UTF-8"), ("4711", "POSIX"))):
        folder = tmp_path / f"place {number}"
        folder.mkdir()
        shutil.copy(ROOT / "openapi.yaml", folder)
        environment = {**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": f"UTC+{number}"}
        environment["PYTHONPATH"] = str(ROOT)
        command = [sys.executable, "-m", "generator", "generate", "-o", "out"]
        subprocess.run(command, cwd=folder, env=environment, check=True, capture_output=True)
        trees.append(
            {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        )
    assert trees[0] == trees[1] == trees[2]


def _link_by_id(contract: dict[str, Any]) -> None:
    reset = contract["paths"]["/links/{id}/reset"]["post"]
    contract["paths"]["/links/{id}"] = {
        "get": {**reset, "operationId": "get_link", "summary": "Get Link", "description": "Fetch one link."}
    }


def test_a_new_operation_needs_no_change_of_the_generator(tmp_path: Path) -> None:
    contract = yaml.load((ROOT / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader)
    _link_by_id(contract)
    file = tmp_path / "openapi.yaml"
    file.write_text(yaml.safe_dump(contract, sort_keys=False))
    settings = read_config(Document(_settings(), "pyproject.toml", lambda _: (0, 0)).root)
    made = generate(file, settings)
    for path, text in made.files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    code = """
import json, sys
from moneykit_client import MoneyKit, models
from moneykit_client._runtime.transports.in_process import InProcessTransport
from moneykit_client._runtime.transports.protocol import Headers, Response

def answer(request):
    assert ("GET", "https://api.moneykit.com/links/mk_1") == (request.method, request.url)
    return Response(200, Headers((("Content-Type", "application/json"),)), sys.stdin.buffer.read())

with MoneyKit("token", transport=InProcessTransport(answer)) as moneykit:
    link = moneykit.links.get_link("mk_1")
assert isinstance(link, models.Link)
print(json.dumps(link.to_dict()))
"""
    example = contract["components"]["responses"]["Link"]["content"]["application/json"]["examples"]["reset"]["value"]
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        input=json.dumps(example),
        capture_output=True,
        text=True,
        check=True,
    )
    assert example == json.loads(done.stdout)


def _settings() -> dict[str, Any]:
    settings: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["oasmith"]
    return settings
