"""Whatever a server says, a call returns a link that is what was said, or raises an error of the client's own."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import attrs
import jsonschema_rs
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from moneykit_client import ApiError, ContractError, MoneyKit, ServiceError
from moneykit_client._runtime.transports.in_process import InProcessTransport
from moneykit_client._runtime.transports.protocol import Headers, Response
from moneykit_client.models import Link
from tests.client.bodies import CONTRACT, link
from tests.client.strategies import JSON, PATIENT, STATUSES, changed, resolved, schema_of, valid

ANY_STATUS = st.sampled_from(STATUSES) | st.integers(200, 599)
CONTENT_TYPES = st.sampled_from(["application/json", "text/html", "application/problem+json", ""])
RETRY_AFTER = st.none() | st.integers(0, 10**9).map(str) | st.text(st.characters(codec="latin-1"), max_size=20)


def _without(keywords: frozenset[str], node: Any) -> Any:
    """Return a schema without some keywords, at every depth."""
    if isinstance(node, dict):
        named = {name: part for name, part in node.items() if not (name in keywords and not isinstance(part, dict))}
        return {name: _without(keywords, part) for name, part in named.items()}
    return [_without(keywords, part) for part in node] if isinstance(node, list) else node


# What a client must accept, and all that it may: it takes values that an enumeration lacks and times without an offset.
STRICT = jsonschema_rs.Draft202012Validator({**CONTRACT, **schema_of(200)}, validate_formats=True)
GENEROUS = jsonschema_rs.Draft202012Validator(
    _without(frozenset({"enum", "format"}), {**copy.deepcopy(CONTRACT), **schema_of(200)})
)


def _call(status: int, content: bytes, headers: dict[str, str]) -> Link | ServiceError:
    """Return what a call gives for an answer; anything but a link or an error of the client's own is raised."""
    response = Response(status, Headers(headers.items()), content)
    with MoneyKit("token", retries=0, transport=InProcessTransport(lambda _: response)) as moneykit:
        try:
            return moneykit.links.reset_link("a")
        except ServiceError as error:
            return error


def _json(body: Any) -> bytes:
    return json.dumps(body).encode()


@PATIENT
@given(ANY_STATUS, st.binary() | JSON.map(_json), CONTENT_TYPES, RETRY_AFTER)
def test_anything_gives_an_error_of_our_own(status: int, content: bytes, content_type: str, wait: str | None) -> None:
    headers = {"Content-Type": content_type} | ({} if wait is None else {"Retry-After": wait})
    error = _call(status, content, headers)
    assert isinstance(error, ApiError if status >= 400 else ContractError)
    assert str(error).isprintable()
    assert status == error.status
    assert content == error.content


@PATIENT
@given(valid(schema_of(200)))
@example(link())
def test_a_valid_link_is_returned_as_it_was_sent(body: Any) -> None:
    assert STRICT.is_valid(body)
    told = _call(200, _json(body), {"Content-Type": "application/json"})
    assert isinstance(told, Link)
    assert _same(body, told.to_dict())
    assert told == Link.from_dict(body)


@settings(PATIENT, max_examples=300)
@given(changed(valid(schema_of(200), extra=False) | st.builds(link)))
def test_a_link_that_is_not_quite_valid_is_refused_or_returned_as_it_was_sent(body: Any) -> None:
    told = _call(200, _json(body), {"Content-Type": "application/json"})
    if isinstance(told, Link):
        assert GENEROUS.is_valid(body), "what is returned has every property that is required, of its type"
        assert _same(body, told.to_dict())
    else:
        assert isinstance(told, ContractError)
        assert told.path in {_path(error) for error in STRICT.iter_errors(body)}


@pytest.mark.parametrize("status", [status for status in STATUSES if status >= 400])
@PATIENT
@given(data=st.data())
def test_an_error_keeps_what_was_sent(status: int, data: st.DataObject) -> None:
    bodies = valid(schema_of(status))
    body = data.draw(bodies | changed(bodies) | JSON)
    error = _call(status, _json(body), {"Content-Type": "application/json"})
    assert isinstance(error, ApiError)
    assert status == error.status
    if error.__cause__ is None:
        assert _same(body, error.body.to_dict())
    else:
        assert isinstance(error.__cause__, ContractError)
        assert not attrs.has(type(error.body))
        assert _same(body, error.body)
        assert error.__cause__.path in {_path(error) for error in _faults(status, body)}


def _same(expected: Any, actual: Any) -> bool:
    """Return whether two JSON values are the same, unlike Python's 1 and True and 1.0."""
    return json.dumps(expected, sort_keys=True) == json.dumps(actual, sort_keys=True)


def _faults(status: int, body: Any) -> Iterator[jsonschema_rs.ValidationError]:
    """Yield what the contract finds wrong with the body of an error; of a union, in the member that its code names."""
    schema = schema_of(status)
    members = resolved(schema["$ref"])
    if "oneOf" in members:
        code = body.get("error_code") if isinstance(body, dict) else None
        mapping: dict[str, str] = members["discriminator"]["mapping"]
        schema = {"$ref": mapping.get(code if isinstance(code, str) else "", next(iter(mapping.values())))}
    yield from jsonschema_rs.Draft202012Validator({**CONTRACT, **schema}).iter_errors(body)


def _path(error: jsonschema_rs.ValidationError) -> str:
    """Return the JSON path of what is wrong; of a property that is missing, where it should be."""
    steps = [*error.instance_path, *([error.kind.as_dict()["property"]] if error.kind.name == "required" else [])]
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
