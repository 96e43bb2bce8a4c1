"""Too many requests: of one client, and of one link."""

import time
from collections.abc import Iterator

import pytest

from tests.server_process import ServerProcess, running_server

BUSY_LINK = "mk_Bu6VgC3KxSeP9rLwD5hNmT"
UNKNOWN_LINK = "mk_Un2XyG6HsDkA8mBjQ4vTzL"


@pytest.fixture(scope="module")
def strict() -> Iterator[ServerProcess]:
    """Run a server that allows each client three requests."""
    with running_server(rate_limit="3/minute") as process:
        yield process


def test_a_client_is_refused_when_its_allowance_is_used_up_and_another_client_is_not(strict: ServerProcess) -> None:
    """And it is told how many seconds to wait."""
    answers = [strict.reset(UNKNOWN_LINK, "--owner", "eager") for _ in range(5)]
    assert [404, 404, 404, 429, 429] == [answer.status for answer in answers]
    assert "api_error.rate_limit_exceeded" == answers[-1].body["error_code"]
    assert int(answers[-1].headers["Retry-After"]) in range(1, 61)
    assert 404 == strict.reset(UNKNOWN_LINK, "--owner", "patient").status


def test_who_has_no_good_token_does_not_use_up_the_allowance_of_who_has(strict: ServerProcess) -> None:
    """Else anybody could keep a client out."""
    owner = ("--owner", "robbed")
    assert [401] * 5 == [strict.reset(UNKNOWN_LINK, *owner, "--expired").status for _ in range(5)]
    assert 404 == strict.reset(UNKNOWN_LINK, *owner).status


def test_who_waits_as_long_as_it_was_told_is_answered_again() -> None:
    """The seconds are rounded up, never down."""
    with running_server(rate_limit="1/3 seconds") as new:
        new.token()
        assert 404 == new.reset(UNKNOWN_LINK).status
        refused = new.reset(UNKNOWN_LINK)
        assert 429 == refused.status
        time.sleep(int(refused.headers["Retry-After"]))
        assert 404 == new.reset(UNKNOWN_LINK).status


def test_the_busy_link_refuses_its_first_request_and_every_other(server: ServerProcess) -> None:
    """So a test of a 429 needs one request and not hundreds."""
    answers = [server.reset(BUSY_LINK) for _ in range(3)]
    assert [429] * 3 == [answer.status for answer in answers]
    assert [True] * 3 == [int(answer.headers["Retry-After"]) in range(1, 61) for answer in answers]
