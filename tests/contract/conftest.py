"""What the contract tests share: the contract, and the plan of a small attack."""

from pathlib import Path

import pytest

from tests.contract.attack import Plan
from tests.contract.contract import Contract, read
from tests.contract.seed import SEED
from tests.server_process import ROOT


@pytest.fixture(scope="session")
def contract() -> Contract:
    """The contract of the repository."""
    return read(ROOT / "openapi.yaml")


@pytest.fixture
def small_plan(contract: Contract, tmp_path: Path) -> Plan:
    """A plan that takes a few seconds."""
    return Plan(contract=contract, seed=SEED, examples=10, folder=tmp_path)
