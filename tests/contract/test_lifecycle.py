"""The states of links, followed through sequences of requests: what one request changes, every later one sees.

The contract has one operation, so schemathesis has nothing to chain. The suite has a fixed sequence for any server;
this draws sequences and holds our server against a model of two states.
"""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.contract.reference import CALLERS, Reference, reference_server
from tests.contract.suite.callers import Caller, read_callers
from tests.contract.suite.contract import Contract
from tests.contract.suite.seed import SEED
from tests.contract.suite.wire import Answer, Request, Upstream
from tests.server_process import ROOT

LINKS = 3
EXAMPLES = 40
WHO = read_callers(CALLERS, Contract(ROOT / "openapi.yaml")).callers

Ask = Callable[[Request, Caller], Answer]
Steps = list[tuple[int, Caller]]

# Only about some links at a time, or no link would be met twice.
SEQUENCES = st.lists(st.tuples(st.integers(0, LINKS - 1), st.sampled_from(WHO)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def reference() -> Iterator[Reference]:
    """A server with new links for every sequence, and for those that Hypothesis tries to simplify a failure."""
    with reference_server(links=LINKS * EXAMPLES * 20) as running:
        yield running


@pytest.fixture(scope="module")
def unused(reference: Reference) -> Iterator[str]:
    """The links that no sequence has met."""
    return iter(reference.server.links)


@pytest.fixture(scope="module")
def ask(reference: Reference) -> Ask:
    """Ask for a link to be reset, as one of the callers."""
    upstream = Upstream(reference.url)

    def sent(request: Request, caller: Caller) -> Answer:
        token = None if caller.token is None else f"Bearer {reference.tokens[caller.token]}"
        return upstream.ask(request.having("Authorization", token))

    return sent


@seed(SEED)
@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=SEQUENCES)
def test_only_the_owner_resets_a_link_and_only_once(
    steps: Steps, contract: Contract, unused: Iterator[str], ask: Ask
) -> None:
    links = [next(unused) for _ in range(LINKS)]
    reset: set[int] = set()
    for number, caller in steps:
        request = Request("POST", f"/links/{links[number]}/reset")
        outcome, problems = contract.judge(request, ask(request, caller))
        assert () == problems
        assert outcome is not None
        assert _expected(caller, again=number in reset) == outcome.answer
        if caller.name == "owner":
            reset.add(number)


def _expected(caller: Caller, *, again: bool) -> str:
    """Return the status and the schema that a request deserves, for a link that was connected at first."""
    if caller.name == "owner":
        return "422 LinkBadState" if again else "200 Link"
    (deserved,) = {outcome.answer for outcome in caller.must} - {"404 LinkNotFound"}
    return deserved
