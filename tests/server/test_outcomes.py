"""Every outcome that the contract documents, reached by the example of the contract that promises it."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from typing import Any

import pytest

from tests.server_process import ServerProcess, running_server

Faults = Callable[[int, object], list[str]]


@pytest.fixture(scope="module")
def new() -> Iterator[ServerProcess]:
    """Run a server whose named links nobody has used yet."""
    with running_server() as process:
        yield process


def test_each_named_example_of_the_contract_reaches_the_status_in_its_summary(
    new: ServerProcess, contract: dict[str, Any], schema_faults: Faults
) -> None:
    """So who reads the contract can try every answer, and each body is as its schema says."""
    examples = contract["components"]["parameters"]["LinkId"]["examples"].values()
    promised = {example["value"]: int(re.findall(r"\b\d{3}\b", example["summary"])[0]) for example in examples}
    answers = {link_id: new.reset(link_id) for link_id in promised}
    assert promised == {link_id: answer.status for link_id, answer in answers.items()}
    assert 8 == len(promised)
    for answer in answers.values():
        assert "application/json" == answer.headers["Content-Type"]
        assert [] == schema_faults(answer.status, answer.body)


def test_a_reset_changes_the_state_and_the_error_code_and_nothing_else(
    server: ServerProcess, link_id: str, contract: dict[str, Any], schema_faults: Faults
) -> None:
    """The whole body, with every property that the contract has."""
    answer = server.reset(link_id)
    assert 200 == answer.status
    assert [] == schema_faults(200, answer.body)
    assert {
        "link_id": link_id,
        "institution_id": "chase",
        "institution_name": "Chase",
        "institution_avatar": "https://example.com/avatar.png",
        "state": "error",
        "error_code": "auth_expired",
        "last_synced_at": "2023-02-16T09:14:11+00:00",
        "tags": ["smoke_test", "user_type:admin"],
        "products": {
            "accounts": {
                "refreshed_at": "2023-02-16T09:14:11+00:00",
                "last_attempted_at": "2023-02-16T09:14:11+00:00",
                "settings": {"required": True, "prefetch": True},
            },
            "identity": {
                "refreshed_at": "2023-02-16T09:14:11+00:00",
                "last_attempted_at": "2023-02-16T09:14:11+00:00",
                "settings": {"required": True, "prefetch": False},
            },
        },
        "available_products": ["account_numbers"],
        "provider": "mx",
        "webhook": "https://example.com/webhook",
    } == answer.body
    assert contract["components"]["schemas"]["Link"]["properties"].keys() == answer.body.keys()


def test_times_are_sent_with_an_offset(server: ServerProcess, link_id: str) -> None:
    """The example of the vendor's page has none; a time without one is no point in time."""
    link = server.reset(link_id).body
    times = [link["last_synced_at"], *(product["refreshed_at"] for product in link["products"].values())]
    assert all(datetime.fromisoformat(time).utcoffset() is not None for time in times)


def test_a_link_is_reset_once_and_then_says_why_not_again(server: ServerProcess, link_id: str) -> None:
    """The second answer has the error code that the first one gave the link."""
    assert 200 == server.reset(link_id).status
    again = server.reset(link_id)
    assert 422 == again.status
    assert "link_error.bad_state" == again.body["error_code"]
    assert "auth_expired" == again.body["link_error_code"]


def test_the_two_reasons_for_a_403_are_told_apart_by_their_message(server: ServerProcess) -> None:
    """Their error code is the same in the contract."""
    assert "Reset only supported for test links" == server.reset("mk_Lv3NpQ9XkTgB6wYdR2sHcA").body["error_message"]
    assert "Accounts access not permitted" == server.reset("mk_Fb7KzM4WnCqE9tUhJ5xPvR").body["error_message"]


def test_a_stranger_is_told_only_that_a_link_exists(server: ServerProcess) -> None:
    """Whatever the link is: the same 401 for one that is busy, deleted, live or connected."""
    links = ["mk_Bu6VgC3KxSeP9rLwD5hNmT", "mk_De9RwP5CfLuT3gNxV7yKbS", "mk_Lv3NpQ9XkTgB6wYdR2sHcA"]
    answers = [server.reset(link_id, "--owner", "stranger") for link_id in links]
    assert {(401, "link_error.unauthorized_access")} == {(it.status, it.body["error_code"]) for it in answers}


def test_the_owner_of_the_unauthorized_link_can_reset_it(new: ServerProcess) -> None:
    """It is a link like any other, but for its owner."""
    assert 200 == new.reset("mk_S5qWb8RtZy2LcVn4KdHx7M", "--owner", "another-client").status
