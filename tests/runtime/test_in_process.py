"""Transports without a network: functions, WSGI and ASGI applications answer both clients."""

import asyncio
import json
import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import JSONResponse
from starlette.routing import Route
from werkzeug.wrappers import Request as Received
from werkzeug.wrappers import Response as Answer

from templates.runtime.errors import TransportError, TransportTimeoutError
from templates.runtime.transports.asgi import AsgiTransport, SyncAsgiTransport
from templates.runtime.transports.in_process import AsyncInProcessTransport, InProcessTransport, json_response
from templates.runtime.transports.protocol import Headers, Request, Response, Timeout
from templates.runtime.transports.wsgi import AsyncWsgiTransport, WsgiTransport
from tests.runtime.pages import LINK, AsyncMoneyKit, Link, MoneyKit


async def _asgi_told(asked: Asked) -> JSONResponse:
    told = [asked.method, str(asked.url), (await asked.body()).decode(), asked.headers.getlist("x")]
    answer = JSONResponse(told, 299)
    answer.headers.append("x-twice", "a")
    answer.headers.append("x-twice", "b")
    return answer


ASGI = Starlette(routes=[Route("/{path:path}", _asgi_told, methods=["GET", "PUT"])])


@Received.application
def wsgi(received: Received) -> Answer:
    told = [received.method, received.url, received.get_data(as_text=True), [received.headers["x"]]]
    answer = json_response(told, 299)
    headers = [*answer.headers.pairs, ("x-twice", "a"), ("x-twice", "b")]
    return Answer(answer.content, 299, headers)


TRANSPORTS: dict[str, Callable[[], Any]] = {
    "WSGI": lambda: WsgiTransport(wsgi),
    "WSGI, async": lambda: AsyncWsgiTransport(wsgi),
    "ASGI": lambda: SyncAsgiTransport(ASGI),
    "ASGI, async": lambda: AsgiTransport(ASGI),
}


def sent(transport: Any, request: Request) -> Response:
    """Return the answer of a transport, whichever kind it is."""
    answer: Any = transport.handle(request)
    got: Response = asyncio.run(answer) if asyncio.iscoroutine(answer) else answer
    return got


@pytest.mark.parametrize("name", TRANSPORTS)
def test_an_application_gets_the_request_and_gives_the_answer(name: str) -> None:
    request = Request("PUT", "https://api.example.com/a%2Fb/%C3%A9?x=1&x=%202", (("X", "1"),), "é".encode())
    answer = sent(TRANSPORTS[name](), request)
    assert 299 == answer.status
    assert ("a", "b") == answer.headers.get_all("X-Twice")
    method, url, body, headers = json.loads(answer.content)
    assert ("PUT", "é", ["1"]) == (method, body, headers)
    assert url.startswith("https://api.example.com/a")
    assert url.endswith("?x=1&x=%202")


@pytest.mark.parametrize("kind", [WsgiTransport, SyncAsgiTransport])
def test_the_client_calls_an_application(kind: type[Any]) -> None:
    with MoneyKit("s3cret", base_url="https://api.example.com", transport=kind(_links(kind))) as moneykit:
        assert Link.from_dict(LINK) == moneykit.links.reset_link("a")


@pytest.mark.parametrize("kind", [AsyncWsgiTransport, AsgiTransport])
def test_the_async_client_calls_an_application(kind: type[Any]) -> None:
    async def call() -> Link:
        async with AsyncMoneyKit(
            "s3cret", base_url="https://api.example.com", transport=kind(_links(kind))
        ) as moneykit:
            return await moneykit.links.reset_link("a")

    assert Link.from_dict(LINK) == asyncio.run(call())


def _links(kind: type[Any]) -> Any:
    """Return an application that has the link "a", if it is asked with the token."""

    async def reset_link(asked: Asked) -> JSONResponse:
        await asyncio.sleep(0)
        return JSONResponse(LINK if asked.headers["authorization"] == "Bearer s3cret" else {})

    def wsgi_app(environment: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        assert ("/links/a/reset", "Bearer s3cret") == (environment["PATH_INFO"], environment["HTTP_AUTHORIZATION"])
        answer = json_response(LINK)
        start_response("200 OK", list(answer.headers.pairs))
        yield answer.content

    if "Wsgi" in kind.__name__:
        return wsgi_app
    return Starlette(routes=[Route("/links/a/reset", reset_link, methods=["POST"])])


def test_an_application_that_blocks_does_not_block_the_event_loop() -> None:
    asked, go_on = threading.Event(), threading.Event()

    def slow(_: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        asked.set()
        assert go_on.wait(10)
        start_response("200 OK", [])
        return [b"done"]

    async def main() -> bytes:
        task = asyncio.create_task(AsyncWsgiTransport(slow).handle(Request("GET", "http://a/")))
        await asyncio.to_thread(asked.wait)
        go_on.set()
        return (await task).content

    assert b"done" == asyncio.run(main())


def test_a_wsgi_application_may_write_and_is_closed() -> None:
    class Pieces(list[bytes]):
        closed = False

        def close(self) -> None:
            self.closed = True

    pieces = Pieces([b"b", b"c"])

    def old(_: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        start_response("202 Accepted", [("X", "y")])(b"a")
        return pieces

    assert Response(202, Headers([("X", "y")]), b"abc") == WsgiTransport(old).handle(Request("GET", "http://a"))
    assert pieces.closed


def test_what_an_application_raises_the_call_raises() -> None:
    def broken(*_: Any) -> list[bytes]:
        raise LookupError

    async def broken_asgi(*_: Any) -> None:
        raise LookupError

    for transport in (WsgiTransport(broken), AsyncWsgiTransport(broken)):
        with pytest.raises(LookupError):
            sent(transport, Request("GET", "http://a"))
    for asgi in (AsgiTransport(broken_asgi), SyncAsgiTransport(broken_asgi)):
        with pytest.raises(LookupError):
            sent(asgi, Request("GET", "http://a"))


def test_an_application_that_does_not_answer() -> None:
    async def silent(*_: Any) -> None:
        pass

    for transport in (WsgiTransport(lambda *_: []), AsgiTransport(silent), SyncAsgiTransport(silent)):
        with pytest.raises(TransportError, match="without a"):
            sent(transport, Request("GET", "http://a"))


def test_an_application_that_takes_too_long() -> None:
    """The total holds whatever carries the request."""

    async def slow(*_: Any) -> None:
        await asyncio.sleep(10)

    async def slow_too(_: Request) -> Response:
        await asyncio.sleep(10)
        return Response(200)

    async def raising(*_: Any) -> None:
        raise TimeoutError

    def blocking(*_: Any) -> Iterable[bytes]:
        time.sleep(0.5)
        return []

    request = Request("GET", "http://a", timeout=Timeout.of(0.2))
    for transport in (AsgiTransport(slow), SyncAsgiTransport(slow), AsyncInProcessTransport(slow_too)):
        with pytest.raises(TransportTimeoutError, match=r"a was not done in time: a call may take 0.2 s"):
            sent(transport, request)
    with pytest.raises(TransportTimeoutError, match=r"a was not done in time"):
        sent(AsyncWsgiTransport(blocking), request)
    with pytest.raises(TimeoutError):
        sent(AsgiTransport(raising), request)


def test_functions_answer_both_clients() -> None:
    async def later(request: Request) -> Response:
        await asyncio.sleep(0)
        return Response(200, content=request.method.encode())

    for transport in (
        InProcessTransport(lambda one: Response(200, content=one.method.encode())),
        AsyncInProcessTransport(lambda one: Response(200, content=one.method.encode())),
        AsyncInProcessTransport(later),
    ):
        assert b"PUT" == sent(transport, Request("PUT", "http://a")).content
