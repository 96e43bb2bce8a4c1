"""The reference server under attack by everything that the contract allows and forbids, from every kind of caller."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.contract.conftest import Command
from tests.contract.reference import CALLERS
from tests.contract.suite.callers import read_callers
from tests.contract.suite.contract import Contract


@pytest.mark.timeout(3600)
@pytest.mark.parametrize("examples", [40, pytest.param(1000, marks=pytest.mark.long)])
def test_every_documented_outcome_is_really_seen_and_no_promise_is_broken(
    suite: Command, examples: int, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    ended = suite("--examples", str(examples))
    record_property("summary", ended.stdout.rstrip())
    assert (0, "") == (ended.returncode, ended.stderr), ended.stdout
    assert "no findings" in ended.stdout
    report = json.loads((tmp_path / "report" / "contract.json").read_text())
    assert ([], []) == (report["findings"], report["never_seen"])
    assert all(outcome["seen"] for outcome in report["outcomes"])


def test_the_callers_together_deserve_just_what_the_contract_documents(contract: Contract) -> None:
    callers = read_callers(CALLERS, contract)
    assert set(contract.outcomes) == {outcome for caller in callers.callers for outcome in caller.must}
