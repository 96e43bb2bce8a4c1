"""Planted faults: each a lie that is told in the place of an answer, the caller who meets it, and what must find it."""

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from email.message import Message
from typing import Any

from tests.contract.witness import Exchange, Lie


@dataclass(frozen=True)
class Fault:
    """A fault of the server."""

    name: str
    lie: Lie
    caller: str
    """The name of the identity whose run shows it."""
    found_by: frozenset[str]
    """The rules and checks that must find it, each of them."""
    slow: bool = True
    """Whether it is left out of the quick run, which has one of each kind."""


def _when(condition: Callable[[Exchange], bool], change: Callable[[Exchange], Exchange]) -> Lie:
    return lambda exchange: change(exchange) if condition(exchange) else exchange


def _status(status: int) -> Callable[[Exchange], bool]:
    return lambda exchange: exchange.status == status


def _body(change: Callable[[dict[str, Any]], object]) -> Callable[[Exchange], Exchange]:
    """Return what changes the JSON body in place."""

    def apply(exchange: Exchange) -> Exchange:
        body = json.loads(exchange.content)
        change(body)
        return replace(exchange, content=json.dumps(body).encode())

    return apply


def _headers(change: Callable[[Message], object]) -> Callable[[Exchange], Exchange]:
    """Return what changes a copy of the headers."""

    def apply(exchange: Exchange) -> Exchange:
        headers = Message()
        for name, value in exchange.headers.items():
            headers[name] = value
        change(headers)
        return replace(exchange, headers=headers)

    return apply


def _set(name: str, value: str) -> Callable[[Exchange], Exchange]:
    def change(headers: Message) -> None:
        del headers[name]
        headers[name] = value

    return _headers(change)


def _error(status: int, error_code: str) -> Callable[[Exchange], Exchange]:
    """Return what answers with another error, whose body is as the contract has it."""
    body = {"error_code": error_code, "error_message": "No.", "documentation_url": "https://example.com/errors"}
    return lambda exchange: replace(exchange, status=status, content=json.dumps(body).encode())


def _without_offset(link: dict[str, Any]) -> None:
    link["last_synced_at"] = link["last_synced_at"].removesuffix("+00:00")


def _a_link(state: str) -> Callable[[Exchange], Exchange]:
    """Return what answers with the link that was asked for, in that state, whatever it is."""

    def apply(exchange: Exchange) -> Exchange:
        link = {
            "link_id": exchange.target.split("/")[2],
            "institution_id": "chase",
            "institution_name": "Chase",
            "institution_avatar": "https://example.com/avatar.png",
            "state": state,
            "error_code": "auth_expired",
            "last_synced_at": "2023-02-16T09:14:11+00:00",
            "tags": [],
            "products": {},
            "provider": "mx",
        }
        return replace(exchange, status=200, content=json.dumps(link).encode())

    return apply


FAULTS = (
    Fault(
        "a required property is missing",
        _when(_status(200), _body(lambda link: link.pop("institution_name"))),
        "owner",
        frozenset({"JsonSchemaError", "contract", "never seen"}),
        slow=False,
    ),
    Fault(
        "404 in the place of 410",
        _when(_status(410), _error(404, "link_error.not_found")),
        "owner",
        frozenset({"never seen"}),
        slow=False,
    ),
    Fault(
        "no Retry-After",
        _when(_status(429), _headers(lambda headers: headers.__delitem__("Retry-After"))),
        "owner",
        frozenset({"MissingHeaders", "contract", "retry-after", "never seen"}),
        slow=False,
    ),
    Fault(
        "the bodies of two 401 are swapped",
        _when(
            lambda exchange: b"api_error.auth.expired_access_token" in exchange.content,
            _error(401, "api_error.auth.unauthorized"),
        ),
        "expired",
        frozenset({"deserved", "never seen"}),
        slow=False,
    ),
    Fault(
        "a time without its offset",
        _when(_status(200), _body(_without_offset)),
        "owner",
        frozenset({"JsonSchemaError", "contract"}),
    ),
    Fault(
        "a state that is not one",
        _when(_status(200), _body(lambda link: link.update(state="relinking"))),
        "owner",
        frozenset({"JsonSchemaError", "contract"}),
    ),
    Fault(
        "a link stays connected after its reset",
        _when(_status(200), _body(lambda link: link.update(state="connected"))),
        "owner",
        frozenset({"reset"}),
    ),
    Fault("a link can be reset twice", _when(_status(422), _a_link("error")), "owner", frozenset({"reset"})),
    Fault(
        "Retry-After is a date",
        _when(_status(429), _set("Retry-After", "Thu, 16 Feb 2023 09:14:11 GMT")),
        "owner",
        frozenset({"JsonSchemaError", "retry-after"}),
    ),
    Fault(
        "a body that is not JSON",
        _when(_status(410), _set("Content-Type", "text/html")),
        "owner",
        frozenset({"UndefinedContentType", "contract", "content type"}),
    ),
    Fault(
        "a status that is not documented",
        _when(_status(403), _error(402, "link_error.forbidden_action")),
        "owner",
        frozenset({"UndefinedStatusCode", "contract"}),
    ),
    Fault(
        "a 401 does not say how to authenticate",
        _when(_status(401), _headers(lambda headers: headers.__delitem__("WWW-Authenticate"))),
        "missing",
        frozenset({"challenge"}),
    ),
    Fault(
        "a 405 does not say what is allowed",
        _when(_status(405), _headers(lambda headers: headers.__delitem__("Allow"))),
        "owner",
        frozenset({"allow"}),
    ),
    Fault(
        "no token is as good as one",
        _when(lambda exchange: exchange.authorization is None, _a_link("error")),
        "owner",
        frozenset({"IgnoredAuth", "deserved"}),
    ),
    Fault(
        "some ids crash the server",
        _when(lambda exchange: "%" in exchange.target, _error(500, "api_error.internal")),
        "owner",
        frozenset({"ServerError", "server error"}),
    ),
    Fault(
        "a stranger learns that a link was deleted",
        _when(
            lambda exchange: "mk_De9RwP5CfLuT3gNxV7yKbS" in exchange.target and exchange.status == 401,
            _error(410, "link_error.deleted"),
        ),
        "stranger",
        frozenset({"deserved"}),
    ),
)
