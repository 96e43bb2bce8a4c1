"""Which error an answer becomes, and what it tells."""

import datetime
import pickle
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from templates.runtime.transports.in_process import json_response
from templates.runtime.transports.protocol import Headers, Response
from templates.runtime.values.model import Unknown
from templates.runtime.wire.answer import read
from templates.runtime.wire.call import Answer, Header, Operation
from tests.runtime.answering import JSON, raised, refused, response
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


class TestError:
    """Statuses from 400."""

    def test_a_documented_error_is_raised_with_its_typed_body(self) -> None:
        """And says on one line what happened."""
        error = raised(json_response(DELETED, 410))
        assert LinkDeletedError is type(error)
        assert isinstance(error, GoneError)
        assert LinkDeleted.from_dict(DELETED) == error.body
        assert "410 Gone: Link deleted. (link_error.deleted) [POST /links/{id}/reset]" == str(error)
        assert ("Link deleted.", "link_error.deleted") == (error.message, error.code)

    def test_a_variant_has_its_own_error(self) -> None:
        """Others have the status's."""
        expired = raised(json_response({"error_code": "expired", "error_message": "m"}, 401))
        assert ExpiredAccessTokenError is type(expired)
        assert isinstance(expired.body, ExpiredAccessToken)
        unknown = raised(json_response({"error_code": "new"}, 401))
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
        error = raised(json_response({"error_code": "c", "error_message": "m"}, 429, headers))
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
        error = raised(Response(404, Headers([("x", text)])), Operation("GET", "/", responses={404: answer}))
        assert expected == vars(error)["x"]

    @pytest.mark.parametrize(
        ("content", "content_type", "body"),
        [
            (b"<html>gone</html>", "text/html", "<html>gone</html>"),
            (b'{"error_code": 5}', JSON, {"error_code": 5}),
            (b"", JSON, None),
            (b"\xff", JSON, "�"),
        ],
    )
    def test_a_documented_error_with_another_body_still_tells_the_status(
        self, content: bytes, content_type: str, body: Any
    ) -> None:
        """The status is what matters; why the body does not fit is the cause."""
        error = raised(response(410, content, content_type))
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
        error = raised(response(status, b'{"detail": "no"}'))
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
        error = raised(json_response(body, 400))
        assert (message, code) == (error.message, error.code)
        assert 1 == len(str(error).splitlines())

    def test_a_long_message_is_cut(self) -> None:
        """The body has the whole."""
        assert len(str(raised(json_response({"message": "x" * 10_000}, 400)))) < 400

    def test_what_should_be_hidden_is_hidden(self) -> None:
        """A service that repeats the token does not put it into messages."""
        for answer in (json_response({"message": "bad tok", "code": "tok"}, 400), response(200, b"", "text/tok")):
            with pytest.raises(ServiceError) as caught:
                read(RESET_LINK, answer, lambda text: text.replace("tok", "…"))
            assert "tok" not in str(caught.value)

    def test_every_error_can_be_pickled(self) -> None:
        """With its body and headers."""
        for status in (*STATUS_ERRORS, 418, 520, 600):
            error = raised(json_response({"message": "m"}, status, [("X-Request-ID", "r")]))
            copied = pickle.loads(pickle.dumps(error))
            assert (type(error), str(error), vars(error)) == (type(copied), str(copied), vars(copied))
            assert "r" == copied.request_id
        limited = pickle.loads(pickle.dumps(raised(json_response({"error_code": "c", "error_message": "m"}, 429))))
        assert limited.retry_after is None
        misfit = refused(response(200, b"{}"))
        assert str(misfit) == str(pickle.loads(pickle.dumps(misfit)))


class TestWhichAnswer:
    """An exact status, its hundred, the default."""

    operation = Operation[Any](
        "GET",
        "/",
        responses={
            404: Answer({JSON: LinkDeleted}),
            "2XX": Answer({JSON: Settings}),
            "4XX": Answer({JSON: Settings}, raises=ConflictError),
            "default": Answer({JSON: Link}, raises=ServerError),
        },
    )

    def test_the_most_special_is_taken(self) -> None:
        """As OpenAPI says."""
        assert Settings() == read(self.operation, json_response({}, 201))
        assert isinstance(raised(json_response(DELETED, 404), self.operation).body, LinkDeleted)
        assert NotFoundError is type(raised(json_response(DELETED, 404), self.operation))
        assert isinstance(raised(json_response({}, 403), self.operation), ConflictError)
        assert isinstance(raised(json_response(LINK, 500), self.operation).body, Link)

    def test_a_default_for_errors_says_nothing_about_successes(self) -> None:
        """A redirect is neither."""
        assert "expected a documented status" in str(refused(json_response(LINK, 302), self.operation))

    def test_a_default_that_raises_nothing_is_for_all(self) -> None:
        """A success is returned, an error raised by its number."""
        operation = Operation[Any]("GET", "/", responses={"default": Answer({JSON: Settings})})
        assert Settings() == read(operation, json_response({}, 202))
        assert TooManyRequestsError is type(raised(json_response({}, 429), operation))


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
        answer = Answer({JSON: LinkDeleted}, raises=documented)
        error = raised(json_response(DELETED, status), Operation[Any]("GET", "/", responses={range_: answer}))
        assert expected is type(error)
        assert isinstance(error.body, LinkDeleted)

    @pytest.mark.parametrize("range_", ["default", "4XX"])
    def test_the_class_of_a_body_is_raised_together_with_that_of_the_status(self, range_: str) -> None:
        """Each catches it; it has the name, the typed body and the headers of the documented one."""
        answer = Answer(
            {JSON: LinkDeleted | Settings},
            raises=ApiError,
            variants={LinkDeleted: LinkDeletedError},
            headers=(Header("Retry-After", "retry_after", int),),
        )
        operation = Operation[Any]("GET", "/", responses={range_: answer})
        error = raised(json_response(DELETED, 404, [("retry-after", "5")]), operation)
        assert isinstance(error, LinkDeletedError)
        assert isinstance(error, NotFoundError)
        assert ("LinkDeletedError", LinkDeletedError.__module__) == (type(error).__name__, type(error).__module__)
        assert isinstance(error.body, LinkDeleted)
        assert 5 == vars(error)["retry_after"]
        assert "404 Not Found: Link deleted. (link_error.deleted) [GET /]" == str(error)
        assert type(error) is type(raised(json_response(DELETED, 404), operation))
        copied = pickle.loads(pickle.dumps(error))
        assert (type(error), str(error), vars(error)) == (type(copied), str(copied), vars(copied))

    def test_a_status_that_is_documented_by_its_number_is_left_alone(self) -> None:
        """The contract may know better."""
        answer = Answer({JSON: LinkDeleted}, raises=LinkDeletedError)
        operation = Operation[Any]("GET", "/", responses={404: answer, "default": Answer(raises=ApiError)})
        assert LinkDeletedError is type(raised(json_response(DELETED, 404), operation))


@given(st.sampled_from([*STATUS_ERRORS.values(), LinkDeletedError, ClientError, ApiError]), st.integers(400, 999))
def test_every_documented_class_goes_with_every_status(documented: type[ApiError], status: int) -> None:
    """As one class per pair, whose instances can be pickled."""
    kind = combined(documented, error_class(status))
    assert issubclass(kind, documented)
    assert issubclass(kind, error_class(status))
    error = pickle.loads(pickle.dumps(kind(status=status, headers=Headers())))
    assert kind is type(error)
    assert status == error.status
