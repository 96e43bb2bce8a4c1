"""A server that lies gives an error of the client's own, which says where the lie is, and never a wrong link."""

import asyncio
import json
import tracemalloc
import zlib
from datetime import UTC, datetime, timedelta, timezone

import pytest

from moneykit_client import (
    ApiError,
    AsyncMoneyKit,
    ContractError,
    MoneyKit,
    RateLimitExceededError,
    ResponseTooLargeError,
    ServiceError,
    UnauthorizedError,
    models,
)
from moneykit_client._runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from moneykit_client._runtime.values.model import Unknown
from tests.client.bodies import example, link, link_text, without
from tests.client.calling import Reset
from tests.client.lies import LIES, Lie
from tests.client.raw_server import answering, http, http_json


@pytest.mark.parametrize("lie", LIES, ids=str)
def test_a_lie_is_an_error_that_says_where_it_is(reset: Reset, lie: Lie) -> None:
    with answering(lie.answer) as seen, pytest.raises(Exception) as caught:  # noqa: PT011 - its class is asserted.
        reset("a", token="token", base_url=seen.url)
    error = caught.value
    assert lie.raises is type(error) or lie.raises in type(error).__bases__, repr(error)
    misfit = error.__cause__ if isinstance(error, ApiError) else error
    if lie.path is not None:
        assert isinstance(misfit, ContractError)
        assert lie.path == misfit.path
        assert f"{lie.path}: expected " in str(misfit)
        assert misfit.operation == "POST /links/{id}/reset"
    elif isinstance(error, ApiError):
        assert misfit is None
    assert "POST /links/{id}/reset" in str(error)
    assert str(error).isprintable()
    assert len(str(error)) < 1000
    assert len(seen.heads) == 1, "a reset is not asked for twice"


@pytest.mark.parametrize("header", ["X-Request-Id", "Request-Id", "X-Correlation-Id", "x-amzn-requestid", "CF-Ray"])
def test_an_error_knows_what_the_service_calls_the_request(reset: Reset, header: str) -> None:
    body = example("TooManyRequests", "rate_limit_exceeded")
    for answer, kind in (
        (http_json(429, body, {header: "r-7"}), ApiError),
        (http(200, b"", {header: "r-7"}), ContractError),
    ):
        with answering(answer) as seen, pytest.raises(ServiceError) as caught:
            reset("a", token="token", base_url=seen.url)
        assert isinstance(caught.value, (ApiError, ContractError))
        assert isinstance(caught.value, kind)
        assert "r-7" == caught.value.request_id


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (http_json(410, {"error_message": "It is\ngone.", "error_code": "x.y"}), "410 Gone: It is gone. (x.y)"),
        (http(502, b"<html>Bad", {"Content-Type": "text/html"}), "502 Bad Gateway"),
        (http(409, b""), "409 Conflict"),
        (http(499, b""), "499"),
        (http_json(600, {"title": "Full", "type": "about:full"}), "600: Full (about:full)"),
    ],
)
def test_an_error_says_what_a_person_understands(reset: Reset, answer: bytes, told: str) -> None:
    with answering(answer) as seen, pytest.raises(ApiError) as caught:
        reset("a", token="token", base_url=seen.url)
    assert f"{told} [POST /links/{{id}}/reset]" == str(caught.value)


# What the documentation calls generous: it is accepted, and kept as it came.


@pytest.mark.parametrize(
    "headers",
    [
        {"Content-Type": ""},
        {"Content-Type": "application/json; charset=utf-8"},
        {"Content-Type": "Application/JSON"},
        {"Content-Type": "application/hal+json"},
        {"Content-Type": "application/vnd.moneykit.v2+json; profile=x"},
    ],
    ids=str,
)
def test_any_name_of_json_is_json(reset: Reset, headers: dict[str, str]) -> None:
    assert _told(reset, http_json(200, link(), headers)) == models.Link.from_dict(link())


@pytest.mark.parametrize(
    "answer",
    [
        http(200, b"\xef\xbb\xbf" + json.dumps(link()).encode()),
        http(200, b"\n" + json.dumps(link(), indent=4).encode() + b"\n"),
        b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + http_json(200, link()),
        b"HTTP/1.0 200 Fine\r\nContent-Type: application/json\r\n\r\n" + json.dumps(link()).encode(),
        http(200, zlib.compress(json.dumps(link()).encode()), {"Content-Encoding": "deflate"}),
    ],
    ids=["a byte order mark", "white space", "early hints", "HTTP/1.0", "deflate"],
)
def test_the_same_link_in_other_words_is_the_same_link(reset: Reset, answer: bytes) -> None:
    assert _told(reset, answer) == models.Link.from_dict(link())


def test_an_unknown_value_of_an_enumeration_is_kept(reset: Reset) -> None:
    body = link(state="relinking", provider="new", error_code="sunspots", available_products=["accounts", "crypto"])
    told = _told(reset, http_json(200, body))
    assert type(told.state) is models.LinkState
    assert ("relinking", False) == (told.state.value, told.state.known)
    assert told.state == "relinking"
    assert [True, False] == [product.known for product in told.available_products or []]
    assert body == told.to_dict()


def test_unknown_properties_are_kept_at_every_depth(reset: Reset) -> None:
    body = link(new=[1, {"a": None}], products={"accounts": {"new": True, "settings": {"new": 1.5}}, "crypto": {}})
    told = _told(reset, http_json(200, body))
    assert {"new": [1, {"a": None}]} == told.additional_properties
    assert body == told.to_dict()


def test_of_a_property_that_comes_twice_the_last_counts(reset: Reset) -> None:
    assert _told(reset, http(200, link_text("{", '{"state": "connected", '))).state is models.LinkState.ERROR


def test_optional_properties_may_be_absent(reset: Reset) -> None:
    body = link()
    for name in ("link_id", "error_code", "available_products", "webhook"):
        body = without(body, name)
    told = _told(reset, http_json(200, body))
    assert not told.link_id
    assert body == told.to_dict()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2023-02-16T09:14:11", datetime(2023, 2, 16, 9, 14, 11, tzinfo=UTC)),
        ("2023-02-16t09:14:11z", datetime(2023, 2, 16, 9, 14, 11, tzinfo=UTC)),
        ("2023-02-16 09:14:11Z", datetime(2023, 2, 16, 9, 14, 11, tzinfo=UTC)),
        ("2023-02-16T09:14:11.1234567-07:00", datetime(2023, 2, 16, 9, 14, 11, 123456, timezone(timedelta(hours=-7)))),
        ("2016-12-31T23:59:60Z", datetime(2016, 12, 31, 23, 59, 59, 999999, UTC)),
    ],
)
def test_a_time_is_read_generously_and_sent_back_as_it_came(reset: Reset, text: str, expected: datetime) -> None:
    told = _told(reset, http_json(200, link(last_synced_at=text)))
    assert expected == told.last_synced_at
    assert text == told.to_dict()["last_synced_at"]


def test_what_an_error_of_unknown_code_says_is_kept(reset: Reset) -> None:
    body = {**example("Unauthorized", "expired_access_token"), "error_code": "new", "more": [1]}
    with answering(http_json(401, body)) as seen, pytest.raises(UnauthorizedError) as caught:
        reset("a", token="token", base_url=seen.url)
    assert caught.value.code == "new"
    assert type(caught.value.body) is Unknown
    assert body == caught.value.body.to_dict()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("0", 0),
        ("30", 30),
        (" 30 ", 30),
        ("", None),
        ("soon", None),
        ("true", None),
        ("null", None),
        ("1.5", None),
        ("1e999", None),
        ("-1", None),
        ("[30]", None),
        ('"30"', None),
        ("9" * 10_000, None),
        ("Thu, 16 Feb 2023 09:14:11 GMT", None),
    ],
)
def test_how_long_to_wait_is_a_number_or_nothing(reset: Reset, text: str, expected: int | None) -> None:
    """Never a number that nobody can wait for: `time.sleep` takes none below zero."""
    body = example("TooManyRequests", "rate_limit_exceeded")
    answer = http_json(429, body, {"Retry-After": text or " "})
    with answering(answer) as seen, pytest.raises(RateLimitExceededError) as caught:
        reset("a", token="token", base_url=seen.url)
    assert expected == caught.value.retry_after


@pytest.mark.parametrize("depth", [50, 200, 400, 900])
def test_what_is_nested_deep_is_refused_or_can_be_shown_and_sent_back(reset: Reset, depth: int) -> None:
    answer = http(200, link_text("{", '{"x": ' + "[" * depth + "]" * depth + ", "))
    with answering(answer) as seen:
        try:
            told = reset("a", token="token", base_url=seen.url)
        except ContractError:
            return
    assert repr(told)
    assert told.to_dict()["x"] == told.additional_properties["x"]


# However large it is, an answer takes no more memory than the limit says.


def test_the_size_of_an_answer_has_a_limit() -> None:
    with answering(http_json(200, link())) as seen:
        for size, message in ((len(json.dumps(link())) - 1, "larger"), (len(json.dumps(link())), None)):
            with (
                Httpx2Transport(max_response_bytes=size) as transport,
                MoneyKit("token", base_url=seen.url, transport=transport) as moneykit,
            ):
                if message is None:
                    assert moneykit.links.reset_link("a").state is models.LinkState.ERROR
                    continue
                with pytest.raises(ResponseTooLargeError, match=message):
                    moneykit.links.reset_link("a")


def test_the_size_of_an_answer_has_a_limit_for_asynchronous_calls_too() -> None:
    async def reset(url: str) -> None:
        async with (
            AsyncHttpx2Transport(max_response_bytes=100) as transport,
            AsyncMoneyKit("token", base_url=url, transport=transport) as moneykit,
        ):
            await moneykit.links.reset_link("a")

    with answering(http_json(200, link())) as seen, pytest.raises(ResponseTooLargeError):
        asyncio.run(reset(seen.url))


@pytest.mark.parametrize("times", [1, 2], ids=["packed", "packed twice"])
def test_an_answer_that_unpacks_to_much_more_is_not_unpacked(times: int) -> None:
    """A bomb: some kilobytes that become 128 MiB, one gzip within another if packed twice."""
    content = b" " * (128 * 1024 * 1024)
    for _ in range(times):
        packer = zlib.compressobj(1, wbits=31)
        content = packer.compress(content) + packer.flush()
    answer = http(200, content, {"Content-Encoding": ", ".join(["gzip"] * times)})
    with (
        answering(answer) as seen,
        Httpx2Transport(max_response_bytes=1024 * 1024) as transport,
        MoneyKit("token", base_url=seen.url, transport=transport) as moneykit,
    ):
        tracemalloc.start()
        try:
            with pytest.raises(ResponseTooLargeError):
                moneykit.links.reset_link("a")
            peak = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
    assert peak < 16 * 1024 * 1024


def _told(reset: Reset, answer: bytes) -> models.Link:
    """Return the link that a server's answer is."""
    with answering(answer) as seen:
        return reset("a", token="token", base_url=seen.url)
