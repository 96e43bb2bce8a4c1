"""Where the next page is, when an answer or an argument is not what one hopes for: pure, without a service."""

from __future__ import annotations

from typing import Any

import pytest

from templates.runtime.errors import ContractError
from templates.runtime.results import Result
from templates.runtime.transports.protocol import Headers
from templates.runtime.values.numbers import DecimalNumber
from templates.runtime.wire.call import Call, Operation
from templates.runtime.wire.paging import Paging, Walk, Where

LIST = Operation[Any]("GET", "/pets")
NEXT = Paging("cursor", "after", items="/data", next="/next")
LAST = Paging("cursor", "after", items="/data", last="/id")


def walked(paging: Paging, body: Any, **query: Any) -> tuple[Where | None, Call[Any] | None]:
    """Return where the next page is after a body, and the call for it."""
    walk = Walk(paging, Call(LIST, query=query))
    _, where = walk.advance(Result(value=body, status=200, headers=Headers(), content=b"", elapsed=0.0))
    return where, walk.call


@pytest.mark.parametrize(
    ("cursor", "expected"),
    [("a", "a"), (7, 7), (1.5, "1.5"), (DecimalNumber("1.50"), "1.50"), (10**30, 10**30)],
)
def test_a_cursor_is_a_string_or_a_number(cursor: Any, expected: Where) -> None:
    where, call = walked(NEXT, {"data": [1], "next": cursor})
    assert expected == where
    assert call is not None
    assert {"after": expected} == call.query
    assert expected == walked(LAST, {"data": [{"id": 0}, {"id": cursor}]})[0]


@pytest.mark.parametrize("cursor", [None, "", False, 0, []])
def test_nothing_is_no_cursor(cursor: Any) -> None:
    assert (None, None) == walked(NEXT, {"data": [1], "next": cursor})
    assert (None, None) == walked(NEXT, {"data": [1]})


@pytest.mark.parametrize("cursor", [True, ["a", "b"], {"a": 1}])
def test_pages_do_not_end_in_silence_where_a_cursor_cannot_be_sent(cursor: Any) -> None:
    with pytest.raises(ContractError, match=r"^\$\.next: expected a string or a number") as caught:
        walked(NEXT, {"data": [1], "next": cursor})
    assert (200, "GET /pets") == (caught.value.status, caught.value.operation)
    with pytest.raises(ContractError, match=r"^\$\.data\[1\]\.id: expected a string or a number"):
        walked(LAST, {"data": [{}, {"id": cursor}]})


def test_an_array_may_say_where_to_begin() -> None:
    """A parameter that is a string or an array: the first call is sent as any other."""
    where, call = walked(NEXT, {"data": [1], "next": "b"}, after=["a", "b"], limit=2)
    assert "b" == where
    assert call is not None
    assert {"after": "b", "limit": 2} == call.query
