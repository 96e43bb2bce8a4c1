"""All faults of a contract: the same contract gives the same list."""

from collections.abc import Mapping

from tests.contract.mutants import faults_of_answers, faults_of_bodies, faults_of_state
from tests.contract.mutants.fault import Fault
from tests.contract.suite.callers import Callers
from tests.contract.suite.contract import Contract

KINDS = (*faults_of_bodies.KINDS, *faults_of_answers.KINDS, *faults_of_state.KINDS)


def derive(contract: Contract, callers: Callers, tokens: Mapping[str, str], slowest: float) -> dict[str, Fault]:
    """Return the faults by name; some remember what they saw, so a run needs its own."""
    found = [
        *faults_of_bodies.faults(contract),
        *faults_of_answers.faults(contract, slowest),
        *faults_of_state.faults(contract, callers, tokens),
    ]
    return {fault.name: fault for fault in sorted(found, key=lambda it: KINDS.index(it.kind))}
