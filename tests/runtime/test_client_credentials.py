"""OAuth 2 client credentials over a real socket: fetched, kept, renewed early and by one caller, replaced after 401."""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import pytest

from templates.runtime.client import Client, Service
from templates.runtime.errors import (
    MissingCredentialsError,
    TokenRequestError,
    TransportTimeoutError,
    UnauthorizedError,
)
from templates.runtime.security.sources import Turn
from templates.runtime.security.tokens import Cache, Token
from templates.runtime.transports.in_process import InProcessTransport, json_response
from templates.runtime.transports.protocol import Request, Response
from templates.runtime.wire.call import Call, Operation
from tests.runtime.authorization_server import CLIENT, SECRET, AuthorizationServer, authorizing
from tests.runtime.token_client import GIVEN, READ, SCHEME, SERVICE, WRITE, Calling, async_client, client


def test_a_token_is_fetched_once_for_many_calls(server: AuthorizationServer, calling: Calling) -> None:
    assert [{}] * 5 == calling(server, *[READ] * 5)
    assert [{"grant_type": "client_credentials", "scope": "read"}] == server.forms
    assert [("GET", "/read", "token-number-1")] * 5 == server.served


def test_there_is_a_token_for_each_set_of_scopes(server: AuthorizationServer, calling: Calling) -> None:
    calling(server, READ, WRITE, READ, WRITE)
    assert ["read", "read write"] == [form["scope"] for form in server.forms]
    assert ["token-number-1", "token-number-2"] * 2 == [token for _, _, token in server.served]


def test_what_is_given(server: AuthorizationServer, calling: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    """A ready token needs no other; arguments go before the environment, all of which may be used together."""
    server.good.add("ready")
    calling(server, READ, given={"oauth": ("ready", CLIENT, SECRET, None)})
    assert ([], "ready") == (server.forms, server.served[-1][2])
    monkeypatch.setenv("OAUTH_TEST_TOKEN", "ready")
    calling(server, READ, given={"oauth": (None, None, None, None)})
    assert [] == server.forms
    calling(server, READ)
    assert 1 == len(server.forms)
    monkeypatch.delenv("OAUTH_TEST_TOKEN")
    monkeypatch.setenv("OAUTH_TEST_CLIENT_SECRET", SECRET)
    calling(server, READ, given={"oauth": (None, CLIENT, None, None)})
    assert 2 == len(server.forms)
    with pytest.raises(MissingCredentialsError, match="OAUTH_TEST_CLIENT_ID and OAUTH_TEST_CLIENT_SECRET"):
        calling(server, READ, given={})


def test_where_tokens_are(server: AuthorizationServer, calling: Calling, monkeypatch: pytest.MonkeyPatch) -> None:
    """At the service, unless the contract, the environment or an argument says otherwise."""
    with authorizing() as other:
        monkeypatch.setenv("OAUTH_TEST_TOKEN_URL", f"{other.url}/token")
        server.good |= {"token-number-1"}
        calling(server, READ)
        assert (1, 0) == (len(other.forms), len(server.forms))
        calling(server, READ, given={"oauth": (None, CLIENT, SECRET, f"{server.url}/token")})
        assert (1, 1) == (len(other.forms), len(server.forms))


@pytest.mark.parametrize(
    "url", ["ftp://a/token", "https:///token", "https://u:p@a/token", "https://a/token#a", "https://[/", "a b"]
)
def test_a_bad_token_url_is_refused_if_it_is_needed(url: str) -> None:
    bad = Service("oauth", "1", "https://api.example", "OAUTH_TEST", security={"oauth": SCHEME})
    with pytest.raises(ValueError, match=r"the token URL \(argument token_url\) is no http or https URL"):
        Client(bad, credentials={"oauth": (None, CLIENT, SECRET, url)})
    Client(bad, credentials={"oauth": ("token", None, None, url)})


def test_a_token_url_in_the_clear_is_refused_unless_told() -> None:
    service = Service("oauth", "1", "https://api.example", "OAUTH_TEST", security={"oauth": SCHEME})
    given = {"oauth": (None, CLIENT, SECRET, "http://api.example/token")}
    with pytest.raises(ValueError, match=r"the token URL .* is plain http"):
        Client(service, credentials=given)
    Client(service, credentials=given, allow_http=True)


@pytest.mark.parametrize("takes", ["header", "body"])
def test_credentials_go_where_the_server_takes_them(server: AuthorizationServer, calling: Calling, takes: str) -> None:
    """In the header first, as the standard prefers; what worked is known for the next token."""
    server.takes = {takes}
    calling(server, READ, WRITE)
    in_body = ["client_secret" in form for form in server.forms]
    assert ([False, False] if takes == "header" else [False, True, True]) == in_body


@pytest.mark.parametrize(
    "given", [3600, "3600", 1e400, 10**400, None], ids=["number", "text", "infinite", "huge", "none"]
)
def test_a_token_is_kept(server: AuthorizationServer, calling: Calling, given: Any) -> None:
    server.expires_in = given
    calling(server, READ, READ)
    assert 1 == len(server.forms)


def test_a_token_that_has_ended_is_fetched_again(server: AuthorizationServer, calling: Calling) -> None:
    server.expires_in = 0
    calling(server, READ, READ)
    assert ["token-number-1", "token-number-2"] == [token for _, _, token in server.served]


def _cache(one: Client) -> Cache:
    (found,) = one._settings.credentials._found.values()
    (cache,) = cast("Any", found.source)._by_scopes.values()
    return cast("Cache", cache)


def _early(server: AuthorizationServer, one: Client) -> None:
    """Fetch a token that is to be renewed in 0.9 seconds and ends in another 0.1 or more."""
    one.send(Call(READ))
    token = _cache(one)._token
    assert token is not None
    assert 3600 - 60 - 5 < token.soon - time.monotonic() < 3600 - 60
    object.__setattr__(token, "soon", time.monotonic() - 1)
    assert 1 == len(server.forms)


def test_a_token_is_renewed_before_it_ends_while_others_use_it(server: AuthorizationServer) -> None:
    with client(server) as one:
        _early(server, one)
        server.delay = 0.6
        with ThreadPoolExecutor(1) as pool:
            renewing = pool.submit(one.send, Call(READ))
            while len(server.forms) < 2:
                time.sleep(0.01)
            began = time.monotonic()
            one.send(Call(READ))
            assert time.monotonic() - began < 0.5
            renewing.result()
        one.send(Call(READ))
    assert ["1", "1", "2", "2"] == [token.removeprefix("token-number-") for _, _, token in server.served]


def test_a_token_that_is_good_is_used_though_it_cannot_be_renewed(server: AuthorizationServer) -> None:
    with client(server) as one:
        _early(server, one)
        server.instead = [(500, b"")] * 9
        assert {} == one.send(Call(READ))
        assert {} == one.send(Call(READ))
    assert 2 == len(server.forms), "and not asked for with each call"


def test_a_refresh_token_is_used_where_there_is_one(server: AuthorizationServer, calling: Calling) -> None:
    server.expires_in, server.gives_refresh = 0, True
    calling(server, READ, READ)
    assert [None, "refresh-number-1"] == [form.get("refresh_token") for form in server.forms]
    server.refreshing.clear()
    server.forms.clear()
    server.expires_in = 0
    calling(server, READ, READ)
    server.refreshing.clear()
    assert ["client_credentials", "refresh_token"] == [form["grant_type"] for form in server.forms]


def test_a_refresh_token_that_is_good_no_more_does_no_harm(server: AuthorizationServer) -> None:
    server.expires_in, server.gives_refresh = 0, True
    with client(server) as one:
        one.send(Call(READ))
        server.refreshing.clear()
        one.send(Call(READ))
    assert ["client_credentials", "refresh_token", "client_credentials"] == [it["grant_type"] for it in server.forms]


@pytest.mark.parametrize("operation", [READ, WRITE], ids=["GET", "POST"])
def test_after_401_the_token_is_replaced_once(
    server: AuthorizationServer, calling: Calling, operation: Operation[Any]
) -> None:
    """Also where nothing else is repeated: what is refused was not done."""
    with client(server, retries=0) as one:
        one.send(Call(operation))
        server.revoke()
        one.send(Call(operation))
        assert (2, 3) == (len(server.forms), len(server.served))
    server.is_closed = True
    server.forms.clear()
    server.served.clear()
    with pytest.raises(UnauthorizedError):
        calling(server, operation)
    assert (2, 2) == (len(server.forms), len(server.served))


def test_threads_fetch_one_token_together(server: AuthorizationServer) -> None:
    server.delay = 0.2
    with client(server) as one, ThreadPoolExecutor(40) as pool:
        assert [{}] * 40 == list(pool.map(lambda _: one.send(Call(READ)), range(40)))
        assert 1 == len(server.forms)
        server.revoke()
        assert [{}] * 40 == list(pool.map(lambda _: one.send(Call(READ)), range(40)))
        assert 2 == len(server.forms)


def test_tasks_fetch_one_token_together(server: AuthorizationServer) -> None:
    server.delay = 0.2

    async def main() -> None:
        async with async_client(server) as one:
            assert [{}] * 40 == await asyncio.gather(*(one.send(Call(READ)) for _ in range(40)))
            server.revoke()
            assert [{}] * 40 == await asyncio.gather(*(one.send(Call(READ)) for _ in range(40)))

    asyncio.run(main())
    assert 2 == len(server.forms)


def test_event_loops_fetch_one_token_together(server: AuthorizationServer) -> None:
    server.delay = 0.3
    one = async_client(server)
    together = threading.Barrier(6)

    async def main() -> list[Any]:
        together.wait()
        try:
            return await asyncio.gather(*(one.send(Call(READ)) for _ in range(5)))
        finally:
            await one._line.open(one).aclose()  # type: ignore[attr-defined]

    with ThreadPoolExecutor(6) as pool:
        assert [[{}] * 5] * 6 == [it.result() for it in [pool.submit(asyncio.run, main()) for _ in range(6)]]
    assert 1 == len(server.forms)


def test_all_who_wait_are_told_what_the_server_says(server: AuthorizationServer) -> None:
    server.delay = 0.3
    with client(server, given={"oauth": (None, CLIENT, "wrong", None)}) as one, ThreadPoolExecutor(10) as pool:
        errors = [it.exception() for it in [pool.submit(one.send, Call(READ)) for _ in range(10)]]
    assert {TokenRequestError} == {type(error) for error in errors}
    assert 10 == len({id(error) for error in errors})
    assert 2 == len(server.forms), "in the header and in the body"
    assert [] == server.served


def test_who_is_cancelled_leaves_it_to_the_next(server: AuthorizationServer) -> None:
    server.delay = 0.4

    async def main() -> None:
        async with async_client(server) as one:
            first = asyncio.create_task(one.send(Call(READ)))
            await asyncio.sleep(0.1)
            others = [asyncio.create_task(one.send(Call(READ))) for _ in range(5)]
            await asyncio.sleep(0.1)
            assert 1 == len(server.forms)
            first.cancel()
            others[0].cancel()
            done = await asyncio.gather(first, *others, return_exceptions=True)
            assert 2 == sum(isinstance(one, asyncio.CancelledError) for one in done)
            assert 4 == done.count({})

    asyncio.run(main())
    assert 2 == len(server.forms)


def test_a_call_that_fails_in_its_own_way_leaves_it_to_the_next() -> None:
    """What a transport raises that is no error of the service, such as an interrupt."""
    outcomes: list[Any] = [KeyboardInterrupt(), json_response({"access_token": "a-token"}), json_response({})]

    def answer(_: Request) -> Response:
        outcome = outcomes.pop(0)
        if isinstance(outcome, BaseException):
            raise outcome
        return cast("Response", outcome)

    one = Client(SERVICE, credentials=GIVEN, base_url="https://a", transport=InProcessTransport(answer), timeout=5)
    with pytest.raises(KeyboardInterrupt):
        one.send(Call(READ))
    assert {} == one.send(Call(READ))


def test_a_process_that_was_forked_waits_for_nobody(server: AuthorizationServer) -> None:
    """Whoever fetched or held the lock is in the other process."""
    with client(server, timeout=5) as one:
        _early(server, one)
        cache = _cache(one)
        cache.forget("token-number-1")
        cache._process = -1
        cache._turn = Turn[Token]()
        cache._lock.acquire()
        assert {} == one.send(Call(READ))
    assert 2 == len(server.forms)


def test_nobody_waits_longer_than_his_call_may_take(server: AuthorizationServer) -> None:
    """Neither he who fetches nor he who waits for that."""
    server.delay = 2.0
    with client(server) as one, ThreadPoolExecutor(4) as pool:
        began = time.monotonic()
        hasty = one.with_options(timeout=0.4, retries=0)
        calls = [pool.submit(hasty.send, Call(READ)) for _ in range(3)]
        assert {TransportTimeoutError} == {type(it.exception()) for it in calls}
        assert time.monotonic() - began < 1.5

    async def main() -> None:
        async with async_client(server, timeout=0.4, retries=0) as slow:
            done = await asyncio.gather(*(slow.send(Call(READ)) for _ in range(3)), return_exceptions=True)
            assert {TransportTimeoutError} == {type(it) for it in done}

    began = time.monotonic()
    asyncio.run(main())
    assert time.monotonic() - began < 1.5
