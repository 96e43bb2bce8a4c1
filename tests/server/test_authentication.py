"""Who may ask: only a token that this server signed, that is whole, in time, and has the scope."""

import http.client
import time
from collections.abc import Callable, Iterator
from typing import Any

import jwt
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.server_process import ServerProcess, running_server

SECRET = "a secret that only this test and its server know, long enough for every algorithm"
LINK = "/links/mk_test_000001/reset"

UNAUTHORIZED = (401, "api_error.auth.unauthorized")
EXPIRED = (401, "api_error.auth.expired_access_token")


@pytest.fixture(scope="module")
def signing() -> Iterator[ServerProcess]:
    """Run a server whose secret is known, so that tokens can be made for it that it would not make."""
    with running_server(links=1, environment={"MONEYKIT_SERVER_SECRET": SECRET}) as process:
        yield process


def claims(**changes: object) -> dict[str, Any]:
    """Return the claims of a token that is good, with changes; None removes one."""
    now = int(time.time())
    good: dict[str, Any] = {
        "iss": "moneykit-reference-server",
        "aud": "https://api.moneykit.com",
        "sub": "demo-client",
        "scope": "links:reset",
        "iat": now,
        "exp": now + 600,
    }
    return {name: value for name, value in {**good, **changes}.items() if value is not None}


def signed(key: str = SECRET, algorithm: str = "HS256", typ: str = "at+jwt", **changes: object) -> str:
    """Return a token of these claims."""
    return jwt.encode(claims(**changes), key, algorithm, headers={"typ": typ})


def outcome(server: ServerProcess, token: str) -> tuple[int, str]:
    """Return the status and the error code that a token gets."""
    answer = server.ask("POST", LINK, token=token)
    return answer.status, answer.body.get("error_code")


def test_a_token_made_by_hand_is_accepted_if_it_is_right_in_everything(signing: ServerProcess) -> None:
    """Else the refusals below would prove nothing."""
    assert 404 == signing.ask("POST", "/links/mk_Un2XyG6HsDkA8mBjQ4vTzL/reset", token=signed()).status


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        pytest.param(lambda: signed(exp=int(time.time()) - 1), EXPIRED, id="expired"),
        pytest.param(lambda: signed(key="x" * 48, exp=1), UNAUTHORIZED, id="expired, and not ours"),
        pytest.param(lambda: signed(key="x" * 48), UNAUTHORIZED, id="another secret"),
        pytest.param(lambda: signed(key="", algorithm="none"), UNAUTHORIZED, id="no signature"),
        pytest.param(lambda: signed(algorithm="HS512"), UNAUTHORIZED, id="another algorithm"),
        pytest.param(lambda: signed(exp=None), UNAUTHORIZED, id="no expiry"),
        pytest.param(lambda: signed(exp="soon"), UNAUTHORIZED, id="an expiry that is no time"),
        pytest.param(lambda: signed(sub=None), UNAUTHORIZED, id="no subject"),
        pytest.param(lambda: signed(iat=int(time.time()) + 600), UNAUTHORIZED, id="from the future"),
        pytest.param(lambda: signed(aud="https://example.com"), UNAUTHORIZED, id="for another audience"),
        pytest.param(lambda: signed(iss="https://example.com"), UNAUTHORIZED, id="from another issuer"),
        pytest.param(lambda: signed(typ="JWT"), UNAUTHORIZED, id="not an access token"),
        pytest.param(lambda: signed(scope="links:read"), UNAUTHORIZED, id="another scope"),
        pytest.param(lambda: signed(scope="links:reset:not"), UNAUTHORIZED, id="a longer scope"),
        pytest.param(lambda: signed(scope=["links:reset"]), UNAUTHORIZED, id="a scope that is no text"),
        pytest.param(lambda: signed(scope=None), UNAUTHORIZED, id="no scope"),
        pytest.param(lambda: signed()[:-1], UNAUTHORIZED, id="cut short"),
        pytest.param(lambda: "e30.e30.e30", UNAUTHORIZED, id="empty"),
        pytest.param(lambda: "W" * 40_000 + ".e30.e30", UNAUTHORIZED, id="deeply nested"),
    ],
)
def test_a_token_that_is_wrong_in_one_thing_is_refused(
    signing: ServerProcess, token: Callable[[], str], expected: tuple[int, str]
) -> None:
    """Each of these differs from the good token above in the one thing that it is named after."""
    assert expected == outcome(signing, token())


@pytest.mark.parametrize("options", [(), ("--scope", "links:read links:reset")])
def test_a_token_of_the_command_line_is_accepted(server: ServerProcess, link_id: str, options: tuple[str, ...]) -> None:
    """With the scope alone, or among others."""
    assert 200 == server.reset(link_id, *options).status


@pytest.mark.parametrize(
    ("options", "error_code", "challenge"),
    [
        (("--expired",), EXPIRED[1], 'error="invalid_token", error_description="The access token expired"'),
        (("--scope", "links:read"), UNAUTHORIZED[1], 'error="insufficient_scope", scope="links:reset"'),
        (("--scope", ""), UNAUTHORIZED[1], 'error="insufficient_scope", scope="links:reset"'),
        (("--owner", "stranger"), "link_error.unauthorized_access", 'error="insufficient_scope"'),
    ],
)
def test_a_token_of_the_command_line_reaches_each_401(
    server: ServerProcess, link_id: str, options: tuple[str, ...], error_code: str, challenge: str
) -> None:
    """With the challenge that says what is wrong (RFC 6750, 3)."""
    answer = server.reset(link_id, *options)
    assert 401 == answer.status
    assert error_code == answer.body["error_code"]
    assert f'Bearer realm="moneykit", {challenge}' == answer.headers["WWW-Authenticate"]


def test_a_request_without_a_token_is_told_the_scheme_and_no_error(server: ServerProcess) -> None:
    """It has made none yet (RFC 6750, 3.1)."""
    answer = server.ask("POST", LINK)
    assert UNAUTHORIZED == (answer.status, answer.body["error_code"])
    assert 'Bearer realm="moneykit"' == answer.headers["WWW-Authenticate"]


@pytest.mark.parametrize("scheme", ["bearer", "BEARER", "Bearer "])
def test_the_scheme_is_written_as_one_likes(server: ServerProcess, link_id: str, scheme: str) -> None:
    """Its case does not matter (RFC 9110, 11.1), nor does the number of spaces."""
    headers = {"Authorization": f"{scheme} {server.token()}"}
    assert 200 == server.ask("POST", f"/links/{link_id}/reset", headers=headers).status


@pytest.mark.parametrize("credentials", ["", "Bearer", "Basic {}", "{}", "Bearer {} {}", "Bearer {}, Bearer {}"])
def test_credentials_of_another_form_are_refused(server: ServerProcess, credentials: str) -> None:
    """Even with a good token somewhere in them."""
    headers = {"Authorization": credentials.replace("{}", server.token())}
    answer = server.ask("POST", LINK, headers=headers)
    assert UNAUTHORIZED == (answer.status, answer.body["error_code"])


def test_two_tokens_are_refused_even_if_both_are_good(server: ServerProcess, link_id: str) -> None:
    """A proxy before this server could have looked at the other one."""
    connection = http.client.HTTPConnection(server.url.removeprefix("http://"), timeout=30)
    connection.putrequest("POST", f"/links/{link_id}/reset")
    connection.putheader("Authorization", f"Bearer {server.token()}")
    connection.putheader("Authorization", f"Bearer {server.token()}")
    connection.endheaders()
    assert 401 == connection.getresponse().status
    connection.close()


def test_a_token_is_refused_for_a_server_with_another_secret(server: ServerProcess, signing: ServerProcess) -> None:
    """It is good for the server that made it, and for no other."""
    assert UNAUTHORIZED == outcome(signing, server.token())


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(credentials=st.text(st.characters(max_codepoint=255, exclude_categories=["Cc"])))
def test_whatever_the_credentials_are_they_are_refused_and_nothing_breaks(
    server: ServerProcess, credentials: str
) -> None:
    """All the text that a header can carry."""
    answer = server.ask("POST", LINK, headers={"Authorization": f"Bearer {credentials}"})
    assert UNAUTHORIZED == (answer.status, answer.body["error_code"])


def test_no_token_is_ever_logged(server: ServerProcess, link_id: str) -> None:
    """Neither a good one nor an expired one, nor its signature."""
    server.reset(link_id)
    server.reset(link_id, "--expired")
    log = server.log()
    assert link_id in log
    for token in (server.token(), server.token("--expired")):
        assert token not in log
        assert token.rpartition(".")[2] not in log
