"""The seed: the same one sends the same requests, so that whatever was found can be found again."""

from dataclasses import replace
from pathlib import Path

import pytest

from tests.contract.attack import Plan, attack
from tests.contract.identities import IDENTITIES
from tests.server_process import running_server

DIFFERENT_EACH_TIME = {"authorization", "host", "x-schemathesis-testcaseid"}


@pytest.mark.timeout(300)
def test_the_same_seed_sends_the_same_requests_and_another_seed_others(small_plan: Plan, tmp_path: Path) -> None:
    once = _requests(replace(small_plan, folder=tmp_path / "once"))
    again = _requests(replace(small_plan, folder=tmp_path / "again"))
    other = _requests(replace(small_plan, folder=tmp_path / "other", seed=small_plan.seed + 1))
    assert len(once) > 30
    assert once == again
    assert once != other


def _requests(plan: Plan) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return what one run sends to a server that is new."""
    with running_server(links=5) as server:
        (run,) = attack(server, IDENTITIES[:1], plan)
    return [
        (
            exchange.method,
            exchange.target,
            [it for it in exchange.request_headers.items() if it[0].lower() not in DIFFERENT_EACH_TIME],
        )
        for exchange in run.exchanges
    ]
