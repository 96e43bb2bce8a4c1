"""The score's own honesty: what is planted, that a missing rule shows, and what does not count."""

import json
from pathlib import Path

import pytest

from tests.contract.conftest import Command
from tests.contract.mutants.bench import HONEST, Setting, Verdict, names
from tests.contract.mutants.catalogue import KINDS, derive
from tests.contract.mutants.score import sentence, word
from tests.contract.reference import CALLERS
from tests.contract.suite.callers import ANYONE, read_callers
from tests.contract.suite.contract import Contract
from tests.server_process import ROOT

SETTING = Setting(contract=ROOT / "openapi.yaml", seed=1, examples=5, slowest=5)
TWICE = "a reset that is not kept: reset_link the next one succeeds"


def test_there_is_a_fault_of_every_kind_and_the_readme_says_how_many(contract: Contract) -> None:
    callers = read_callers(CALLERS, contract)
    faults = derive(contract, callers, {it.token: it.token for it in callers.callers if it.token}, 5)
    assert set(KINDS) == {fault.kind for fault in faults.values()}
    assert list(faults) == names(SETTING)
    assert len(faults) >= 30
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"{len(faults)} of {len(faults)} faults killed" in readme


def test_the_faults_follow_the_contract(tmp_path: Path) -> None:
    path = tmp_path / "pets.yaml"
    path.write_text("""\
openapi: 3.1.1
info: {title: Pets, version: '1'}
paths:
  /pets:
    get:
      operationId: pets
      responses:
        '200':
          description: Pets.
          headers: {Total: {required: true, schema: {type: integer}}}
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Pets'}
components:
  schemas:
    Pets:
      type: object
      required: [pets]
      properties:
        pets: {type: array, items: {$ref: '#/components/schemas/Pet'}}
    Pet:
      type: object
      properties:
        parent: {$ref: '#/components/schemas/Pet'}
        kind: {type: string, enum: [cat]}
""")
    found = set(derive(Contract(path), ANYONE, {"TOKEN": "t"}, 5))
    assert {
        "a required property dropped: pets 200 Pets pets",
        "a nested type broken: pets 200 Pets pets[0] is []",
        'an enum value invented: pets 200 Pets pets[0].kind is "invented"',
        "a header missing: pets 200 Pets Total",
        "a truncated body: pets 200 Pets",
    } <= found
    # Nobody is refused there, and nothing is reset.
    assert [] == [name for name in found if "accepted" in name or "a reset" in name]


@pytest.mark.timeout(300)
def test_a_suite_without_a_rule_lets_its_fault_survive(mutants: Command, tmp_path: Path) -> None:
    with_all = mutants("--only", TWICE)
    assert 0 == with_all.returncode, with_all.stdout
    assert "1 of 1 faults killed (100 %), 0 of them by schemathesis alone." in with_all.stdout
    without = mutants("--only", TWICE, "--without", "reset: once")
    assert 1 == without.returncode, without.stdout
    assert "0 of 1 faults killed (0 %)" in without.stdout
    assert "SURVIVED" in without.stdout
    score = json.loads((tmp_path / "report" / "mutants.json").read_text())
    assert [("passed", True), ("SURVIVED", False)] == [(row["verdict"], row["passed"]) for row in score["rows"]]
    assert "SURVIVED" in (tmp_path / "report" / "index.html").read_text()


def test_what_was_never_met_or_found_without_a_fault_does_not_count() -> None:
    killed = Verdict("a", "a", "", 1, ("check",), ("rule",), ("…",))
    never_met = Verdict("b", "b", "", 0, (), ("rule",), ("…",))
    by_rule = Verdict("c", "c", "", 1, (), ("rule",), ("…",))
    honest = Verdict(HONEST, HONEST, "", 0, (), (), ())
    assert ["passed", "killed", "NEVER MET", "killed"] == [word(it) for it in (honest, killed, never_met, by_rule)]
    said = "2 of 3 faults killed (66 %), 1 of them by schemathesis alone."
    assert said == sentence([honest, killed, never_met, by_rule])
    noisy = Verdict(HONEST, HONEST, "", 0, (), ("rule",), ("…",))
    assert not noisy.passed
    assert "NONE OF IT COUNTS" in sentence([noisy, killed])


def test_an_unknown_fault_or_rule_is_refused(mutants: Command) -> None:
    for option, value in (("--only", "no such fault"), ("--without", "no such rule")):
        ended = mutants(option, value)
        assert (2, "", 1) == (ended.returncode, ended.stdout, ended.stderr.count("\n"))
        assert f"error: {option}: " in ended.stderr
        assert value in ended.stderr
