"""The states of links, followed through sequences of requests: what one request changes, every later one sees.

The contract has one operation, so schemathesis has nothing to chain; this is the stateful part of the attack.
"""

from collections.abc import Callable, Iterator
from email.message import Message

import pytest
from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from tests.contract.contract import Contract
from tests.contract.identities import IDENTITIES, Identity
from tests.contract.seed import SEED
from tests.contract.witness import Exchange
from tests.server_process import Answer, ServerProcess, running_server

LINKS = 3
EXAMPLES = 40

Ask = Callable[[str, Identity], Answer]
Steps = list[tuple[int, Identity]]

# Only about some links at a time, or no link would be met twice.
SEQUENCES = st.lists(st.tuples(st.integers(0, LINKS - 1), st.sampled_from(IDENTITIES)), min_size=1, max_size=12)


@pytest.fixture(scope="module")
def server() -> Iterator[ServerProcess]:
    """A server with new links for every sequence, and for those that Hypothesis tries to simplify a failure."""
    with running_server(links=LINKS * EXAMPLES * 20) as process:
        yield process


@pytest.fixture(scope="module")
def unused(server: ServerProcess) -> Iterator[str]:
    """The links that no sequence has met."""
    return iter(server.links)


@pytest.fixture(scope="module")
def ask(server: ServerProcess) -> Ask:
    """Ask for a link to be reset, as one of the callers."""
    tokens = {identity.name: identity.token(server) for identity in IDENTITIES}
    return lambda link, identity: server.ask("POST", f"/links/{link}/reset", token=tokens[identity.name])


@seed(SEED)
@settings(max_examples=EXAMPLES, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])
@given(steps=SEQUENCES)
def test_only_the_owner_resets_a_link_and_only_once(
    steps: Steps, contract: Contract, unused: Iterator[str], ask: Ask
) -> None:
    links = [next(unused) for _ in range(LINKS)]
    reset: set[int] = set()
    for number, identity in steps:
        answer = ask(links[number], identity)
        outcome, problems = contract.judge(
            Exchange("POST", f"/links/{links[number]}/reset", Message(), answer.status, answer.headers, answer.content)
        )
        assert () == problems
        assert outcome is not None
        assert _expected(identity, again=number in reset) == outcome[1:]
        if identity.name == "owner":
            reset.add(number)


def _expected(identity: Identity, *, again: bool) -> tuple[str, str]:
    """Return the status and the schema that a request deserves, for a link that was connected at first."""
    if identity.name == "owner":
        return ("422", "LinkBadState") if again else ("200", "Link")
    (deserved,) = identity.deserves - {("404", "LinkNotFound")}
    return deserved
