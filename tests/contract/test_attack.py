"""The reference server under attack by everything that the contract allows and forbids, from every kind of caller."""

import pytest

from tests.contract.attack import Plan, attack
from tests.contract.contract import Contract
from tests.contract.identities import IDENTITIES
from tests.contract.observation import observe
from tests.contract.seed import SEED
from tests.server_process import ROOT, running_server

ARTIFACTS = ROOT / "build" / "contract"


@pytest.mark.timeout(3600)
@pytest.mark.parametrize(
    ("examples", "links"),
    [pytest.param(40, 20, id="40 examples"), pytest.param(1000, 200, id="1000 examples", marks=pytest.mark.long)],
)
def test_every_documented_outcome_is_really_seen_and_no_promise_is_broken(
    contract: Contract, examples: int, links: int, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ARTIFACTS if examples == 40 else ARTIFACTS / "long"
    plan = Plan(contract=contract, seed=SEED, examples=examples, folder=folder)
    with running_server(links=links) as server:
        attacks = attack(server, IDENTITIES, plan)
        log = server.log()
    report = observe(contract, attacks, SEED)
    report.write(folder)
    with capsys.disabled():
        print(f"\n{report.table()}\n{(folder / 'index.html').relative_to(ROOT)}")  # noqa: T201 - asked for
    assert "" == "\n\n".join(filter(None, (it.complaint() for it in attacks)))
    assert [] == report.unseen
    assert "Traceback" not in log


def test_the_callers_together_deserve_just_what_the_contract_documents(contract: Contract) -> None:
    deserved = {pair for identity in IDENTITIES for pair in identity.deserves}
    assert {outcome[1:] for outcome in contract.outcomes} == deserved
