"""Credentials that functions return, and schemes of one's own."""

from __future__ import annotations

import asyncio
import hashlib
import hmac
import time
from collections.abc import Callable
from typing import Any

import pytest

from templates.runtime.client import AsyncClient, Client, Service
from templates.runtime.errors import TransportTimeoutError, UnauthorizedError
from templates.runtime.retries import Retries
from templates.runtime.security.placement import Signature
from templates.runtime.security.schemes import Basic, MutualTls
from templates.runtime.transports.in_process import AsyncInProcessTransport, InProcessTransport, json_response
from templates.runtime.transports.protocol import Headers, Request, Response
from templates.runtime.wire.call import Answer, Body, Call, Operation, Parameter
from tests.runtime.lying_server import http, serving
from tests.runtime.pages import LINK, AsyncMoneyKit, MoneyKit

JSON = "Content-Type: application/json"


class Choosy:
    """A service that takes some tokens only, and keeps what it is sent."""

    def __init__(self, *good: str) -> None:
        self.good = {f"Bearer {token}" for token in good}
        self.requests: list[Request] = []
        self.instead: list[Response] = []

    def __call__(self, request: Request) -> Response:
        """Return the answer to a request."""
        self.requests.append(request)
        if self.instead:
            return self.instead.pop(0)
        sent = dict(request.headers).get("Authorization")
        return json_response(LINK) if sent in self.good else json_response({"message": f"no {sent}"}, 401)

    @property
    def tokens(self) -> list[str | None]:
        """The tokens that were sent."""
        return [dict(request.headers).get("Authorization", "").removeprefix("Bearer ") for request in self.requests]


class Vault:
    """Gives one token after the other, and the last for ever."""

    def __init__(self, *tokens: str) -> None:
        self._tokens = list(tokens)
        self.asked = 0

    def read(self) -> str:
        """Return the next token."""
        self.asked += 1
        return self._tokens.pop(0) if len(self._tokens) > 1 else self._tokens[0]

    async def fetch(self) -> str:
        """Return the next token, later."""
        await asyncio.sleep(0)
        return self.read()


def _sync(service: Choosy, vault: Vault, times: int, **options: Any) -> None:
    with MoneyKit(vault.read, transport=InProcessTransport(service), **options) as client:
        for _ in range(times):
            client.links.reset_link("a")


def _async(service: Choosy, vault: Vault, times: int, *, method: str = "fetch", **options: Any) -> None:
    async def main() -> None:
        token = getattr(vault, method)
        async with AsyncMoneyKit(token, transport=AsyncInProcessTransport(service), **options) as client:
            for _ in range(times):
                await client.links.reset_link("a")

    asyncio.run(main())


def _async_of_function(service: Choosy, vault: Vault, times: int, **options: Any) -> None:
    _async(service, vault, times, method="read", **options)


@pytest.fixture(params=[_sync, _async, _async_of_function], ids=["sync", "async", "async, a plain function"])
def resetting(request: pytest.FixtureRequest) -> Callable[..., None]:
    """Resets a link some times with the tokens of a vault."""
    function: Callable[..., None] = request.param
    return function


def test_a_function_is_called_for_each_request(resetting: Callable[..., None]) -> None:
    service, vault = Choosy("token-1", "token-2"), Vault("token-1", "token-2")
    resetting(service, vault, 3)
    assert ["token-1", "token-2", "token-2"] == service.tokens


def test_a_function_is_called_for_a_request_that_is_sent_again(resetting: Callable[..., None]) -> None:
    service, vault = Choosy("token-2"), Vault("token-1", "token-2")
    service.instead = [Response(429, Headers([("Retry-After", "0")]))]
    resetting(service, vault, 1, retries=Retries(1))
    assert ["token-1", "token-2"] == service.tokens


def test_after_401_it_is_called_once_more(resetting: Callable[..., None]) -> None:
    service, vault = Choosy("token-2"), Vault("token-1", "token-2")
    resetting(service, vault, 1, retries=0)
    assert ["token-1", "token-2"] == service.tokens
    service, vault = Choosy(), Vault("token-1", "token-2", "token-3")
    with pytest.raises(UnauthorizedError, match="401 Unauthorized: no Bearer …"):
        resetting(service, vault, 1)
    assert ["token-1", "token-2"] == service.tokens


def test_the_same_token_is_not_sent_again(resetting: Callable[..., None]) -> None:
    service, vault = Choosy(), Vault("token-1")
    with pytest.raises(UnauthorizedError):
        resetting(service, vault, 1)
    assert (["token-1"], 2) == (service.tokens, vault.asked)


def test_what_a_function_raises_the_call_raises(resetting: Callable[..., None]) -> None:
    class Locked(Vault):
        def read(self) -> str:
            raise KeyError("locked")

    service = Choosy()
    with pytest.raises(KeyError, match="locked"):
        resetting(service, Locked(), 1)
    assert [] == service.requests


def test_stop_iteration_does_not_end_the_call() -> None:
    with pytest.raises(RuntimeError, match="the function given as token raised StopIteration"):
        MoneyKit(iter(()).__next__, transport=InProcessTransport(Choosy())).links.reset_link("a")


@pytest.mark.parametrize("token", ["", "s3cret words", "s3cret\n", None, 5])
def test_what_is_no_credential_is_refused(resetting: Callable[..., None], token: Any) -> None:
    service = Choosy()
    with pytest.raises(ValueError, match="what the function given as token returned is not a credential") as caught:
        resetting(service, Vault(token), 1)
    assert "s3" not in str(caught.value)
    assert [] == service.requests


def test_a_coroutine_function_is_for_the_asynchronous_client() -> None:
    with pytest.raises(TypeError, match="has to be awaited, which only the asynchronous client does"):
        MoneyKit(Vault("a").fetch, transport=InProcessTransport(Choosy())).links.reset_link("a")  # type: ignore[arg-type]


def test_a_function_takes_no_longer_than_the_call_may() -> None:
    async def slow() -> str:
        await asyncio.sleep(20)
        return "never"

    async def late() -> str:
        raise TimeoutError("of its own")

    async def main(token: Any) -> None:
        await AsyncMoneyKit(token, timeout=0.2, transport=AsyncInProcessTransport(Choosy())).links.reset_link("a")

    began = time.monotonic()
    with pytest.raises(TransportTimeoutError, match="the function given as token did not return in the time"):
        asyncio.run(main(slow))
    assert time.monotonic() - began < 3
    with pytest.raises(TimeoutError, match="of its own"):
        asyncio.run(main(late))


def test_nothing_is_sent_when_a_function_took_all_of_the_time() -> None:
    """One that blocks cannot be ended, but what nobody waits for any longer is not sent."""
    service = Choosy()

    def slow() -> str:
        time.sleep(0.3)
        return "a-token"

    client = MoneyKit(slow, timeout=0.2, transport=InProcessTransport(service))
    with pytest.raises(TransportTimeoutError, match=r"a call may take 0.2 s \[POST /links/\{id\}/reset\]$"):
        client.links.reset_link("a")
    assert [] == service.tokens


def test_a_function_is_a_credential() -> None:
    """It is refused over plain http, and nothing shows what it is."""
    with pytest.raises(ValueError, match="the base URL is plain http"):
        MoneyKit(lambda: "a", base_url="http://example.com")
    assert "http://example.com" == MoneyKit(lambda: "a", base_url="http://example.com", allow_http=True).base_url
    with pytest.raises(ValueError, match="the base URL is plain http"):
        MoneyKit(base_url="http://example.com", auth=lambda _: Signature())


def test_both_parts_of_basic_may_be_functions() -> None:
    service = Service("basic", "1", "https://a", "B", security={"basic": Basic("B_USER", "B_WORD"), "tls": MutualTls()})
    seen: list[Request] = []

    def answer(request: Request) -> Response:
        seen.append(request)
        return Response(204)

    operation = Operation[None]("GET", "/", security=(("tls", "basic"),), responses={204: Answer()})
    given = {"basic": ("Ada", lambda: "pass word")}
    Client(service, credentials=given, transport=InProcessTransport(answer)).send(Call(operation))
    assert "Basic QWRhOnBhc3Mgd29yZA==" == dict(seen[0].headers)["Authorization"]


KEY = b"agreed upon"
SIGNED = Operation[Any](
    "POST",
    "/signed",
    parameters=(Parameter("a", "query"), Parameter("X-Date", "header")),
    bodies=(Body("application/json"),),
    responses={200: Answer({"application/json": Any})},
)
OWN = Service("own", "1", None, "OWN")


def sign(request: Request) -> Signature:
    """Sign the method, the URL and the body."""
    what = b"\n".join((request.method.encode(), request.url.encode(), request.content or b""))
    signature = hmac.new(KEY, what, hashlib.sha256).hexdigest()
    return Signature({"X-Signature": signature, "X-Date": "now"}, {"key id": "k/1"})


async def sign_later(request: Request) -> Signature:
    """Sign the same."""
    await asyncio.sleep(0)
    return sign(request)


def _signed(flavour: str, url: str, **options: Any) -> Any:
    call = Call(SIGNED, query={"a": "ü"}, headers={"X-Date": "then"}, body={"b": 1})
    if flavour == "sync":
        with Client(OWN, credentials={}, base_url=url, auth=sign, **options) as client:
            return client.send(call)

    async def main() -> Any:
        async with AsyncClient(OWN, credentials={}, base_url=url, auth=sign_later, **options) as client:
            return await client.send(call)

    return asyncio.run(main())


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_a_scheme_of_ones_own_signs_the_finished_request(flavour: str) -> None:
    with serving(http(b"{}", JSON)) as server:
        assert {} == _signed(flavour, server.url)
    head, _, body = server.requests[0].partition(b"\r\n\r\n")
    assert b"POST /signed?a=%C3%BC&key%20id=k%2F1 HTTP/1.1" == head.split(b"\r\n")[0]
    what = b"\n".join((b"POST", f"{server.url}/signed?a=%C3%BC".encode(), body))
    assert f"X-Signature: {hmac.new(KEY, what, hashlib.sha256).hexdigest()}" in head.decode()
    assert (1, 1) == (head.count(b"X-Date: "), head.count(b"X-Date: now")), "a field of the name is replaced"


@pytest.mark.parametrize("flavour", ["sync", "async"])
def test_each_attempt_is_signed(flavour: str, monkeypatch: pytest.MonkeyPatch) -> None:
    busy = http(b"{}", JSON, "Retry-After: 0", status="429 Busy")
    numbers = iter(range(9))
    monkeypatch.setattr(f"{__name__}.sign", lambda _: Signature({"X-Number": str(next(numbers))}))
    with serving(busy) as server, pytest.raises(Exception, match="429"):
        _signed(flavour, server.url, retries=2)
    assert 3 == len(server.requests)
    assert all(f"X-Number: {number}".encode() in request for number, request in enumerate(server.requests))
    assert all(1 == request.count(b"X-Number") for request in server.requests)


def test_a_signature_is_hidden_as_credentials_are() -> None:
    def answer(request: Request) -> Response:
        return json_response({"message": f"bad {dict(request.headers)['X-Signature']}"}, 403)

    with pytest.raises(Exception, match="403 Forbidden: bad …"):
        Client(OWN, credentials={}, base_url="https://a", auth=sign, transport=InProcessTransport(answer)).send(
            Call(SIGNED)
        )
    assert "Signature(headers=<X-Signature, X-Date>, query=<key id>)" == repr(sign(Request("GET", "https://a")))


@pytest.mark.parametrize("headers", [{"a b": "c"}, {"a": "b\nc"}, {"a": "b\r\nX: c"}, {"": ""}, {"a": "ü"}, {"a": " "}])
def test_a_header_that_no_request_can_have_is_refused(headers: dict[str, str]) -> None:
    client = Client(
        OWN,
        credentials={},
        base_url="https://a",
        auth=lambda _: Signature(headers),
        transport=InProcessTransport(Choosy()),
    )
    with pytest.raises(ValueError, match="a header that no request can have"):
        client.send(Call(SIGNED))


def test_a_scheme_of_ones_own_is_enough() -> None:
    """An operation that needs credentials which nobody gave is sent with what `auth` adds."""
    service = Choosy("token-1")
    client = MoneyKit(
        auth=lambda _: Signature({"Authorization": "Bearer token-1"}), transport=InProcessTransport(service)
    )
    client.links.reset_link("a")
    assert ["token-1"] == service.tokens
