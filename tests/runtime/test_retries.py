"""What is sent again, and when: step by step through an exchange, and over a real socket."""

import asyncio
import time
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.errors import (
    ApiError,
    BadGatewayError,
    ConnectError,
    ResponseTooLargeError,
    ServiceUnavailableError,
    TooManyRequestsError,
    TransportError,
    TransportTimeoutError,
)
from templates.runtime.retries import Retries, asked_wait
from templates.runtime.security.placement import Signature
from templates.runtime.transports.protocol import Headers, Response, Timeout
from templates.runtime.values.unset import UNSET
from tests.runtime.lying_server import http, serving
from tests.runtime.pages import AsyncMoneyKit, MoneyKit
from tests.runtime.scripted import Scripted

Outcome = Response | TransportError
Called = Callable[[MoneyKit], Any]

TEN_AT_ONCE = Retries(10, first=0)
BUSY = Response(429, Headers([("Retry-After", "0")]))
DOWN = Response(503)
DONE = Response(204)
JSON = "Content-Type: application/json"


def reset(client: MoneyKit) -> Any:
    return client.links.reset_link("a")


def get(client: MoneyKit) -> Any:
    return client.links.get_link("a")


def create(key: Any = UNSET) -> Called:
    return lambda client: client.links.create_link(idempotency_key=key)


def run(
    call: Called, transport: Scripted, retries: int | Retries = TEN_AT_ONCE, **options: Any
) -> BaseException | None:
    """Return what a call raises."""
    try:
        call(MoneyKit("t", transport=transport, retries=retries, **options))
    except Exception as error:  # noqa: BLE001  what it is, is looked at
        return error
    return None


LOST = TransportError("lost")
LATE = TransportTimeoutError("late")
AGAIN: list[tuple[Called, Outcome]] = [
    (reset, ConnectError("refused")),
    (reset, BUSY),
    (create(), BUSY),
    *((get, one) for one in (LOST, LATE, BUSY, DOWN, Response(502), Response(504))),
    *((create("k"), one) for one in (LOST, LATE, BUSY, DOWN, Response(502), Response(504))),
]
ONCE: list[tuple[Called, Outcome]] = [
    *((reset, one) for one in (LOST, LATE, DOWN, Response(502), Response(504), Response(500), Response(409))),
    *((create(), one) for one in (LOST, LATE, DOWN)),
    # Neither is sent.
    *((create(no_key), LOST) for no_key in (None, "")),
    *((get, one) for one in (Response(500), Response(404), Response(400), ResponseTooLargeError("large"))),
]


@pytest.mark.parametrize(("call", "outcome"), AGAIN)
def test_what_can_do_no_harm_is_sent_again(call: Called, outcome: Outcome) -> None:
    transport = Scripted(outcome, outcome, DONE)
    run(call, transport)
    assert 3 == len(transport.requests)
    assert 1 == len({(one.method, one.url, one.headers, one.content) for one in transport.requests})


@pytest.mark.parametrize(("call", "outcome"), ONCE)
def test_what_may_have_been_done_is_not(call: Called, outcome: Outcome) -> None:
    transport = Scripted(outcome, DONE)
    error = run(call, transport)
    assert isinstance(error, (ApiError, TransportError))
    assert 1 == len(transport.requests)


def test_a_key_that_the_contract_does_not_declare_promises_nothing() -> None:
    """Whoever signs requests may send one, and the service need not look at it."""
    transport = Scripted(DOWN, DONE)
    key = Signature(headers={"Idempotency-Key": "k"})
    assert isinstance(run(reset, transport, auth=lambda _: key), ServiceUnavailableError)
    (request,) = transport.requests
    assert ("Idempotency-Key", "k") in request.headers


@pytest.mark.parametrize("times", [0, 1, 2, 5])
def test_it_is_sent_again_as_often_as_said(times: int) -> None:
    transport = Scripted(*[BUSY] * 9)
    error = run(reset, transport, Retries(times, first=0))
    assert isinstance(error, TooManyRequestsError)
    assert times + 1 == len(transport.requests)
    assert ([f"this was attempt {times + 1}"] if times else []) == getattr(error, "__notes__", [])


def test_a_client_repeats_twice_unless_told() -> None:
    assert Retries(2) == MoneyKit("t").retries
    assert Retries(5) == MoneyKit("t", retries=5).retries


def test_the_retries_of_one_call() -> None:
    transport = Scripted(BUSY, BUSY, BUSY, DONE)
    client = MoneyKit("t", transport=transport, retries=TEN_AT_ONCE)
    with pytest.raises(TooManyRequestsError):
        client.with_options(retries=0).links.reset_link("a")
    assert 1 == len(transport.requests)
    run(lambda _: client.links.create_link(), transport)
    assert 4 == len(transport.requests)


def test_options_of_one_call_do_not_change_the_client_and_are_closed_with_it() -> None:
    client = MoneyKit("t", transport=Scripted(DONE, DONE), timeout=3)
    other = client.with_options(timeout=1)
    assert (Timeout.of(3), Timeout.of(1)) == (client.timeout, other.timeout)
    assert client.retries == other.retries
    other.links.create_link()
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        other.links.create_link()


@pytest.mark.parametrize("status", [500, 418])
def test_other_statuses_when_told(status: int) -> None:
    transport = Scripted(Response(status), DONE)
    run(get, transport, Retries(first=0, statuses=frozenset({status})))
    assert 2 == len(transport.requests)


@pytest.mark.parametrize(
    ("fields", "seconds"),
    [
        ([("Retry-After", "3")], 3.0),
        ([("retry-after", " 0.5 ")], 0.5),
        ([("Retry-After-Ms", "1500"), ("Retry-After", "2")], 1.5),
        ([("x-ms-retry-after-ms", "20")], 0.02),
        (
            [("Retry-After", "Wed, 21 Oct 2015 07:28:07 GMT"), ("Date", "Wed, 21 Oct 2015 07:28:00 GMT")],
            7.0,
        ),
        ([("Retry-After", "Wed, 21 Oct 2015 07:28:07 GMT")], 0.0),
        ([("Retry-After", "-1")], None),
        ([("Retry-After", "soon")], None),
        ([("Retry-After", "Wed, 99 Oct 2015 07:28:07 GMT")], None),
        ([], None),
    ],
)
def test_what_a_service_asks_for(fields: list[tuple[str, str]], seconds: float | None) -> None:
    assert seconds == asked_wait(Headers(fields))


@given(st.text())
def test_no_retry_after_breaks_anything(text: str) -> None:
    seconds = asked_wait(Headers([("Retry-After", text), ("Date", text)]))
    assert seconds is None or seconds >= 0


def test_the_wait_is_what_the_service_asks_for() -> None:
    transport = Scripted(Response(429, Headers([("Retry-After-Ms", "120")])), DONE)
    began = time.monotonic()
    run(create(), transport)
    assert 0.12 <= time.monotonic() - began


@given(st.integers(1, 2000), st.floats(0, 10), st.floats(0, 100))
def test_the_wait_grows_and_has_full_jitter(attempt: int, first: float, longest: float) -> None:
    retries = Retries(first=first, longest=longest)
    assert 0 <= retries.wait(attempt, DOWN) <= min(longest, first * 2.0 ** min(attempt - 1, 60))


def test_the_wait_is_drawn_from_the_whole_range() -> None:
    waits = [Retries(first=1, longest=4).wait(3, LOST) for _ in range(400)]
    assert min(waits) < 0.4
    assert 3.6 < max(waits) <= 4


def test_a_wait_that_is_too_long_for_the_call_is_raised_at_once() -> None:
    transport = Scripted(Response(429, Headers([("Retry-After", "40")])))
    began = time.monotonic()
    error = run(reset, transport, timeout=5)
    assert time.monotonic() - began < 4
    assert isinstance(error, TooManyRequestsError)
    (note,) = error.__notes__
    assert note.startswith("not repeated: the next attempt is due in 40 s, and the call has ")


def test_a_wait_that_is_longer_than_anybody_waits_is_raised_at_once() -> None:
    error = run(reset, Scripted(Response(429, Headers([("Retry-After", "3600")]))), timeout=9999)
    assert isinstance(error, TooManyRequestsError)
    assert ["not repeated: the service asks to wait 3600 s, and this client waits 60 s"] == error.__notes__


def test_each_attempt_has_what_is_left_of_the_time() -> None:
    transport = Scripted(DOWN, Response(503, Headers([("Retry-After", "0.3")])), LATE, DONE)
    run(get, transport, timeout=10)
    totals = [one.timeout.total or 0 for one in transport.requests]
    assert 10 == totals[0]
    assert totals == sorted(totals, reverse=True)
    assert 9 < totals[2] <= 9.7
    assert {10} == {one.timeout.connect for one in transport.requests}


@pytest.mark.parametrize("field", ["times", "first", "longest", "patience"])
@pytest.mark.parametrize("value", [-1, float("nan"), float("inf")])
def test_what_makes_no_sense_is_refused(field: str, value: float) -> None:
    with pytest.raises(ValueError, match=field):
        Retries(**{field: value})  # type: ignore[arg-type]


def _flavours() -> list[Any]:
    def sync(url: str, **options: Any) -> Any:
        with MoneyKit("t", base_url=url, **options) as client:
            return client.links.get_link("a")

    def concurrent(url: str, **options: Any) -> Any:
        async def call() -> Any:
            async with AsyncMoneyKit("t", base_url=url, **options) as client:
                return await client.links.get_link("a")

        return asyncio.run(call())

    return [pytest.param(sync, id="sync"), pytest.param(concurrent, id="async")]


@pytest.mark.parametrize("call", _flavours())
def test_over_a_socket(call: Callable[..., Any]) -> None:
    busy = http(b"{}", JSON, "Retry-After: 0", "Connection: close", status="503 Busy")
    with serving(busy) as server:
        with pytest.raises(ServiceUnavailableError) as caught:
            call(server.url, retries=Retries(3, first=0))
        assert 4 == len(server.requests)
    assert ["this was attempt 4"] == caught.value.__notes__


def test_the_time_that_a_call_took_is_that_of_all_its_attempts() -> None:
    busy = Response(429, Headers([("Retry-After-Ms", "200")]))
    client = MoneyKit("t", transport=Scripted(busy, DONE, DONE), retries=1)
    assert 0.2 <= client.links.create_link.raw().elapsed < 5
    assert client.links.create_link.raw().elapsed < 0.2


@pytest.mark.parametrize("call", _flavours())
def test_a_deadline_is_never_exceeded(call: Callable[..., Any]) -> None:
    down = http(b"{}", JSON, "Connection: close", status="502 Down")
    began = time.monotonic()
    # The last attempt may have too little time left for an answer.
    with serving(down) as server, pytest.raises((BadGatewayError, TransportTimeoutError)):
        call(server.url, timeout=1, retries=Retries(1000, first=0.05, longest=0.05))
    assert time.monotonic() - began < 5


def test_waiting_can_be_cancelled() -> None:
    busy = http(b"{}", JSON, "Retry-After: 30", "Connection: close", status="503 Busy")

    async def call(url: str) -> None:
        async with AsyncMoneyKit("t", base_url=url) as client:
            await asyncio.wait_for(client.links.get_link("a"), 0.3)

    with serving(busy) as server:
        with pytest.raises(TimeoutError):
            asyncio.run(call(server.url))
        assert 1 == len(server.requests)
