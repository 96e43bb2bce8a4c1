"""A sequence of requests that schemathesis does not make: all callers meet the same state, before and after it changes.

What stands last in a list of the callers file, all others send first, then the caller whom it belongs to, then all
others again, then that caller again. So a change that a stranger can make, and one that is not kept, are seen. Of the
rest of a list, what schemathesis did not happen to try is sent once.
"""

from collections.abc import Mapping

from tests.contract.suite.callers import Callers, Probe
from tests.contract.suite.wire import NoAnswerError, Upstream
from tests.contract.suite.witness import Witness


def follow(callers: Callers, witnesses: Mapping[str, Witness]) -> None:
    """Send the sequence, each request through its caller's witness."""
    for caller in callers.callers:
        last = list({probe.outcome: probe for probe in caller.probes}.values())
        tried = {it.request.target for it in witnesses[caller.name].exchanges if it.own}
        for probe in caller.probes:
            if probe not in last and probe.request.target not in tried:
                _send(probe, witnesses[caller.name])
        for probe in last:
            others = [it for it in callers.callers if it is not caller]
            for one in (*others, caller, *others, caller):
                _send(probe, witnesses[one.name])


def _send(probe: Probe, witness: Witness) -> None:
    request = probe.request.having("Authorization", witness.authorization)
    try:
        Upstream(witness.url).ask(request)
    except NoAnswerError:
        # The witness has written it down.
        return
