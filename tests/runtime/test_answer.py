"""What an answer becomes: a value or an error, and never anything else."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.errors import (
    ApiError,
    ContractError,
    GoneError,
    NotFoundError,
    ServiceError,
)
from templates.runtime.transports.in_process import json_response
from templates.runtime.transports.protocol import Response
from templates.runtime.wire.answer import read
from templates.runtime.wire.call import Answer, Header, Operation
from tests.runtime.answering import JSON, raised, refused, response
from tests.runtime.pages import (
    DELETED,
    LINK,
    RESET_LINK,
    Link,
    LinkDeleted,
    LinkDeletedError,
    RateLimitExceededError,
    Settings,
)


class TestSuccess:
    """Statuses below 400."""

    def test_a_documented_success_is_its_value(self) -> None:
        """Typed."""
        assert Link.from_dict(LINK) == read(RESET_LINK, json_response(LINK))

    def test_a_success_without_content_is_none(self) -> None:
        """Whatever its body."""
        assert read(RESET_LINK, Response(204)) is None

    @pytest.mark.parametrize(
        "content_type",
        [JSON, "application/json; charset=utf-8", "Application/JSON;charset=UTF-8", "application/problem+json", None],
    )
    def test_json_is_json_by_any_name(self, content_type: str | None) -> None:
        """Also by none."""
        assert isinstance(read(RESET_LINK, response(200, json.dumps(LINK).encode(), content_type)), Link)

    def test_generous_in_what_json_it_takes(self) -> None:
        """A byte order mark and a name that comes twice are read as Python's json does."""
        text = json.dumps({**LINK, "x": 1})[:-1] + ', "x": 2}'
        assert {"x": 2} == read(RESET_LINK, response(200, b"\xef\xbb\xbf" + text.encode())).additional_properties

    @pytest.mark.parametrize(
        ("content", "content_type", "expected"),
        [
            (b"", JSON, "$: expected JSON, got nothing"),
            (b'{"tags": [', JSON, "$: expected JSON, got Expecting value at line 1 column 11"),
            (b'{"a": "\xff"}', JSON, "$: expected JSON in UTF-8, got a byte that is not, at 7"),
            (b"[" * 100_000, JSON, "$: expected JSON that is not nested that deep, got JSON that is"),
            (b"9" * 5000, JSON, "$: expected JSON, got a number that JSON does not have, or an integer too long"),
            (b'{"balance": NaN}', JSON, "$: expected JSON, got a number that JSON does not have"),
            (b"{}", JSON, "$.institution_id: expected a string, got nothing"),
            (b"null", JSON, "$: expected an object, got null"),
            (b"<html>", "text/html", "$: expected the content type application/json, got text/html"),
            (b"<html>", None, "$: expected JSON, got Expecting value at line 1 column 1"),
        ],
    )
    def test_another_body_breaks_the_contract(self, content: bytes, content_type: str | None, expected: str) -> None:
        """The error has the answer, and says of which operation."""
        error = refused(response(200, content, content_type, X_Request_Id="r1"))
        assert str(error).startswith(expected)
        assert str(error).endswith("[POST /links/{id}/reset, 200]")
        assert (200, content, "r1") == (error.status, error.content, error.request_id)

    def test_a_deep_answer_breaks_the_contract(self) -> None:
        """Deeper than a recursive model can be read, but not than JSON can."""
        depth = 5000
        text = json.dumps(LINK)[:-1]
        error = refused(response(200, (f'{text}, "parent": ' * depth + "{}" + "}" * depth).encode()))
        assert "nested" in str(error)

    @pytest.mark.parametrize("status", [201, 206, 302, 304])
    def test_an_undocumented_success_breaks_the_contract(self, status: int) -> None:
        """Though its body might fit."""
        error = refused(response(status, json.dumps(LINK).encode()))
        assert f"$: expected a documented status (200, 401, 410, 429, 204), got {status}" in str(error)

    def test_text_and_bytes(self) -> None:
        """Contents other than JSON."""
        operation = Operation[Any]("GET", "/", responses={200: Answer({"text/*": str, "image/png": bytes})})
        assert "é" == read(operation, response(200, b"\xe9", "text/csv; charset=latin-1"))
        assert b"\xe9" == read(operation, response(200, b"\xe9", "image/png"))
        for content_type in ("text/plain", "text/plain; charset=no-such", "text/plain; charset=zlib"):
            assert "bytes that are not" in str(refused(response(200, b"\xe9", content_type), operation))
        # Python's own codecs are no charsets; one takes minutes for a megabyte.
        for name in ("punycode", "idna", "unicode_escape", "raw-unicode-escape", "undefined", "a\0b"):
            refusal = refused(response(200, b"a-" * 500_000, f"text/plain; charset={name}"), operation)
            assert f"$: expected text in {name}, got bytes that are not" in str(refusal)

    def test_a_path_is_no_longer_than_somebody_reads(self) -> None:
        """A service may call a property whatever it likes."""
        operation = Operation[Any]("GET", "/", responses={200: Answer({"application/json": dict[str, dict[str, int]]})})
        error = refused(response(200, json.dumps({"k" * 5_000_000: {"-" * 300: "x"}}).encode()), operation)
        assert f"$['{'k' * 200}…']['{'-' * 200}…']" == error.path

    @pytest.mark.parametrize(
        ("content_type", "expected"),
        [
            ("application/json;v=1", Settings),
            ("application/json; v=2", Link),
            ('Application/JSON; V="2"; charset=utf-8', Link),
            ("application/json; v=3", Settings),
            ("application/json", Settings),
            ("application/problem+json; v=2", Settings),
        ],
    )
    def test_media_types_that_differ_in_a_parameter(self, content_type: str, expected: type) -> None:
        """The one with the parameters of the answer is taken, else the first."""
        content = {"application/json;v=1": Settings, "application/json; v=2": Link}
        operation = Operation[Any]("GET", "/", responses={200: Answer(content)})
        assert expected is type(read(operation, response(200, json.dumps(LINK).encode(), content_type)))

    def test_a_media_type_without_parameters_takes_what_no_other_does(self) -> None:
        """Wherever it stands."""
        content = {"application/json;v=1": Settings, "application/json": Link}
        operation = Operation[Any]("GET", "/", responses={200: Answer(content)})
        for parameters, expected in (("", Link), (";v=1", Settings), (";v=2", Link)):
            content_type = f"application/json{parameters}"
            assert expected is type(read(operation, response(200, json.dumps(LINK).encode(), content_type)))

    def test_a_charset_tells_no_credential(self) -> None:
        """What is expected can have been said by the service, too."""
        operation = Operation[str]("GET", "/a", responses={200: Answer({"text/plain": str})})
        answer = response(200, b"a", "text/plain; charset=the-token")
        with pytest.raises(ContractError) as caught:
            read(operation, answer, lambda text: text.replace("the-token", "…"))
        assert "text in …" in str(caught.value)
        assert "the-token" not in f"{caught.value}{caught.value!r}"

    def test_text_that_is_a_json_string(self) -> None:
        """If the contract says so of a media type that is not called JSON."""
        for names, expected in ((frozenset({"text/x"}), "é"), (frozenset[str](), '"\\u00e9"')):
            answer = Answer({"text/x": str}, json=names)
            operation = Operation[Any]("GET", "/", responses={200: answer})
            assert expected == read(operation, response(200, b'"\\u00e9"', "text/x"))


class TestHead:
    """An answer to HEAD has no body (RFC 9110 section 9.3.2), whatever the contract and its headers say of one."""

    operation = Operation[Any](
        "HEAD",
        "/",
        responses={
            200: Answer({JSON: Link}),
            410: Answer({JSON: LinkDeleted}, raises=LinkDeletedError, headers=(Header("X-Left", "left", int),)),
            "default": Answer(raises=RateLimitExceededError),
        },
    )

    @pytest.mark.parametrize("content", [b"", b"{}"])
    def test_a_success_is_none(self, content: bytes) -> None:
        """Though the contract documents a body."""
        assert read(self.operation, response(200, content)) is None

    def test_an_undocumented_success_breaks_the_contract(self) -> None:
        """As the status does."""
        assert "expected a documented status" in str(refused(Response(201), self.operation))

    @pytest.mark.parametrize("content", [b"", b"{}"])
    def test_an_error_is_raised_by_its_status(self, content: bytes) -> None:
        """A class that promises a body would lie; the headers are there."""
        error = raised(response(410, content, X_Left="5"), self.operation)
        assert GoneError is type(error)
        assert error.body is None
        assert error.__cause__ is None
        assert 5 == vars(error)["left"]

    def test_a_class_that_promises_no_body_is_raised(self) -> None:
        """As with any other method."""
        error = raised(Response(404), self.operation)
        assert isinstance(error, RateLimitExceededError)
        assert isinstance(error, NotFoundError)


@given(
    st.integers(100, 999),
    st.binary(max_size=50) | st.sampled_from([json.dumps(LINK).encode(), json.dumps(DELETED).encode()]),
    st.sampled_from([JSON, "text/html", "", ";", "application/x+json", "é/*"]) | st.none(),
)
def test_nothing_but_values_and_service_errors(status: int, content: bytes, content_type: str | None) -> None:
    """Whatever a server answers."""
    try:
        found: Any = read(RESET_LINK, response(status, content, content_type))
    except ServiceError as error:
        found = error
    allowed: dict[int, Any] = {200: (Link, ContractError), 204: type(None)}
    assert isinstance(found, allowed.get(status, ContractError if status < 400 else ApiError))
    assert 1 == len(str(found).splitlines())
