"""What an authorization server answers instead of a token, over a real socket, and that nothing shows a secret."""

from __future__ import annotations

import contextlib
import logging
import pickle
import traceback
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from templates.runtime.client import Client, Service
from templates.runtime.errors import (
    ConnectError,
    ServiceError,
    TokenRequestError,
    UnauthorizedError,
)
from templates.runtime.retries import Retries
from templates.runtime.security.tokens import read_token
from templates.runtime.transports.in_process import InProcessTransport, json_response
from templates.runtime.transports.protocol import Request, Response
from templates.runtime.wire.call import Call
from tests.runtime.authorization_server import CLIENT, SECRET, AuthorizationServer
from tests.runtime.token_client import GIVEN, READ, SCHEME, Calling, client


def test_a_token_is_asked_for_again_as_calls_are(server: AuthorizationServer, calling: Calling) -> None:
    server.instead = [(503, b""), (429, b"")]
    calling(server, READ, retries=Retries(2, first=0))
    assert 3 == len(server.forms)
    assert 1 == len(server.served)
    server.instead = [(503, b"")] * 3
    with pytest.raises(TokenRequestError, match="503 Service Unavailable"):
        calling(server, READ, retries=Retries(2, first=0))


def test_a_transport_that_shows_requests_shows_no_secret() -> None:
    """Those of servers that take the client's credentials in the body have them there."""
    shown: list[str] = []

    def handler(request: Request) -> Response:
        shown.append(f"{request!r} {request}")
        assert b"client_secret=" in (request.content or b"") or len(shown) == 1
        return json_response({"error": "invalid_client"}, 401)

    service = Service("oauth", "1", "http://127.0.0.1", "OAUTH_TEST", security={"oauth": SCHEME})
    one = Client(service, credentials={"oauth": (None, CLIENT, "s3cret", None)}, transport=InProcessTransport(handler))
    with pytest.raises(TokenRequestError):
        one.send(Call(READ))
    assert 2 == len(shown)
    assert "s3cret" not in "".join(shown)


def test_a_server_that_is_not_there(server: AuthorizationServer, calling: Calling) -> None:
    given = {"oauth": (None, CLIENT, SECRET, "http://127.0.0.1:1/token?key=word")}
    with pytest.raises(ConnectError, match=r"no connection to 127.0.0.1:1: .*\[GET /read\]") as caught:
        calling(server, READ, given=given, retries=0)
    assert ["while a token was fetched from http://127.0.0.1:1/token"] == caught.value.__notes__


REFUSALS: list[tuple[int, bytes, str]] = [
    (400, b'{"error": "invalid_scope"}', "400 Bad Request (invalid_scope)"),
    (401, b"<html>", "401 Unauthorized"),
    (500, b"\xff", "500 Internal Server Error"),
    (302, b"", "302 Found"),
    (200, b"[" * 100_000, "its answer has no access_token that a request can carry"),
    (200, b'{"access_token": "%s"}' % (b"a" * 70_000), "its answer has no access_token that a request can carry"),
    (200, b'{"access_token": "a b"}', "its answer has no access_token that a request can carry"),
    (200, b'{"access_token": "a", "token_type": "mac"}', "its answer has a token that is no bearer token"),
    (
        400,
        b'{"error": "unauthorized_client", "error_description": "%s,\\n not  %s"}' % (SECRET.encode(), b"you" * 500),
        "400 Bad Request: …, not you",
    ),
]


@pytest.mark.parametrize(("status", "body", "message"), REFUSALS, ids=[str(number) for number in range(len(REFUSALS))])
def test_what_the_server_says_is_told_without_secrets(
    server: AuthorizationServer, calling: Calling, status: int, body: bytes, message: str
) -> None:
    server.instead = [(status, body)] * 2
    with pytest.raises(TokenRequestError) as caught:
        calling(server, READ, retries=0)
    assert str(caught.value).startswith(f"no token from {server.url}/token: {message}")
    assert str(caught.value).endswith(" [GET /read]")
    assert len(str(caught.value)) < 500
    again = pickle.loads(pickle.dumps(caught.value))
    assert (str(caught.value), status) == (str(again), again.status)
    assert "request-to/token" == caught.value.request_id == again.request_id
    assert [] == server.served


def test_nothing_shows_a_secret(
    server: AuthorizationServer, calling: Calling, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the client's nor a token, which the service repeats."""
    caplog.set_level(logging.DEBUG)
    server.is_closed = True
    with pytest.raises(UnauthorizedError, match="no …") as caught:
        calling(server, READ)
    shown = f"{caplog.text}{caught.value!r}{''.join(traceback.format_exception(caught.value))}"
    with client(server) as one, pytest.raises(UnauthorizedError):
        one.send(Call(READ))
    settings = one._settings
    (source,) = [it.source for it in settings.credentials._found.values()]
    shown += f"{one!r}{settings!r}{settings.credentials!r}{source!r}{settings.credentials._found!r}"
    assert [] == [it for it in (SECRET, "s3cr", "token-number", "Basic dG") if it in shown]
    with pytest.raises(TypeError, match="not pickled"):
        pickle.dumps(settings)
    assert not settings.credentials.hidden._held


def test_what_functions_return_is_used(server: AuthorizationServer, calling: Calling) -> None:
    """The client's secret may come from a vault."""
    calling(server, READ, given={"oauth": (None, lambda: CLIENT, lambda: SECRET, None)})
    assert 1 == len(server.forms)


JSON = st.recursive(st.none() | st.text() | st.floats() | st.integers(), st.lists)


@given(st.binary(max_size=60) | JSON, st.integers(200, 599))
def test_no_answer_breaks_anything(content: Any, status: int) -> None:
    """It is a token or an error."""
    said = json_response({"access_token": "a", "expires_in": content} if not isinstance(content, bytes) else None)
    response = Response(status, content=content if isinstance(content, bytes) else said.content)
    with contextlib.suppress(TokenRequestError):
        token = read_token(response, 5.0, "https://a", str)
        assert status < 300
        assert 5 <= token.soon <= token.ends


def test_the_token_goes_through_the_transport_of_the_client() -> None:
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return json_response({"access_token": "t" * 9, "token_type": "bearer"} if "token" in request.url else {})

    service = Service("oauth", "1", "https://api.example/v1", "OAUTH_TEST", security={"oauth": SCHEME})
    Client(service, credentials=GIVEN, transport=InProcessTransport(answer)).send(Call(READ))
    assert ["https://api.example/token", "https://api.example/v1/read"] == [request.url for request in seen]
    assert "oauth/1" == dict(seen[0].headers)["User-Agent"]
    assert all(SECRET not in repr(request) for request in seen)


def test_all_errors_are_of_the_service() -> None:
    assert issubclass(TokenRequestError, ServiceError)
