"""The contract's linter objects to what is new and to what is ignored without need."""

import shutil
from pathlib import Path

import pytest

from tests.lint.contract import HERE, IGNORED, lint

ROOT = HERE.parents[1]


@pytest.fixture
def contract(tmp_path: Path) -> Path:
    """Return a copy of the contract that a test may spoil."""
    return Path(shutil.copy(ROOT / "openapi.yaml", tmp_path))


@pytest.fixture
def settings(tmp_path: Path) -> Path:
    """Return a copy of the linter's settings that a test may spoil."""
    for name in ("redocly.yaml", IGNORED):
        shutil.copy(HERE / name, tmp_path)
    return tmp_path


def test_the_contract_is_clean() -> None:
    """Exactly the listed places are found, no more and no fewer."""
    assert [] == lint(ROOT / "openapi.yaml")


def test_a_new_finding_is_a_fault_with_its_place(contract: Path) -> None:
    """An operation without a summary is found, where it stands."""
    contract.write_text(contract.read_text("utf-8").replace("      summary: Force Reset Link\n", "", 1), "utf-8")

    (fault,) = lint(contract)

    assert fault.startswith("openapi.yaml:")
    assert "(operation-summary at #/paths/~1links~1{id}~1reset/post/summary)" in fault


def test_an_ignored_finding_that_no_longer_occurs_is_a_fault(contract: Path) -> None:
    """The times of one product get an offset, and the line that ignored one of them has to go."""
    place = "'2023-02-16T09:14:11'\n                  identity:"
    text = contract.read_text("utf-8")
    assert 1 == text.count(place)
    contract.write_text(text.replace(place, place.replace(":11'", ":11Z'")), "utf-8")

    (fault,) = lint(contract)

    assert fault.endswith("/documented/value/products/accounts/last_attempted_at no longer occurs; remove it")


def test_a_finding_that_is_no_longer_listed_is_a_fault(contract: Path, settings: Path) -> None:
    """Taking a place off the list brings its finding back."""
    listed = settings / IGNORED
    lines = listed.read_text("utf-8").splitlines(keepends=True)
    listed.write_text("".join(line for line in lines if "last_synced_at/examples/0" not in line), "utf-8")

    (fault,) = lint(contract, settings)

    assert "#/components/schemas/Link/properties/last_synced_at/examples/0" in fault
