"""Every expected client is typed: mypy --strict and pyright strict find nothing in any of them."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


_USE = '''
"""A call returns the value, and its `raw` the result with the documented headers; type checkers see both."""

import datetime
from typing import assert_type

from raw_answers_client import AsyncRawAnswers, RawAnswers, results


def call(client: RawAnswers) -> None:
    assert_type(client.default.list_pages(), list[str] | None)
    result = client.default.list_pages.raw()
    assert_type(result, results.ListPagesResult)
    assert_type(result.x_seen_at, datetime.datetime | None)
    assert_type(result.value, list[str] | None)


async def wait(client: AsyncRawAnswers) -> None:
    assert_type(await client.default.list_pages(), list[str] | None)
    assert_type(await client.default.list_pages.raw(), results.ListPagesResult)
'''


_USE_OF_DIRECTIONS = '''
"""A request has a class of its own where it must lack what an answer must have; what can be sent back, may be."""

from typing import assert_type

from directions_client import Directions, models


def call(client: Directions) -> None:
    pet = client.default.add_pet(body=models.PetRequest(name="Rex"))
    assert_type(pet.id, int)
    client.default.add_pet(body=pet)
    shelters = client.default.put_shelters(body=[models.ShelterRequest(name="North", pets=[])])
    assert_type(shelters, list[models.Shelter])
    client.default.put_shelters(body=shelters)
    account = client.default.sign_up(body=models.AccountRequest(name="Ann", password="p"))
    assert_type(account, models.Account)
'''
_MISUSE_OF_DIRECTIONS = """
from directions_client import Directions, models


def call(client: Directions, account: models.Account) -> None:
    client.default.sign_up(body=account)
    models.AccountRequest(name="Ann")
    models.PetRequest(id=7, name="Rex")
    models.Pet(name="Rex")
    account.password
"""


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the client of every case, complete with its runtime."""
    folder = tmp_path_factory.mktemp("clients")
    for init in sorted(ROOT.glob("tests/cases/*/expected/*/__init__.py")):
        shutil.copytree(init.parent, folder / init.parent.name, ignore=shutil.ignore_patterns("__pycache__"))
        runtime = folder / init.parent.name / "_runtime"
        shutil.copytree(ROOT / "templates/runtime", runtime, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "use.py").write_text(_USE, encoding="utf-8")
    (folder / "use_of_directions.py").write_text(_USE_OF_DIRECTIONS, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_mypy_strict_finds_nothing(clients: Path) -> None:
    packages = sorted(path.name for path in clients.iterdir() if path.is_dir() or path.suffix == ".py")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", *packages]
    done = subprocess.run(command, cwd=clients, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Success: no issues found"), done.stdout


@pytest.mark.slow
def test_mypy_finds_what_a_direction_does_not_have(clients: Path, tmp_path: Path) -> None:
    wrong = tmp_path / "misuse.py"
    wrong.write_text(_MISUSE_OF_DIRECTIONS, encoding="utf-8")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", str(wrong)]
    paths = {**os.environ, "MYPYPATH": str(clients)}
    done = subprocess.run(command, cwd=tmp_path, env=paths, capture_output=True, text=True, check=False)
    lines = _MISUSE_OF_DIRECTIONS.splitlines()
    found = {lines[int(one.split(":")[1]) - 1].strip() for one in done.stdout.splitlines() if ": error:" in one}
    assert {one.strip() for one in lines[5:]} == found, done.stdout


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_pyright_strict_finds_nothing(clients: Path) -> None:
    pyright = ROOT / "tests/lint/node_modules/.bin/pyright"
    assert pyright.is_file(), "`make lint` installs it"
    settings = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (clients / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [str(pyright), "--pythonpath", sys.executable, "-p", str(clients)]
    done = subprocess.run(command, cwd=clients, capture_output=True, text=True, check=False)
    assert "0 errors, 0 warnings" in done.stdout, done.stdout
