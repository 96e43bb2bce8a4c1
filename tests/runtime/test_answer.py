"""What an answer becomes: a value or an error, and never anything else."""

import datetime
import json
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.answer import read
from templates.runtime.call import Answer, Header, Operation
from templates.runtime.errors import (
    STATUS_ERRORS,
    ApiError,
    BadGatewayError,
    ClientError,
    ConflictError,
    ContractError,
    GoneError,
    NotFoundError,
    ServerError,
    ServiceError,
    TooManyRequestsError,
    UnauthorizedError,
    combined,
    error_class,
)
from templates.runtime.in_process import json_response
from templates.runtime.model import Unknown
from templates.runtime.transport import Headers, Response
from tests.runtime.pages import (
    DELETED,
    LINK,
    RESET_LINK,
    ExpiredAccessToken,
    ExpiredAccessTokenError,
    Link,
    LinkDeleted,
    LinkDeletedError,
    RateLimitExceededError,
    Settings,
)

_JSON = "application/json"


def _response(status: int, content: bytes, content_type: str | None = _JSON, **headers: str) -> Response:
    pairs = [(name.replace("_", "-"), text) for name, text in headers.items()]
    if content_type is not None:
        pairs.append(("Content-Type", content_type))
    return Response(status, Headers(pairs), content)


def _raised(response: Response, operation: Operation[Any] = RESET_LINK) -> ApiError:
    with pytest.raises(ApiError) as caught:
        read(operation, response)
    return caught.value


def _refused(response: Response, operation: Operation[Any] = RESET_LINK) -> ContractError:
    with pytest.raises(ContractError) as caught:
        read(operation, response)
    return caught.value


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
        [_JSON, "application/json; charset=utf-8", "Application/JSON;charset=UTF-8", "application/problem+json", None],
    )
    def test_json_is_json_by_any_name(self, content_type: str | None) -> None:
        """Also by none."""
        assert isinstance(read(RESET_LINK, _response(200, json.dumps(LINK).encode(), content_type)), Link)

    def test_generous_in_what_json_it_takes(self) -> None:
        """A byte order mark and a name that comes twice are read as Python's json does."""
        text = json.dumps({**LINK, "x": 1})[:-1] + ', "x": 2}'
        assert {"x": 2} == read(RESET_LINK, _response(200, b"\xef\xbb\xbf" + text.encode())).additional_properties

    @pytest.mark.parametrize(
        ("content", "content_type", "expected"),
        [
            (b"", _JSON, "$: expected JSON, got nothing"),
            (b'{"tags": [', _JSON, "$: expected JSON, got Expecting value at line 1 column 11"),
            (b'{"a": "\xff"}', _JSON, "$: expected JSON in UTF-8, got a byte that is not, at 7"),
            (b"[" * 100_000, _JSON, "$: expected JSON that is not nested that deep, got JSON that is"),
            (b"9" * 5000, _JSON, "$: expected JSON, got a number that JSON does not have, or an integer too long"),
            (b'{"balance": NaN}', _JSON, "$: expected JSON, got a number that JSON does not have"),
            (b"{}", _JSON, "$.institution_id: expected a string, got nothing"),
            (b"null", _JSON, "$: expected an object, got null"),
            (b"<html>", "text/html", "$: expected the content type application/json, got text/html"),
            (b"<html>", None, "$: expected JSON, got Expecting value at line 1 column 1"),
        ],
    )
    def test_another_body_breaks_the_contract(self, content: bytes, content_type: str | None, expected: str) -> None:
        """The error has the answer, and says of which operation."""
        error = _refused(_response(200, content, content_type, X_Request_Id="r1"))
        assert str(error).startswith(expected)
        assert str(error).endswith("[POST /links/{id}/reset, 200]")
        assert (200, content, "r1") == (error.status, error.content, error.request_id)

    def test_a_deep_answer_breaks_the_contract(self) -> None:
        """Deeper than a recursive model can be read, but not than JSON can."""
        depth = 5000
        text = json.dumps(LINK)[:-1]
        error = _refused(_response(200, (f'{text}, "parent": ' * depth + "{}" + "}" * depth).encode()))
        assert "nested" in str(error)

    @pytest.mark.parametrize("status", [201, 206, 302, 304])
    def test_an_undocumented_success_breaks_the_contract(self, status: int) -> None:
        """Though its body might fit."""
        error = _refused(_response(status, json.dumps(LINK).encode()))
        assert f"$: expected a documented status (200, 401, 410, 429, 204), got {status}" in str(error)

    def test_text_and_bytes(self) -> None:
        """Contents other than JSON."""
        operation = Operation[Any]("GET", "/", responses={200: Answer({"text/*": str, "image/png": bytes})})
        assert "é" == read(operation, _response(200, b"\xe9", "text/csv; charset=latin-1"))
        assert b"\xe9" == read(operation, _response(200, b"\xe9", "image/png"))
        for content_type in ("text/plain", "text/plain; charset=no-such"):
            assert "bytes that are not" in str(_refused(_response(200, b"\xe9", content_type), operation))

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
        assert expected is type(read(operation, _response(200, json.dumps(LINK).encode(), content_type)))

    def test_a_media_type_without_parameters_takes_what_no_other_does(self) -> None:
        """Wherever it stands."""
        content = {"application/json;v=1": Settings, "application/json": Link}
        operation = Operation[Any]("GET", "/", responses={200: Answer(content)})
        for parameters, expected in (("", Link), (";v=1", Settings), (";v=2", Link)):
            content_type = f"application/json{parameters}"
            assert expected is type(read(operation, _response(200, json.dumps(LINK).encode(), content_type)))

    def test_a_charset_tells_no_credential(self) -> None:
        """What is expected can have been said by the service, too."""
        operation = Operation[str]("GET", "/a", responses={200: Answer({"text/plain": str})})
        answer = _response(200, b"a", "text/plain; charset=the-token")
        with pytest.raises(ContractError) as caught:
            read(operation, answer, lambda text: text.replace("the-token", "…"))
        assert "text in …" in str(caught.value)
        assert "the-token" not in f"{caught.value}{caught.value!r}"

    def test_text_that_is_a_json_string(self) -> None:
        """If the contract says so of a media type that is not called JSON."""
        for names, expected in ((frozenset({"text/x"}), "é"), (frozenset[str](), '"\\u00e9"')):
            answer = Answer({"text/x": str}, json=names)
            operation = Operation[Any]("GET", "/", responses={200: answer})
            assert expected == read(operation, _response(200, b'"\\u00e9"', "text/x"))


class TestHead:
    """An answer to HEAD has no body (RFC 9110 section 9.3.2), whatever the contract and its headers say of one."""

    operation = Operation[Any](
        "HEAD",
        "/",
        responses={
            200: Answer({_JSON: Link}),
            410: Answer({_JSON: LinkDeleted}, raises=LinkDeletedError, headers=(Header("X-Left", "left", int),)),
            "default": Answer(raises=RateLimitExceededError),
        },
    )

    @pytest.mark.parametrize("content", [b"", b"{}"])
    def test_a_success_is_none(self, content: bytes) -> None:
        """Though the contract documents a body."""
        assert read(self.operation, _response(200, content)) is None

    def test_an_undocumented_success_breaks_the_contract(self) -> None:
        """As the status does."""
        assert "expected a documented status" in str(_refused(Response(201), self.operation))

    @pytest.mark.parametrize("content", [b"", b"{}"])
    def test_an_error_is_raised_by_its_status(self, content: bytes) -> None:
        """A class that promises a body would lie; the headers are there."""
        error = _raised(_response(410, content, X_Left="5"), self.operation)
        assert GoneError is type(error)
        assert error.body is None
        assert error.__cause__ is None
        assert 5 == vars(error)["left"]

    def test_a_class_that_promises_no_body_is_raised(self) -> None:
        """As with any other method."""
        error = _raised(Response(404), self.operation)
        assert isinstance(error, RateLimitExceededError)
        assert isinstance(error, NotFoundError)


class TestError:
    """Statuses from 400."""

    def test_a_documented_error_is_raised_with_its_typed_body(self) -> None:
        """And says on one line what happened."""
        error = _raised(json_response(DELETED, 410))
        assert LinkDeletedError is type(error)
        assert isinstance(error, GoneError)
        assert LinkDeleted.from_dict(DELETED) == error.body
        assert "410 Gone: Link deleted. (link_error.deleted) [POST /links/{id}/reset]" == str(error)
        assert ("Link deleted.", "link_error.deleted") == (error.message, error.code)

    def test_a_variant_has_its_own_error(self) -> None:
        """Others have the status's."""
        expired = _raised(json_response({"error_code": "expired", "error_message": "m"}, 401))
        assert ExpiredAccessTokenError is type(expired)
        assert isinstance(expired.body, ExpiredAccessToken)
        unknown = _raised(json_response({"error_code": "new"}, 401))
        assert UnauthorizedError is type(unknown)
        assert isinstance(unknown.body, Unknown)

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("30", 30),
            (" 30 ", 30),
            ("Wed, 21 Oct 2015 07:28:00 GMT", None),
            ("", None),
            ("9" * 5000, None),
            (None, None),
        ],
    )
    def test_a_documented_header_is_typed(self, text: str | None, expected: int | None) -> None:
        """None if it is absent or cannot be read; that is no reason to hide the error."""
        headers = [] if text is None else [("retry-after", text)]
        error = _raised(json_response({"error_code": "c", "error_message": "m"}, 429, headers))
        assert isinstance(error, RateLimitExceededError)
        assert expected == error.retry_after

    @pytest.mark.parametrize(
        ("type_", "text", "expected"),
        [
            (str, "5", "5"),
            (bool, "true", True),
            (float, "1.5", 1.5),
            (list[str], "a, b", ["a", "b"]),
            (list[str], "1, 2", ["1", "2"]),
            (list[int] | None, "1,2", [1, 2]),
            (list[int], "5", [5]),
            (list[int], "1, x", None),
            (list[int], "1," + "[" * 100_000, None),
            (list[bool | float], "true, 1.5", [True, 1.5]),
            (list[datetime.date], "2023-02-16, 2023-02-17", [datetime.date(2023, 2, 16), datetime.date(2023, 2, 17)]),
            (int, "true", None),
            (int, "[" * 100_000, None),
        ],
    )
    def test_headers_of_every_type(self, type_: Any, text: str, expected: Any) -> None:
        """In style simple."""
        answer = Answer(raises=NotFoundError, headers=(Header("X", "x", type_),))
        error = _raised(Response(404, Headers([("x", text)])), Operation("GET", "/", responses={404: answer}))
        assert expected == vars(error)["x"]

    @pytest.mark.parametrize(
        ("content", "content_type", "body"),
        [
            (b"<html>gone</html>", "text/html", "<html>gone</html>"),
            (b'{"error_code": 5}', _JSON, {"error_code": 5}),
            (b"", _JSON, None),
            (b"\xff", _JSON, "�"),
        ],
    )
    def test_a_documented_error_with_another_body_still_tells_the_status(
        self, content: bytes, content_type: str, body: Any
    ) -> None:
        """The status is what matters; why the body does not fit is the cause."""
        error = _raised(_response(410, content, content_type))
        assert GoneError is type(error)
        assert body == error.body
        assert content == error.content
        assert isinstance(error.__cause__, ContractError)
        assert 410 == error.__cause__.status

    @pytest.mark.parametrize(
        ("status", "expected"),
        [
            (404, NotFoundError),
            (409, ConflictError),
            (418, ClientError),
            (502, BadGatewayError),
            (520, ServerError),
            (599, ServerError),
            (600, ApiError),
            (999, ApiError),
        ],
    )
    def test_an_undocumented_error_is_raised_by_its_number(self, status: int, expected: type[ApiError]) -> None:
        """Whatever the number."""
        error = _raised(_response(status, b'{"detail": "no"}'))
        assert expected is type(error)
        assert {"detail": "no"} == error.body
        assert "no" == error.message
        assert str(error).startswith(f"{status}")

    @pytest.mark.parametrize(
        ("body", "message", "code"),
        [
            ({"message": "m", "code": 7}, "m", "7"),
            ({"error": "invalid_token", "error_description": "expired"}, "expired", None),
            ({"error": {"message": "m", "type": "t"}}, "m", "t"),
            ({"title": "t", "detail": "d", "type": "about:blank"}, "d", "about:blank"),
            ({"message": "two\nlines\x1b[31m\u2028and more"}, "two lines [31m and more", None),
            ({"message": ["m"], "code": True}, "", None),
            ([1], "", None),
        ],
    )
    def test_the_message_is_found_where_services_put_it(self, body: Any, message: str, code: str | None) -> None:
        """On one line, without what a terminal would obey."""
        error = _raised(json_response(body, 400))
        assert (message, code) == (error.message, error.code)
        assert 1 == len(str(error).splitlines())

    def test_a_long_message_is_cut(self) -> None:
        """The body has the whole."""
        assert len(str(_raised(json_response({"message": "x" * 10_000}, 400)))) < 400

    def test_what_should_be_hidden_is_hidden(self) -> None:
        """A service that repeats the token does not put it into messages."""
        for response in (json_response({"message": "bad tok", "code": "tok"}, 400), _response(200, b"", "text/tok")):
            with pytest.raises(ServiceError) as caught:
                read(RESET_LINK, response, lambda text: text.replace("tok", "…"))
            assert "tok" not in str(caught.value)

    def test_every_error_can_be_pickled(self) -> None:
        """With its body and headers."""
        for status in (*STATUS_ERRORS, 418, 520, 600):
            error = _raised(json_response({"message": "m"}, status, [("X-Request-ID", "r")]))
            copied = pickle.loads(pickle.dumps(error))
            assert (type(error), str(error), vars(error)) == (type(copied), str(copied), vars(copied))
            assert "r" == copied.request_id
        limited = pickle.loads(pickle.dumps(_raised(json_response({"error_code": "c", "error_message": "m"}, 429))))
        assert limited.retry_after is None
        refused = _refused(_response(200, b"{}"))
        assert str(refused) == str(pickle.loads(pickle.dumps(refused)))


class TestWhichAnswer:
    """An exact status, its hundred, the default."""

    operation = Operation[Any](
        "GET",
        "/",
        responses={
            404: Answer({_JSON: LinkDeleted}),
            "2XX": Answer({_JSON: Settings}),
            "4XX": Answer({_JSON: Settings}, raises=ConflictError),
            "default": Answer({_JSON: Link}, raises=ServerError),
        },
    )

    def test_the_most_special_is_taken(self) -> None:
        """As OpenAPI says."""
        assert Settings() == read(self.operation, json_response({}, 201))
        assert isinstance(_raised(json_response(DELETED, 404), self.operation).body, LinkDeleted)
        assert NotFoundError is type(_raised(json_response(DELETED, 404), self.operation))
        assert isinstance(_raised(json_response({}, 403), self.operation), ConflictError)
        assert isinstance(_raised(json_response(LINK, 500), self.operation).body, Link)

    def test_a_default_for_errors_says_nothing_about_successes(self) -> None:
        """A redirect is neither."""
        assert "expected a documented status" in str(_refused(json_response(LINK, 302), self.operation))

    def test_a_default_that_raises_nothing_is_for_all(self) -> None:
        """A success is returned, an error raised by its number."""
        operation = Operation[Any]("GET", "/", responses={"default": Answer({_JSON: Settings})})
        assert Settings() == read(operation, json_response({}, 202))
        assert TooManyRequestsError is type(_raised(json_response({}, 429), operation))


class TestErrorOfARange:
    """What is documented for 4XX, 5XX or default is raised as the class of the status, too."""

    @pytest.mark.parametrize(
        ("range_", "documented", "status", "expected"),
        [
            ("default", ApiError, 404, NotFoundError),
            ("default", ApiError, 418, ClientError),
            ("default", ApiError, 600, ApiError),
            ("4XX", ClientError, 404, NotFoundError),
            ("5XX", ServerError, 502, BadGatewayError),
            ("4XX", GoneError, 410, GoneError),
            ("4XX", LinkDeletedError, 410, LinkDeletedError),
        ],
    )
    def test_the_narrower_of_two_classes_is_raised(
        self, range_: str, documented: type[ApiError], status: int, expected: type[ApiError]
    ) -> None:
        """With the typed body."""
        answer = Answer({_JSON: LinkDeleted}, raises=documented)
        error = _raised(json_response(DELETED, status), Operation[Any]("GET", "/", responses={range_: answer}))
        assert expected is type(error)
        assert isinstance(error.body, LinkDeleted)

    @pytest.mark.parametrize("range_", ["default", "4XX"])
    def test_the_class_of_a_body_is_raised_together_with_that_of_the_status(self, range_: str) -> None:
        """Each catches it; it has the name, the typed body and the headers of the documented one."""
        answer = Answer(
            {_JSON: LinkDeleted | Settings},
            raises=ApiError,
            variants={LinkDeleted: LinkDeletedError},
            headers=(Header("Retry-After", "retry_after", int),),
        )
        operation = Operation[Any]("GET", "/", responses={range_: answer})
        error = _raised(json_response(DELETED, 404, [("retry-after", "5")]), operation)
        assert isinstance(error, LinkDeletedError)
        assert isinstance(error, NotFoundError)
        assert ("LinkDeletedError", LinkDeletedError.__module__) == (type(error).__name__, type(error).__module__)
        assert isinstance(error.body, LinkDeleted)
        assert 5 == vars(error)["retry_after"]
        assert "404 Not Found: Link deleted. (link_error.deleted) [GET /]" == str(error)
        assert type(error) is type(_raised(json_response(DELETED, 404), operation))
        copied = pickle.loads(pickle.dumps(error))
        assert (type(error), str(error), vars(error)) == (type(copied), str(copied), vars(copied))

    def test_a_status_that_is_documented_by_its_number_is_left_alone(self) -> None:
        """The contract may know better."""
        answer = Answer({_JSON: LinkDeleted}, raises=LinkDeletedError)
        operation = Operation[Any]("GET", "/", responses={404: answer, "default": Answer(raises=ApiError)})
        assert LinkDeletedError is type(_raised(json_response(DELETED, 404), operation))


@given(st.sampled_from([*STATUS_ERRORS.values(), LinkDeletedError, ClientError, ApiError]), st.integers(400, 999))
def test_every_documented_class_goes_with_every_status(documented: type[ApiError], status: int) -> None:
    """As one class per pair, whose instances can be pickled."""
    kind = combined(documented, error_class(status))
    assert issubclass(kind, documented)
    assert issubclass(kind, error_class(status))
    error = pickle.loads(pickle.dumps(kind(status=status, headers=Headers())))
    assert kind is type(error)
    assert status == error.status


@given(
    st.integers(100, 999),
    st.binary(max_size=50) | st.sampled_from([json.dumps(LINK).encode(), json.dumps(DELETED).encode()]),
    st.sampled_from([_JSON, "text/html", "", ";", "application/x+json", "é/*"]) | st.none(),
)
def test_nothing_but_values_and_service_errors(status: int, content: bytes, content_type: str | None) -> None:
    """Whatever a server answers."""
    try:
        found: Any = read(RESET_LINK, _response(status, content, content_type))
    except ServiceError as error:
        found = error
    allowed: dict[int, Any] = {200: (Link, ContractError), 204: type(None)}
    assert isinstance(found, allowed.get(status, ContractError if status < 400 else ApiError))
    assert 1 == len(str(found).splitlines())
