"""The client as its users meet it: settings, closing, threads, in-process transports."""

import asyncio
import os
import signal
import subprocess
import sys
from collections.abc import Awaitable, Callable

import attrs
import pytest

from templates.runtime.client import Client
from templates.runtime.errors import (
    ApiError,
    ConnectError,
    MissingCredentialsError,
    TransportError,
    TransportTimeoutError,
)
from templates.runtime.transports.asgi import AsgiMessage, AsgiTransport
from templates.runtime.transports.in_process import AsyncInProcessTransport, InProcessTransport, json_response
from templates.runtime.transports.protocol import Headers, Request, Response, Timeout
from tests.runtime.lying_server import http, serving
from tests.runtime.pages import DELETED, LINK, SERVICE, AsyncMoneyKit, Link, LinkDeletedError, MoneyKit


def _links(_: Request) -> Response:
    return json_response(LINK)


def _unreachable(request: Request) -> Response:
    pytest.fail(f"{request} was sent")


class TestSettings:
    """Given, found in the environment, or the contract's."""

    def test_the_base_url(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """The argument, the environment, the contract, in this order."""
        assert "https://api.moneykit.example" == MoneyKit("t").base_url
        monkeypatch.setenv("MONEYKIT_TEST_BASE_URL", "https://env.example/")
        assert "https://env.example" == MoneyKit("t").base_url
        assert "https://arg.example" == MoneyKit("t", base_url="https://arg.example").base_url

    def test_a_contract_without_a_server_needs_one(self) -> None:
        """The message says how."""
        with pytest.raises(
            ValueError, match="argument base_url or set the environment variable MONEYKIT_TEST_BASE_URL"
        ):
            Client(attrs.evolve(SERVICE, base_url=None), credentials={})

    def test_a_number_is_the_timeout_of_every_step(self) -> None:
        """Otherwise the defaults."""
        assert Timeout(3, 3, 3, 3, 3) == MoneyKit("t", timeout=3).timeout
        assert Timeout(connect=5, read=30, write=30, pool=5, total=120) == MoneyKit("t").timeout
        for seconds in (0, -1, float("nan"), float("inf")):
            with pytest.raises(ValueError, match="a timeout is a positive number of seconds"):
                MoneyKit("t", timeout=seconds)

    def test_the_representation_shows_where_requests_go(self) -> None:
        """And no token."""
        assert "MoneyKit(base_url='https://api.moneykit.example')" == repr(MoneyKit("s3cret"))
        assert "AsyncMoneyKit(base_url='https://api.moneykit.example')" == repr(AsyncMoneyKit("s3cret"))

    def test_a_call_without_a_token_is_not_sent(self) -> None:
        """The client can be made, as not all operations need one."""
        with pytest.raises(MissingCredentialsError, match="MONEYKIT_TEST_TOKEN"):
            MoneyKit(transport=InProcessTransport(_unreachable)).links.reset_link("a")


class TestClosing:
    """A client is closed once and for all."""

    def test_a_closed_client_says_so(self) -> None:
        """Instead of opening connections again."""
        client = MoneyKit("t", transport=InProcessTransport(_links))
        with client:
            assert isinstance(client.links.reset_link("a"), Link)
        client.close()
        with pytest.raises(RuntimeError, match=r"^this MoneyKit is closed$"):
            client.links.reset_link("a")
        with pytest.raises(RuntimeError, match="closed"), client:
            pass

    def test_a_closed_async_client_says_so(self) -> None:
        """The same."""

        async def main() -> None:
            client = AsyncMoneyKit("t", transport=AsyncInProcessTransport(_links))
            async with client:
                assert isinstance(await client.links.reset_link("a"), Link)
            await client.aclose()
            with pytest.raises(RuntimeError, match=r"^this AsyncMoneyKit is closed$"):
                await client.links.reset_link("a")

        asyncio.run(main())

    def test_only_its_own_transport_is_closed(self) -> None:
        """One that was given may have other users."""

        class Closable(InProcessTransport):
            closed = False

            def close(self) -> None:
                self.closed = True

        transport = Closable(_links)
        with MoneyKit("t", transport=transport):
            pass
        assert not transport.closed

    def test_its_own_connections_are_closed(self) -> None:
        """The server sees it."""
        with serving(http(b"{}", status="500 Error")) as server:
            client = MoneyKit("t", base_url=server.url)
            with pytest.raises(ApiError):
                client.links.reset_link("a")
            client.close()
            connection = server._open[0]
            for _ in range(50):
                if -1 == connection.fileno():
                    break
                asyncio.run(asyncio.sleep(0.02))
            assert -1 == connection.fileno()


class TestInProcess:
    """Without a network."""

    def test_a_function_answers(self) -> None:
        """It sees the request."""

        def handler(request: Request) -> Response:
            assert ("POST", "https://api.moneykit.example/links/a/reset") == (request.method, request.url)
            return json_response(DELETED, 410)

        with pytest.raises(LinkDeletedError):
            MoneyKit("t", transport=InProcessTransport(handler)).links.reset_link("a")

    def test_a_coroutine_function_answers(self) -> None:
        """Or a function."""

        async def handler(request: Request) -> Response:
            await asyncio.sleep(0)
            return _links(request)

        for answering in (handler, _links):
            client = AsyncMoneyKit("t", transport=AsyncInProcessTransport(answering))
            assert isinstance(asyncio.run(client.links.reset_link("a")), Link)

    def test_a_transport_error_names_the_operation(self) -> None:
        """Whoever raises it; other exceptions pass as they are."""

        def late(_: Request) -> Response:
            message = "too late for s3cret"
            raise TransportTimeoutError(message)

        with pytest.raises(TransportTimeoutError, match=r"^too late for … \[POST /links/\{id\}/reset\]$"):
            MoneyKit("s3cret", transport=InProcessTransport(late)).links.reset_link("a")
        with pytest.raises(TransportTimeoutError, match=r"^too late for … \[POST /links/\{id\}/reset\]$"):
            asyncio.run(AsyncMoneyKit("s3cret", transport=AsyncInProcessTransport(late)).links.reset_link("a"))

        def broken(_: Request) -> Response:
            raise ZeroDivisionError

        with pytest.raises(ZeroDivisionError):
            MoneyKit("t", transport=InProcessTransport(broken)).links.reset_link("a")


class TestAsgi:
    """An ASGI application answers."""

    def test_an_application_answers(self) -> None:
        """It sees what a server would give it."""
        starlette = pytest.importorskip("starlette.applications")
        responses = pytest.importorskip("starlette.responses")
        routing = pytest.importorskip("starlette.routing")

        async def reset(request: object) -> object:
            scope: dict[str, object] = vars(request)["scope"]
            assert b"/v1/links/a%20b/reset" == scope["raw_path"]
            headers = dict(scope["headers"])  # type: ignore[call-overload]
            assert (b"api.example", b"Bearer t") == (headers[b"host"], headers[b"authorization"])
            return responses.JSONResponse(LINK)

        app = starlette.Starlette(routes=[routing.Route("/v1/links/{id}/reset", reset, methods=["POST"])])
        client = AsyncMoneyKit("t", base_url="https://api.example/v1", transport=AsgiTransport(app))
        assert Link.from_dict(LINK) == asyncio.run(client.links.reset_link("a b"))

    def test_an_application_that_does_not_answer(self) -> None:
        """Is no answer."""

        async def silent(
            _: AsgiMessage, __: Callable[[], Awaitable[AsgiMessage]], send: Callable[[AsgiMessage], Awaitable[None]]
        ) -> None:
            await send({"type": "http.response.start", "status": 200})
            await send({"type": "http.response.body", "body": b"{", "more_body": True})

        with pytest.raises(TransportError, match="without a whole answer"):
            asyncio.run(AsyncMoneyKit("t", transport=AsgiTransport(silent)).links.reset_link("a"))


class TestHeaders:
    """What an answer's headers are."""

    def test_found_whatever_the_case(self) -> None:
        """Of one name joined, or one by one."""
        headers = Headers([("A", "1"), ("b", "2"), ("a", "3")])
        assert ("1, 3", "2", None) == (headers["a"], headers.get("B"), headers.get("c"))
        assert (("1", "3"), ()) == (headers.get_all("A"), headers.get_all("c"))
        assert (2, ["a", "b"], True, False) == (len(headers), list(headers), "A" in headers, "c" in headers)
        assert (("A", "1"), ("b", "2"), ("a", "3")) == headers.pairs

    def test_equal_whatever_the_case_and_the_order_of_names(self) -> None:
        """But not of values."""
        headers = Headers([("A", "1"), ("b", "2")])
        same = Headers([("B", "2"), ("a", "1")])
        assert (headers, hash(headers)) == (same, hash(same))
        assert Headers([("a", "1"), ("a", "2")]) != Headers([("a", "2"), ("a", "1")])


def test_importing_a_client_imports_no_http_library() -> None:
    """It costs more than everything else together; who brings a transport needs none at all."""
    program = (
        "import sys, tests.runtime.pages; print([it for it in sys.modules if it.startswith(('httpx', 'httpcore'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    assert "[]" == done.stdout.strip()


def test_a_fork_inherits_no_lock() -> None:
    """Another thread may be opening the connections, or hiding a credential, while the process is forked."""
    client = MoneyKit(lambda: "a-token-of-now", transport=None, base_url="http://127.0.0.1:1", retries=0)
    with client._line._lock.own(), client._settings.credentials.hidden._lock.own():
        pid = os.fork()
        if pid == 0:
            signal.alarm(20)
            try:
                client.links.get_link("a")
            except ConnectError:
                os._exit(0)
            finally:
                os._exit(3)
    assert 0 == os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
