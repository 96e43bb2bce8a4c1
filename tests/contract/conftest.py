"""What the tests of the contract suite share: the contract, and the command that a user runs."""

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

import pytest

from tests.contract.suite.contract import Contract
from tests.server_process import ROOT

Command: TypeAlias = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def contract() -> Contract:
    """The contract of the repository."""
    return Contract(ROOT / "openapi.yaml")


@pytest.fixture
def suite(tmp_path: Path) -> Command:
    """Runs `python -m tests.contract`, its reports in `report` of the test's folder."""
    return lambda *arguments, **environment: _run("tests.contract", tmp_path / "report", arguments, environment)


@pytest.fixture
def mutants(tmp_path: Path) -> Command:
    """Runs `python -m tests.contract.mutants`, its reports in `report` of the test's folder."""
    return lambda *arguments, **environment: _run("tests.contract.mutants", tmp_path / "report", arguments, environment)


def _run(
    module: str, folder: Path, arguments: tuple[str, ...], environment: Mapping[str, str]
) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if not name.endswith("TOKEN")}
    return subprocess.run(
        [sys.executable, "-m", module, "-o", str(folder), *arguments],
        cwd=ROOT,
        env={**inherited, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
