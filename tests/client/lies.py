"""A table of lies: answers that break the contract, or HTTP, and what the client must make of each."""

import gzip
import json
from dataclasses import dataclass
from typing import Any

from moneykit_client import (
    ApiError,
    ClientError,
    ContractError,
    ForbiddenError,
    GoneError,
    LinkNotFoundError,
    NotFoundError,
    RateLimitExceededError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TooManyRequestsError,
    TransportError,
    UnauthorizedError,
    UnprocessableEntityError,
)
from moneykit_client._runtime.errors import BadGatewayError, InternalServerError, ServiceUnavailableError
from tests.client.bodies import example, link, link_text, without
from tests.client.raw_server import http, http_json

HTML = b"<!doctype html><title>Bad gateway</title>"
DEEP = b"[" * 100_000 + b"]" * 100_000


@dataclass(frozen=True)
class Lie:
    """An answer, and what is raised."""

    name: str
    answer: bytes
    raises: type[ServiceError]
    path: str | None = None
    """The JSON path of the ContractError that is raised, or that is the cause of the ApiError; None: there is none."""

    def __str__(self) -> str:
        return self.name


def _link(name: str, path: str, **properties: Any) -> Lie:
    """Return the lie of a link with such properties."""
    return Lie(name, http_json(200, link(**properties)), ContractError, path)


def _gzipped(content: bytes) -> bytes:
    return http(200, gzip.compress(content, 1), {"Content-Encoding": "gzip"})


NO_LINK = [
    *(
        Lie(f"no {name}", http_json(200, without(link(), name)), ContractError, f"$.{name}")
        for name in (
            "institution_id",
            "institution_name",
            "institution_avatar",
            "state",
            "last_synced_at",
            "tags",
            "products",
            "provider",
        )
    ),
    *(_link(f"{name} is null", f"$.{name}", **{name: None}) for name in link()),
    _link("a number for a string", "$.institution_id", institution_id=1),
    _link("a number for an enumeration", "$.state", state=1),
    _link("true for an enumeration", "$.provider", provider=True),
    _link("a list for an enumeration", "$.error_code", error_code=["auth_expired"]),
    _link("a string for a list", "$.tags", tags="smoke_test"),
    _link("an object for a list", "$.tags", tags={"0": "smoke_test"}),
    _link("a number in a list", "$.tags[1]", tags=["smoke_test", 1]),
    _link("null in a list", "$.available_products[0]", available_products=[None]),
    _link("a list for an object", "$.products", products=[]),
    _link("a string for an object", "$.products.accounts", products={"accounts": "all"}),
    _link("null for an object", "$.products.identity", products={"identity": None}),
    _link(
        "a string for a boolean",
        "$.products.accounts.settings.required",
        products={"accounts": {"settings": {"required": "yes"}}},
    ),
    _link(
        "a number for a boolean",
        "$.products.accounts.settings.prefetch",
        products={"accounts": {"settings": {"prefetch": 1}}},
    ),
    _link("no time", "$.products.accounts.refreshed_at", products={"accounts": {"refreshed_at": "yesterday"}}),
    _link("a day for a time", "$.last_synced_at", last_synced_at="2023-02-16"),
    _link("a time that never was", "$.last_synced_at", last_synced_at="2023-02-30T09:14:11Z"),
    _link("a time in other digits", "$.last_synced_at", last_synced_at="\uff12\uff10\uff12\uff13-02-16T09:14:11Z"),
    _link("a time and more", "$.last_synced_at", last_synced_at="2023-02-16T09:14:11Z\n"),
    _link("a number for a time", "$.last_synced_at", last_synced_at=1676538851),
    *(
        Lie(f"{json.dumps(body)} for a link", http_json(200, body), ContractError, "$")
        for body in (None, True, 0, 1.5, "mk_eqkWN34UEoa2NxyALG8pcV", [], [link()])
    ),
    Lie("an empty object", http_json(200, {}), ContractError, "$.institution_id"),
    Lie(
        "an error with the status of a success",
        http_json(200, example("Gone", "deleted")),
        ContractError,
        "$.institution_id",
    ),
]

NO_JSON = [
    Lie("an empty body", http(200), ContractError, "$"),
    Lie("white space", http(200, b" \n"), ContractError, "$"),
    Lie("HTML that is called JSON", http(200, HTML), ContractError, "$"),
    Lie("HTML", http(200, HTML, {"Content-Type": "text/html"}), ContractError, "$"),
    Lie("JSON that is called text", http_json(200, link(), {"Content-Type": "text/plain"}), ContractError, "$"),
    Lie("a content type that is none", http_json(200, link(), {"Content-Type": "nonsense"}), ContractError, "$"),
    Lie("JSON that ends too early", http(200, json.dumps(link()).encode()[:-1]), ContractError, "$"),
    Lie("JSON and more", http(200, json.dumps(link()).encode() + b"{}"), ContractError, "$"),
    Lie("invalid UTF-8", http(200, link_text("Chase", "Chas\u00e9").decode().encode("latin-1")), ContractError, "$"),
    Lie("UTF-16", http(200, json.dumps(link()).encode("utf-16")), ContractError, "$"),
    Lie("NaN", http(200, link_text('"error"', "NaN")), ContractError, "$"),
    Lie("infinity in a property that nobody knows", http(200, link_text("{", '{"x": -Infinity, ')), ContractError, "$"),
    Lie("single quotes", http(200, link_text('"error"', "'error'")), ContractError, "$"),
    Lie("a comma at the end", http(200, link_text("{", "{,")), ContractError, "$"),
    Lie("a control character", http(200, link_text("Chase", "Cha\x00se")), ContractError, "$"),
    Lie("nesting without end", http(200, DEEP), ContractError, "$"),
    Lie(
        "nesting without end in a property that nobody knows",
        http(200, link_text("{", '{"x": ' + DEEP.decode() + ", ")),
        ContractError,
        "$",
    ),
    Lie("an integer of many digits", http(200, link_text("{", '{"x": ' + "9" * 10_000 + ", ")), ContractError, "$"),
    Lie("a number beyond all floats", http(200, link_text("{", '{"x": 1e999, ')), ContractError, "$"),
]

WRONG_SUCCESS = [
    Lie("201 with a link", http_json(201, link()), ContractError, "$"),
    Lie("202", http(202), ContractError, "$"),
    Lie("204", http(204), ContractError, "$"),
    Lie("206 with a link", http_json(206, link()), ContractError, "$"),
    Lie("302 with a link", http_json(302, link(), {"Location": "https://nowhere.invalid/"}), ContractError, "$"),
    Lie("304", http(304), ContractError, "$"),
    Lie("399 with a link", http_json(399, link()), ContractError, "$"),
]

_EXPIRED = example("Unauthorized", "expired_access_token")
_NOT_FOUND = example("NotFound", "not_found")
_DELETED = example("Gone", "deleted")
_BAD_STATE = example("BadState", "bad_state")
_LIMITED = example("TooManyRequests", "rate_limit_exceeded")

WRONG_ERROR = [
    Lie("the 404 of another service", http(404, HTML, {"Content-Type": "text/html"}), NotFoundError, "$"),
    Lie("a 404 without a body", http(404), NotFoundError, "$"),
    Lie("404 with the body of 410", http_json(404, _DELETED), NotFoundError, "$.error_code"),
    Lie("410 with the body of 404", http_json(410, _NOT_FOUND), GoneError, "$.error_code"),
    Lie("403 with the body of 401", http_json(403, _EXPIRED), ForbiddenError, "$.error_code"),
    Lie("410 with a link", http_json(410, link()), GoneError, "$.error_code"),
    Lie("403 with a list", http_json(403, [_EXPIRED]), ForbiddenError, "$"),
    Lie("403 with null", http_json(403, None), ForbiddenError, "$"),
    Lie("403 that ends too early", http(403, b'{"error_code": "link_error.forb'), ForbiddenError, "$"),
    Lie("403 nested without end", http(403, DEEP), ForbiddenError, "$"),
    Lie(
        "404 without its message",
        http_json(404, without(_NOT_FOUND, "error_message")),
        NotFoundError,
        "$.error_message",
    ),
    Lie(
        "404 with a message of null",
        http_json(404, {**_NOT_FOUND, "error_message": None}),
        NotFoundError,
        "$.error_message",
    ),
    Lie(
        "422 with a number for its code",
        http_json(422, {**_BAD_STATE, "link_error_code": 5}),
        UnprocessableEntityError,
        "$.link_error_code",
    ),
    Lie(
        "422 of a validator",
        http_json(422, {"detail": [{"loc": ["path", "id"]}]}),
        UnprocessableEntityError,
        "$.error_code",
    ),
    Lie("429 without its code", http_json(429, {}, {"Retry-After": "7"}), TooManyRequestsError, "$.error_code"),
    Lie("401 with a code that nobody knows", http_json(401, {**_EXPIRED, "error_code": "new"}), UnauthorizedError),
    Lie("401 with the body of 404", http_json(401, _NOT_FOUND), UnauthorizedError),
    Lie("401 without a code", http_json(401, without(_EXPIRED, "error_code")), UnauthorizedError, "$.error_code"),
    Lie("401 with a code of null", http_json(401, {**_EXPIRED, "error_code": None}), UnauthorizedError, "$.error_code"),
    Lie(
        "401 with a list for its code",
        http_json(401, {**_EXPIRED, "error_code": []}),
        UnauthorizedError,
        "$.error_code",
    ),
    Lie(
        "401 without its message",
        http_json(401, without(_EXPIRED, "error_message")),
        UnauthorizedError,
        "$.error_message",
    ),
    Lie("401 with a list", http_json(401, []), UnauthorizedError, "$"),
    Lie("401 of a proxy", http(401, HTML, {"Content-Type": "text/html"}), UnauthorizedError, "$"),
    Lie("400", http_json(400, _NOT_FOUND), ClientError),
    Lie("418 with a link", http_json(418, link()), ClientError),
    Lie("451 without a body", http(451), ClientError),
    Lie("500 with a link", http_json(500, link()), InternalServerError),
    Lie("500 without a body", http(500), InternalServerError),
    Lie("502 with HTML", http(502, HTML, {"Content-Type": "text/html"}), BadGatewayError),
    Lie("503 nested without end", http(503, DEEP), ServiceUnavailableError),
    Lie("520 with HTML", http(520, HTML, {"Content-Type": "text/html"}), ServerError),
    Lie("599 in no encoding", http(599, b"\xff\xfe\x00"), ServerError),
    Lie("600", http(600), ApiError),
    Lie("999 with a link", http_json(999, link()), ApiError),
    Lie(
        "an error with additional properties",
        http_json(404, {**_NOT_FOUND, "trace": [1, {"a": None}]}),
        LinkNotFoundError,
    ),
    Lie("429 without Retry-After", http_json(429, _LIMITED), RateLimitExceededError),
    Lie(
        "429 with a date to wait for",
        http_json(429, _LIMITED, {"Retry-After": "Thu, 16 Feb 2023 09:14:11 GMT"}),
        RateLimitExceededError,
    ),
    Lie("429 with nonsense to wait for", http_json(429, _LIMITED, {"Retry-After": "soon"}), RateLimitExceededError),
    Lie(
        "429 with an endless number to wait for",
        http_json(429, _LIMITED, {"Retry-After": "9" * 10_000}),
        RateLimitExceededError,
    ),
    Lie("429 with infinity to wait for", http_json(429, _LIMITED, {"Retry-After": "1e999"}), RateLimitExceededError),
    Lie("429 with true to wait for", http_json(429, _LIMITED, {"Retry-After": "true"}), RateLimitExceededError),
]

NO_HTTP = [
    Lie("no answer", b"", TransportError),
    Lie("nonsense", b"nonsense\r\n\r\n", TransportError),
    Lie("half a status line", b"HTTP/1.1 20", TransportError),
    Lie("another protocol", b"\x16\x03\x01\x02\x00\x01\x00", TransportError),
    Lie("a status that is no number", b"HTTP/1.1 OK\r\n\r\n", TransportError),
    Lie("half the headers", b"HTTP/1.1 200 OK\r\nContent-Type: appl", TransportError),
    Lie("a header without a name", b"HTTP/1.1 200 OK\r\n: x\r\n\r\n", TransportError),
    Lie("headers without end", b"HTTP/1.1 200 OK\r\n" + b"X: " + b"a" * 1_000_000 + b"\r\n\r\n", TransportError),
    Lie("fewer bytes than announced", http(200, b"{", {"Content-Length": "100"}), TransportError),
    Lie("a length that is no number", http(200, b"{}", {"Content-Length": "two"}), TransportError),
    Lie("two lengths", b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ", TransportError),
    Lie(
        "chunks that are none",
        http(200, b"zz\r\n{}\r\n", {"Content-Length": "", "Transfer-Encoding": "chunked"}),
        TransportError,
    ),
    Lie(
        "chunks that break off",
        http(200, b"5\r\n{}", {"Content-Length": "", "Transfer-Encoding": "chunked"}),
        TransportError,
    ),
    Lie("what is not gzip", http(200, b"{}", {"Content-Encoding": "gzip"}), TransportError),
    Lie("an error that is not gzip", http(404, b"{}", {"Content-Encoding": "gzip"}), TransportError),
    Lie(
        "gzip that breaks off",
        http(200, gzip.compress(json.dumps(link()).encode())[:-20], {"Content-Encoding": "gzip"}),
        ServiceError,
    ),
    Lie("more than a client can take, packed small", _gzipped(b" " * (64 * 1024 * 1024 + 1)), ResponseTooLargeError),
]

LIES = [*NO_LINK, *NO_JSON, *WRONG_SUCCESS, *WRONG_ERROR, *NO_HTTP]
