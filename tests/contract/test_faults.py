"""The attack finds faults: each planted one makes it fail, and by what is meant to find it.

That it finds nothing where none is planted is what `test_attack.py` says.
"""

import pytest

from tests.contract.attack import Plan, attack
from tests.contract.faults import FAULTS, Fault
from tests.contract.identities import IDENTITIES
from tests.server_process import running_server


@pytest.mark.timeout(300)
@pytest.mark.parametrize(
    "fault",
    [pytest.param(fault, id=fault.name, marks=[pytest.mark.slow] if fault.slow else []) for fault in FAULTS],
)
def test_a_planted_fault_is_found(fault: Fault, small_plan: Plan) -> None:
    callers = [identity for identity in IDENTITIES if identity.name == fault.caller]
    with running_server(links=5) as server:
        (found,) = attack(server, callers, small_plan, fault.lie)
    assert set(fault.found_by) - {finding.rule for finding in found.findings} == set(), found.complaint()
