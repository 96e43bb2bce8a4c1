"""Every expected client is typed: mypy --strict and pyright strict find nothing in any of them."""

from __future__ import annotations

import json
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


@pytest.fixture(scope="module")
def clients(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the client of every case, complete with its runtime."""
    folder = tmp_path_factory.mktemp("clients")
    for init in sorted(ROOT.glob("tests/cases/*/expected/*/__init__.py")):
        shutil.copytree(init.parent, folder / init.parent.name, ignore=shutil.ignore_patterns("__pycache__"))
        runtime = folder / init.parent.name / "_runtime"
        shutil.copytree(ROOT / "templates/runtime", runtime, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "use.py").write_text(_USE, encoding="utf-8")
    return folder


@pytest.mark.slow
def test_mypy_strict_finds_nothing(clients: Path) -> None:
    packages = sorted(path.name for path in clients.iterdir() if path.is_dir() or path.suffix == ".py")
    command = [sys.executable, "-m", "mypy", "--strict", "--no-incremental", "--config-file=", *packages]
    done = subprocess.run(command, cwd=clients, capture_output=True, text=True, check=False)
    assert done.stdout.startswith("Success: no issues found"), done.stdout


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_pyright_strict_finds_nothing(clients: Path) -> None:
    pyright = ROOT / "tests/lint/node_modules/.bin/pyright"
    assert pyright.is_file(), "`make lint` installs it"
    settings = {"include": ["."], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    (clients / "pyrightconfig.json").write_text(json.dumps(settings))
    command = [str(pyright), "--pythonpath", sys.executable, "-p", str(clients)]
    done = subprocess.run(command, cwd=clients, capture_output=True, text=True, check=False)
    assert "0 errors, 0 warnings" in done.stdout, done.stdout
