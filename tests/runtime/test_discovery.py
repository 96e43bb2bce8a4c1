"""Where tokens are fetched is read from the description of OpenID Connect, over a real socket, and once."""

from __future__ import annotations

import json
from typing import Any

import pytest

from templates.runtime.client import Client, Service
from templates.runtime.errors import ConnectError, TokenRequestError
from templates.runtime.security.client_credentials import ClientCredentials
from templates.runtime.transports.in_process import InProcessTransport, json_response
from templates.runtime.transports.protocol import Headers, Request, Response
from templates.runtime.wire.call import Call
from tests.runtime.authorization_server import SECRET, AuthorizationServer
from tests.runtime.token_client import GIVEN, READ, WRITE

WHERE = "/.well-known/openid-configuration"
SCHEME = ClientCredentials(
    connect_url=WHERE,
    env="OAUTH_TEST_TOKEN",
    client_id_env="OAUTH_TEST_CLIENT_ID",
    client_secret_env="OAUTH_TEST_CLIENT_SECRET",
    token_url_env="OAUTH_TEST_TOKEN_URL",
)
SERVICE = Service("oauth", "1", None, "OAUTH_TEST", security={"oauth": SCHEME})


def client(server: AuthorizationServer, given: Any = GIVEN, **options: Any) -> Client:
    return Client(SERVICE, credentials=given, base_url=server.url, **options)


def test_it_is_read_once(server: AuthorizationServer) -> None:
    with client(server) as one:
        assert [{}, {}, {}] == [one.send(Call(each)) for each in (READ, WRITE, READ)]
    assert (1, 2) == (server.described, len(server.forms))
    assert {"grant_type": "client_credentials", "scope": "read"} == server.forms[0]


def test_it_is_not_read_if_nothing_needs_it(server: AuthorizationServer, monkeypatch: pytest.MonkeyPatch) -> None:
    server.good.add("ready")
    with client(server, {"oauth": ("ready", None, None, None)}) as one:
        one.send(Call(READ))
    monkeypatch.setenv("OAUTH_TEST_TOKEN_URL", f"{server.url}/token")
    with client(server) as one:
        one.send(Call(READ))
    assert (0, 1) == (server.described, len(server.forms))


def test_credentials_go_at_once_where_it_says(server: AuthorizationServer) -> None:
    server.description = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    server.takes = {"body"}
    with client(server) as one:
        one.send(Call(READ))
    (form,) = server.forms
    assert SECRET == form["client_secret"]


def test_a_refresh_token_goes_to_the_same_place(server: AuthorizationServer) -> None:
    server.gives_refresh, server.expires_in = True, 0
    with client(server) as one:
        one.send(Call(READ))
        one.send(Call(READ))
    assert ["client_credentials", "refresh_token"] == [form["grant_type"] for form in server.forms]
    assert 1 == server.described


@pytest.mark.parametrize("status", [404, 405, 410])
def test_it_is_read_again_when_there_is_no_token_where_it_said(server: AuthorizationServer, status: int) -> None:
    with client(server) as one:
        server.instead = [(status, b"")]
        with pytest.raises(TokenRequestError):
            one.send(Call(READ))
        assert {} == one.send(Call(READ))
    assert 2 == server.described


def test_a_refusal_of_the_client_says_nothing_about_it(server: AuthorizationServer) -> None:
    server.instead = [(400, b'{"error": "invalid_scope"}')]
    with client(server) as one:
        with pytest.raises(TokenRequestError, match="invalid_scope"):
            one.send(Call(READ))
        one.send(Call(READ))
    assert 1 == server.described


def test_it_is_read_again_when_nobody_is_where_it_said(server: AuthorizationServer) -> None:
    with client(server, retries=0) as one:
        server.description = {"token_endpoint": "http://127.0.0.1:1/token"}
        with pytest.raises(ConnectError):
            one.send(Call(READ))
        server.description = {}
        one.send(Call(READ))
    assert 2 == server.described


PLAIN = "the token_endpoint of its description is plain http"
NO_URL = "the token_endpoint of its description is no http or https URL"
NONE = "its description has no token_endpoint"
DESCRIPTIONS: list[tuple[int, bytes, str]] = [
    (404, b"<html>", "404 Not Found"),
    (302, b"", "302 Found"),
    (200, b"<html>", NONE),
    (200, b"[" * 100_000, NONE),
    (200, b'{"token_endpoint": 1}', NONE),
    (200, json.dumps({"token_endpoint": "https://a.example/", "more": "a" * (1 << 20)}).encode(), NONE),
    (200, b'{"token_endpoint": "/token"}', NO_URL),
    (200, b'{"token_endpoint": "https://me@a.example/token"}', NO_URL),
    (200, b'{"token_endpoint": "http://a.example/token"}', PLAIN),
    (200, b'{"token_endpoint": "http://127.0.0.1/token"}', PLAIN),
]


@pytest.mark.parametrize(("status", "body", "message"), DESCRIPTIONS, ids=[str(at) for at in range(len(DESCRIPTIONS))])
def test_what_says_nothing_usable_gets_no_secret(status: int, body: bytes, message: str) -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.url)
        return Response(status, Headers([("X-Request-Id", "a7")]), body)

    service = Service("oauth", "1", "https://api.example/v1", "OAUTH_TEST", security={"oauth": SCHEME})
    one = Client(service, credentials=GIVEN, transport=InProcessTransport(answer))
    with pytest.raises(TokenRequestError) as caught:
        one.send(Call(READ))
    assert str(caught.value).startswith(f"no token from https://api.example{WHERE}: {message}")
    assert "a7" == caught.value.request_id
    assert [f"https://api.example{WHERE}"] == seen


def test_plain_http_is_allowed_where_others_are_trusted() -> None:
    def answer(request: Request) -> Response:
        if request.url.endswith(WHERE):
            return json_response({"token_endpoint": "http://tokens.internal/token"})
        return json_response({"access_token": "t" * 9} if "/token" in request.url else {})

    service = Service("oauth", "1", "https://api.example", "OAUTH_TEST", security={"oauth": SCHEME})
    one = Client(service, credentials=GIVEN, transport=InProcessTransport(answer), allow_http=True)
    assert {} == one.send(Call(READ))


@pytest.mark.parametrize("url", ["http://login.example/configuration", "https://me@login.example", "ftp://a"])
def test_where_no_secret_may_be_asked_for_is_refused_if_it_is_needed(url: str) -> None:
    scheme = ClientCredentials(connect_url=url, env="A", client_id_env="B", client_secret_env="C", token_url_env="D")
    service = Service("oauth", "1", "https://api.example", "OAUTH_TEST", security={"oauth": scheme})
    with pytest.raises(ValueError, match="OpenID Connect URL") as caught:
        Client(service, credentials=GIVEN)
    assert "example" not in str(caught.value)
    Client(service, credentials={"oauth": ("ready", None, None, None)})
