"""Redirects, over real sockets: what is followed, with what of the request, and what is an error that says why."""

from __future__ import annotations

import asyncio
import pickle
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from templates.runtime.client import AsyncClient, Client, Service
from templates.runtime.errors import ContractError, RedirectError, TransportError, UnauthorizedError
from templates.runtime.retries import Retries
from templates.runtime.security.credentials import Bearer
from templates.runtime.security.placement import Signature
from templates.runtime.security.schemes import ApiKey
from templates.runtime.transports.in_process import InProcessTransport
from templates.runtime.transports.protocol import Headers, Request, Response
from templates.runtime.wire.call import Answer, Body, Call, Operation, Parameter
from tests.runtime.lying_server import LyingServer, http, serving

TOKEN = "ThisIsTheToken"
SERVICE = Service(
    "redirects",
    "1",
    "https://api.example",
    "REDIRECTS_TEST",
    security={
        "bearer": Bearer("REDIRECTS_TEST_TOKEN"),
        "query": ApiKey("query", "key", "REDIRECTS_TEST_KEY"),
        "cookie": ApiKey("cookie", "session", "REDIRECTS_TEST_SESSION"),
    },
)
JSON: dict[int | str, Answer] = {200: Answer({"application/json": Any})}
ALL = (("bearer", "query", "cookie"),)
GIVEN = {"bearer": TOKEN, "query": "ThisIsTheKey", "cookie": "ThisIsTheCookie"}
SECRETS = ("ThisIs", "X-Secret", "Authorization", "Cookie", "key=")
PARAMETERS = (Parameter("X-Secret", "header"),)
BODIES = (Body("application/json"),)


def operation(method: str, **more: Any) -> Operation[Any]:
    return Operation(method, "/here", **{"security": ALL, "responses": JSON, "parameters": PARAMETERS, **more})


def call(described: Operation[Any], **more: Any) -> Call[Any]:
    return Call(described, headers={"X-Secret": "ThisIsSecret"}, **more)


def _sync(url: str, called: Call[Any], **options: Any) -> Any:
    with Client(SERVICE, **{"credentials": GIVEN, "base_url": url, **options}) as client:
        return client.send(called)


def _async(url: str, called: Call[Any], **options: Any) -> Any:
    async def main() -> Any:
        async with AsyncClient(SERVICE, **{"credentials": GIVEN, "base_url": url, **options}) as client:
            return await client.send(called)

    return asyncio.run(main())


@pytest.fixture(params=[_sync, _async], ids=["sync", "async"])
def send(request: pytest.FixtureRequest) -> Callable[..., Any]:
    """Sends a call with a client that has credentials."""
    function: Callable[..., Any] = request.param
    return function


@pytest.fixture
def elsewhere() -> Iterator[LyingServer]:
    """Another origin, which is content with everything."""
    with serving(http(b"{}", "Content-Type: application/json")) as server:
        yield server


def to(location: str, status: int = 307) -> bytes:
    return http(b"", f"Location: {location}", status=f"{status} Elsewhere")


class Leading:
    """Answers a path with what is said for it, on one connection after the other."""

    def __init__(self, **answers: bytes) -> None:
        self.requests: list[bytes] = []
        self._answers = answers

    def __enter__(self) -> str:
        self._context = serving(self._serve)
        self._server = self._context.__enter__()
        self.url = self._server.url
        return self.url

    def _serve(self, connection: Any) -> None:
        request = self._server.requests[-1]
        self.requests.append(request)
        path = request.split(b" ")[1].partition(b"?")[0].decode().strip("/")
        connection.sendall(self._answers.get(path, http(b"{}", "Content-Type: application/json", "Connection: close")))

    def __exit__(self, *error: object) -> None:
        self._context.__exit__(None, None, None)


def close(answer: bytes) -> bytes:
    return answer.replace(b"\r\n", b"\r\nConnection: close\r\n", 1)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_of_the_same_origin_is_followed_with_everything(send: Callable[..., Any], status: int) -> None:
    server = Leading(here=close(to("/there?a=1#fragment", status)))
    with server as url:
        assert {} == send(url, call(operation("GET")))
    first, second = server.requests
    assert second.startswith(b"GET /there?a=1&key=ThisIsTheKey HTTP/1.1\r\n")
    assert first.partition(b"\r\n")[2] == second.partition(b"\r\n")[2]
    assert b"Authorization: Bearer ThisIsTheToken" in second
    assert b"Cookie: session=ThisIsTheCookie" in second


@pytest.mark.parametrize("status", [307, 308])
def test_method_and_body_are_kept(send: Callable[..., Any], status: int) -> None:
    server = Leading(here=close(to("there", status)))
    with server as url:
        assert {} == send(url, call(operation("POST", bodies=BODIES), body={"a": 1}))
    assert server.requests[1].startswith(b"POST /there?key=")
    assert server.requests[1].endswith(b'\r\n\r\n{"a":1}')


def test_see_other_is_asked_for_with_get(send: Callable[..., Any]) -> None:
    server = Leading(here=close(to("there", 303)))
    with server as url:
        assert {} == send(url, call(operation("PUT", bodies=BODIES), body={"a": 1}))
    assert server.requests[1].startswith(b"GET /there?key=")
    assert b"content-" not in server.requests[1].lower()
    assert server.requests[1].endswith(b"\r\n\r\n")


@pytest.mark.parametrize("status", [301, 302])
def test_what_is_open_is_an_error(send: Callable[..., Any], status: int) -> None:
    server = Leading(here=close(to("there", status)))
    with server as url, pytest.raises(RedirectError, match=f"what becomes of a POST request is open after {status}"):
        send(url, call(operation("POST")))
    assert 1 == len(server.requests)


def test_a_redirect_that_the_contract_documents_is_the_answer(send: Callable[..., Any]) -> None:
    for status in (303, "3XX"):
        server = Leading(here=close(to("there", 303)))
        with server as url:
            assert send(url, call(operation("GET", responses={**JSON, status: Answer()}))) is None
        assert 1 == len(server.requests)


@pytest.mark.parametrize("status", [300, 304, 305, 306])
def test_what_is_no_redirect_leads_nowhere(send: Callable[..., Any], status: int) -> None:
    server = Leading(here=close(to("there", status)))
    with server as url, pytest.raises(ContractError, match=rf"a documented status \(200\), got {status} ") as caught:
        send(url, call(operation("GET")))
    assert type(caught.value) is ContractError
    assert 1 == len(server.requests)


def test_a_redirect_without_a_location_leads_nowhere(send: Callable[..., Any]) -> None:
    server = Leading(here=close(http(b"", status="302 Found")))
    with server as url, pytest.raises(ContractError, match="got 302") as caught:
        send(url, call(operation("GET")))
    assert type(caught.value) is ContractError


def test_a_key_that_the_service_repeats_is_not_sent_twice(send: Callable[..., Any]) -> None:
    server = Leading(here=close(to("/there?key=ThisIsTheKey&a=1")))
    with server as url:
        assert {} == send(url, call(operation("GET")))
    assert server.requests[1].startswith(b"GET /there?key=ThisIsTheKey&a=1 HTTP/1.1")


def test_it_ends_after_five(send: Callable[..., Any]) -> None:
    for number in (5, 6):
        ways = {"here": close(to("/1"))} | {f"{one}": close(to(f"/{one + 1}")) for one in range(1, number)}
        server = Leading(**ways)
        with server as url:
            if number == 5:
                assert {} == send(url, call(operation("POST")))
            else:
                with pytest.raises(RedirectError, match=r"307 leading to http://.*/6, which .*: there were 5 already"):
                    send(url, call(operation("POST")))
        assert 6 == len(server.requests)


def test_another_origin_gets_no_credentials(send: Callable[..., Any], elsewhere: LyingServer) -> None:
    """Nor any header that a contract may have put a secret into, however often it is sent on."""
    for status in (301, 302, 303, 307, 308):
        with serving(to(f"{elsewhere.url}/there?a=1", status)) as server:
            assert {} == send(server.url, call(operation("GET")))
            assert b"ThisIsTheToken" in server.requests[0]
    assert 5 == len(elsewhere.requests)
    for request in elsewhere.requests:
        assert request.startswith(b"GET /there?a=1 HTTP/1.1\r\n")
        assert [] == [secret for secret in SECRETS if secret.lower() in request.decode().lower()]


def test_credentials_do_not_come_back(send: Callable[..., Any]) -> None:
    """Not even where another origin sends the client on to where they belong."""
    with serving(to("PLACE")) as server:
        middle = Leading(there=close(to(f"{server.url}/again")))
        with middle as url:
            server._answer = to(f"{url}/there")
            with pytest.raises(RedirectError, match="there were 5 already"):
                send(server.url, call(operation("GET")))
        for request in [*server.requests[1:], *middle.requests]:
            assert [] == [secret for secret in SECRETS if secret.lower() in request.decode().lower()]
        assert 3 == len(server.requests)


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_only_get_and_head_go_to_another_origin(send: Callable[..., Any], elsewhere: LyingServer, method: str) -> None:
    with serving(to(f"{elsewhere.url}/there?token={TOKEN}")) as server:
        expected = rf"got 307 leading to {elsewhere.url}/there, which is not followed: a {method} request goes to no "
        with pytest.raises(RedirectError, match=expected) as caught:
            send(server.url, call(operation(method, bodies=BODIES), body=1))
    assert TOKEN not in str(caught.value)
    assert (307, f"{method} /here") == (caught.value.status, caught.value.operation)
    assert f"{elsewhere.url}/there" == caught.value.location
    assert f"a {method} request goes to no other origin" == caught.value.reason
    copied = pickle.loads(pickle.dumps(caught.value))
    assert (str(caught.value), vars(caught.value)) == (str(copied), vars(copied))
    assert [] == elsewhere.requests
    with serving(to(f"{elsewhere.url}/there", 303)) as server:
        assert {} == send(server.url, call(operation(method, bodies=BODIES), body=1))
    assert elsewhere.requests[0].startswith(b"GET /there HTTP/1.1\r\n")


def test_a_body_goes_to_no_other_origin(send: Callable[..., Any], elsewhere: LyingServer) -> None:
    with serving(to(elsewhere.url)) as server, pytest.raises(RedirectError, match="a body goes to no other origin"):
        send(server.url, call(operation("GET", bodies=BODIES), body=1))
    assert [] == elsewhere.requests


@pytest.mark.parametrize("text", [TOKEN, "ThisIsTheKey", "thisisthekey"])
def test_a_credential_that_the_service_put_into_the_location_is_not_shown(
    send: Callable[..., Any], elsewhere: LyingServer, text: str
) -> None:
    shown = pytest.raises(RedirectError, match=r"/…/there, .*: it would show a credential")
    with serving(to(f"{elsewhere.url}/{text}/there")) as server, shown as caught:
        send(server.url, call(operation("GET")))
    assert text not in str(caught.value)
    assert [] == elsewhere.requests


LOCATIONS = {
    "http://other.example/a?b": "leading to http://other.example/a, which is not followed: it leads from https to http",
    "ftp://other.example/": "which is not followed: it leads to no http or https URL",
    "https://user:word@other.example/": "which is not followed: it leads to no http or https URL",
    "https://other.example:99999/": "which is not followed: it leads to no http or https URL",
    "https://other.example\\@b/": "which is not followed: it leads to no http or https URL",
    "https://[/": "which is not followed: it leads to no http or https URL",
    "javascript:alert(1)": "which is not followed: it leads to no http or https URL",
}


@pytest.mark.parametrize("location", LOCATIONS)
def test_where_nothing_goes(location: str) -> None:
    def answer(request: Request) -> Response:
        assert request.url.startswith("https://api.example/")
        return Response(302, Headers([("Location", location)]))

    with pytest.raises(RedirectError) as caught:
        _sync("https://api.example", call(operation("GET")), transport=InProcessTransport(answer))
    assert LOCATIONS[location] in str(caught.value)
    assert str(caught.value).startswith(
        f"$: expected a documented status (200), got 302{' leading to ' if caught.value.location else ''}"
        f"{caught.value.location}, which is not followed: {caught.value.reason}"
    )
    assert "word" not in str(caught.value)


def test_plain_http_is_only_followed_where_it_is_allowed() -> None:
    seen: list[str] = []

    def answer(request: Request) -> Response:
        seen.append(request.url)
        is_there = "there" in request.url
        return (
            Response(200, content=b"{}")
            if is_there
            else Response(302, Headers([("Location", "http://b.example/there")]))
        )

    transport = InProcessTransport(answer)
    with pytest.raises(RedirectError, match="it leads to plain http, which others can read"):
        _sync("http://localhost", call(operation("GET")), transport=transport)
    assert {} == _sync("http://a.example", call(operation("GET")), transport=transport, allow_http=True)
    assert "http://b.example/there" == seen[-1]


def test_letters_that_no_url_has_are_escaped(send: Callable[..., Any]) -> None:
    server = Leading(here=close(to("/ä b").replace("ä".encode(), b"\xc3\xa4")))
    with server as url:
        send(url, call(operation("GET")))
    assert server.requests[1].startswith(b"GET /%C3%A4%20b?key=")


def test_what_is_asked_for_goes_on_only_within_the_origin(send: Callable[..., Any], elsewhere: LyingServer) -> None:
    """A function's token is asked for again; so is a signature, which is of the new request."""
    signing: list[str] = []

    def auth(request: Request) -> Signature:
        signing.append(request.url.partition("?")[0])
        return Signature({"X-Secret-Signature": "ThisIsSigned"})

    given = {**GIVEN, "bearer": lambda: TOKEN}
    server = Leading(here=close(to("/there")), there=close(to(f"{elsewhere.url}/end")))
    with server as url:
        assert {} == send(url, call(operation("GET")), credentials=given, auth=auth)
        assert [f"{url}/here", f"{url}/there"] == signing
    for request in server.requests:
        assert 1 == request.count(b"Authorization: Bearer ThisIsTheToken")
        assert 1 == request.count(b"X-Secret-Signature: ThisIsSigned")
        assert 1 == request.count(b"key=ThisIsTheKey")
    assert [] == [secret for secret in SECRETS if secret.lower() in elsewhere.requests[0].decode().lower()]


def test_where_it_leads_may_fail_and_be_asked_again(send: Callable[..., Any]) -> None:
    server = Leading(here=close(to("/there")), there=close(http(b"", status="503 Busy")))
    with server as url, pytest.raises(Exception, match="503"):
        send(url, call(operation("GET")), retries=Retries(2, first=0))
    assert ["here", "there", "there", "there"] == [
        it.split(b" ")[1].decode().partition("?")[0].strip("/") for it in server.requests
    ]


def test_a_401_of_another_origin_is_an_error(send: Callable[..., Any]) -> None:
    given = {**GIVEN, "bearer": iter([TOKEN, "another", "third"]).__next__}
    with serving(http(b"", status="401 No")) as other, serving(to(other.url)) as server:
        with pytest.raises(UnauthorizedError):
            send(server.url, call(operation("GET")), credentials=given)
        assert (1, 1) == (len(other.requests), len(server.requests))


def test_a_redirect_to_nobody_is_a_transport_error(send: Callable[..., Any]) -> None:
    with serving(to("http://127.0.0.1:1/")) as server, pytest.raises(TransportError, match=r"\[GET /here\]"):
        send(server.url, call(operation("GET")), retries=0)
