"""Every transport against real sockets, most of which lie."""

import asyncio
import contextlib
import gzip
import json
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from templates.runtime.errors import (
    ApiError,
    ConnectError,
    ContractError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TransportError,
    TransportTimeoutError,
)
from templates.runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from templates.runtime.transports.protocol import Request, Timeout
from tests.runtime.carriers import Carrier
from tests.runtime.conftest import Handle
from tests.runtime.lying_server import Answer, http, serving
from tests.runtime.pages import DELETED, LINK, AsyncMoneyKit, Link, LinkDeletedError, MoneyKit

_JSON = "Content-Type: application/json"
_GOOD = http(json.dumps(LINK).encode(), _JSON)
_TOKEN = "s3cret"

Reset = Callable[[str], Link]
"""Resets the link "a" of the service at a URL."""


@pytest.fixture
def reset(carrier: Carrier) -> Reset:
    """Return the same call by each transport."""

    def reset(url: str) -> Link:
        if not carrier.is_async:
            with (
                carrier.make() as transport,
                MoneyKit(_TOKEN, base_url=url, timeout=5, retries=0, transport=transport) as client,
            ):
                return client.links.reset_link("a")

        async def call() -> Link:
            async with carrier.make() as transport:
                client = AsyncMoneyKit(_TOKEN, base_url=url, timeout=5, retries=0, transport=transport)
                return await client.links.reset_link("a")

        return asyncio.run(call())

    return reset


class TestTruth:
    """A server that does what it should."""

    def test_a_call_is_sent_and_answered(self, reset: Reset) -> None:
        """As the contract says."""
        with serving(_GOOD) as server:
            assert Link.from_dict(LINK) == reset(server.url)
        head, _, body = server.requests[0].partition(b"\r\n\r\n")
        lines = head.decode().lower().split("\r\n")
        assert "post /links/a/reset http/1.1" == lines[0]
        assert {
            f"host: {server.url.removeprefix('http://')}",
            "accept: application/json",
            "accept-encoding: gzip, deflate",
            f"authorization: bearer {_TOKEN}",
            "user-agent: moneykit-client/1.0.0",
            "content-length: 0",
        } == set(lines[1:])
        assert b"" == body

    def test_the_path_is_sent_as_it_was_built(self) -> None:
        """Nothing on the way decodes or normalises it."""
        with serving(_GOOD) as server, MoneyKit(_TOKEN, base_url=f"{server.url}/a%2Fb/v1") as client:
            for value in ("../x", "a/b", "%2e%2e", "a\r\nX: y", "é", "?#", "a b"):
                client.links.reset_link(value)
        paths = [request.split(b" ")[1].decode() for request in server.requests]
        ids = ["..%2Fx", "a%2Fb", "%252e%252e", "a%0D%0AX%3A%20y", "%C3%A9", "%3F%23", "a%20b"]
        assert [f"/a%2Fb/v1/links/{it}/reset" for it in ids] == paths

    def test_a_connection_is_used_again(self) -> None:
        """Also after an error, and by other threads."""
        with serving(http(json.dumps(DELETED).encode(), _JSON, status="410 Gone")) as server:
            with MoneyKit(_TOKEN, base_url=server.url) as client:
                for _ in range(5):
                    with pytest.raises(LinkDeletedError):
                        client.links.reset_link("a")
            assert (5, 1) == (len(server.requests), server.connections)

    def test_many_threads_share_a_client(self) -> None:
        """Which makes one transport, however many come first."""
        with serving(_GOOD) as server, MoneyKit(_TOKEN, base_url=server.url) as client, ThreadPoolExecutor(8) as pool:
            assert {"chase"} == {it.institution_id for it in pool.map(client.links.reset_link, ["a"] * 40)}
        assert 40 == len(server.requests)
        assert server.connections <= 8

    def test_one_async_client_in_several_event_loops(self) -> None:
        """One after the other and at once: connections belong to their loop."""
        with serving(_GOOD) as server:
            transport = AsyncHttpx2Transport()
            client = AsyncMoneyKit(_TOKEN, base_url=server.url, transport=transport)

            async def several() -> int:
                try:
                    links = await asyncio.gather(*(client.links.reset_link("a") for _ in range(5)))
                    await client.links.reset_link("a")
                    return len(links)
                finally:
                    await transport.aclose()

            assert [5, 5] == [asyncio.run(several()), asyncio.run(several())]
            with ThreadPoolExecutor(3) as pool:
                assert [5, 5, 5] == list(pool.map(lambda _: asyncio.run(several()), range(3)))

    @pytest.mark.parametrize(("encoding", "compress"), [("gzip", gzip.compress), ("deflate", zlib.compress)])
    def test_compressed_answers_are_read(self, reset: Reset, encoding: str, compress: Callable[[bytes], bytes]) -> None:
        """As they were asked for."""
        answer = http(compress(json.dumps(LINK).encode()), _JSON, f"Content-Encoding: {encoding}")
        with serving(answer) as server:
            assert Link.from_dict(LINK) == reset(server.url)

    def test_informational_answers_are_passed_over(self, reset: Reset) -> None:
        """They come before the answer."""
        with serving(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + _GOOD) as server:
            assert isinstance(reset(server.url), Link)


def _hang(connection: socket.socket) -> None:
    with contextlib.suppress(OSError):
        connection.recv(1)


def _close(connection: socket.socket) -> None:
    connection.close()


def _reset(connection: socket.socket) -> None:
    # Closing with this option sends RST instead of FIN.
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, b"\x01\x00\x00\x00\x00\x00\x00\x00")
    connection.close()


class TestLies:
    """A server that does not: never a wrong object, never an error of another kind."""

    @pytest.mark.parametrize(
        ("answer", "expected"),
        [
            (_close, TransportError),
            (_reset, TransportError),
            (b"garbage\r\n\r\n" * 10 + b"Connection: close", TransportError),
            (b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\nConnection: close\r\n\r\n{", TransportError),
            (b"HTTP/1.1 200 OK\r\nContent-Length: x\r\nConnection: close\r\n\r\n{", TransportError),
            (
                b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\nConnection: close\r\n\r\n{}",
                TransportError,
            ),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n5\r\n{", TransportError),
            (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n{", TransportError),
            (b"HTTP/1.1 200 OK\r\nX: " + b"a" * 1_000_000 + b"\r\nConnection: close\r\n\r\n", TransportError),
            (b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nno gzip", TransportError),
            (b"HTP/1.1 200 OK\r\nConnection: close\r\n\r\n", TransportError),
            (b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", ContractError),
            (http(b"<html>", "Content-Type: text/html", "Connection: close"), ContractError),
            (http(b"{}", _JSON, "Connection: close"), ContractError),
            (http(gzip.compress(_GOOD)[:-20], _JSON, "Content-Encoding: gzip", "Connection: close"), TransportError),
            (http(b"", status="520 Unknown"), ServerError),
            (http(b"", status="600 Strange"), ApiError),
        ],
    )
    def test_a_lie_is_an_error_of_the_service(self, reset: Reset, answer: Answer, expected: type[ServiceError]) -> None:
        """Of the right kind, which says for which operation, in which there is no token."""
        with serving(answer) as server, pytest.raises(expected) as caught:
            reset(server.url)
        assert "[POST /links/{id}/reset" in str(caught.value)
        assert _TOKEN not in str(caught.value)
        if expected is TransportError:
            assert caught.value.__cause__ is not None

    @pytest.mark.parametrize("status", [301, 302, 307, 308])
    def test_a_redirect_of_a_post_is_not_followed(self, reset: Reset, status: int) -> None:
        """The token stays here; test_redirects.py has what is followed."""
        with serving(_GOOD) as other:
            answer = http(b"", f"Location: {other.url}/links/a/reset", status=f"{status} Elsewhere")
            with serving(answer) as server, pytest.raises(ContractError, match=f"got {status}"):
                reset(server.url)
            assert (1, 0) == (len(server.requests), other.connections)

    def test_nobody_is_there(self, reset: Reset) -> None:
        """A closed port."""
        with socket.create_server(("127.0.0.1", 0)) as listener:
            url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        with pytest.raises(ConnectError, match=f"^no connection to {url[7:]}: .*reset]$") as caught:
            reset(url)
        assert caught.value.__cause__ is not None

    def test_there_can_be_no_such_host(self, reset: Reset) -> None:
        """A label of a name has at most 63 bytes; nothing is asked of the network."""
        with pytest.raises(ConnectError):
            reset(f"https://{'a' * 70}.example")

    def test_a_server_without_tls(self, reset: Reset) -> None:
        """An https URL to an http port."""
        with serving(_close) as server, pytest.raises(ConnectError):
            reset(server.url.replace("http:", "https:"))

    @pytest.mark.parametrize("part", [b"", b"HTTP/1.1 200 OK\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{"])
    def test_a_slow_server_is_waited_for_only_so_long(self, handle: Handle, part: bytes) -> None:
        """At each step."""

        def slow(connection: socket.socket) -> None:
            connection.sendall(part)
            _hang(connection)

        began = time.monotonic()
        with serving(slow) as server, pytest.raises(TransportTimeoutError, match="did not answer in time"):
            handle(server.url, Timeout(read=0.2), 1000)
        assert time.monotonic() - began < 4


@pytest.mark.parametrize("length", ["1", "5"])
def test_a_length_that_is_not_that_of_the_body_is_refused(handle: Handle, length: str) -> None:
    """Contracts may declare the header, and a body must not be read as the next request."""
    with serving(_GOOD) as server, pytest.raises(TransportError, match="its Content-Length is not 3"):
        handle(server.url, Timeout(read=2), content=b"abc", headers=(("Content-Length", length),))


class TestSize:
    """An answer is held in memory, so there is a limit."""

    def test_up_to_the_limit(self, handle: Handle) -> None:
        """To the byte."""
        with serving(http(b"a" * 1000)) as server:
            assert b"a" * 1000 == handle(server.url, Timeout(), 1000).content
            with pytest.raises(ResponseTooLargeError, match="larger than 999 bytes"):
                handle(server.url, Timeout(), 999)

    def test_what_is_left_does_not_occupy_a_connection(self) -> None:
        """The only one of the pool is free again."""
        request_timeout = Timeout(pool=0.5)

        async def twice(url: str) -> None:
            async with AsyncHttpx2Transport(max_response_bytes=10, max_connections=1) as transport:
                for _ in range(2):
                    with pytest.raises(ResponseTooLargeError):
                        await transport.handle(Request("GET", url, timeout=request_timeout))

        with serving(http(b"a" * 1_000_000)) as server:
            with Httpx2Transport(max_response_bytes=10, max_connections=1) as transport:
                for _ in range(2):
                    with pytest.raises(ResponseTooLargeError):
                        transport.handle(Request("GET", server.url, timeout=request_timeout))
            asyncio.run(twice(server.url))

    def test_an_endless_answer_is_left(self, handle: Handle) -> None:
        """Soon after the limit."""
        sent = 0

        def endless(connection: socket.socket) -> None:
            nonlocal sent
            connection.sendall(b"HTTP/1.1 200 OK\r\n\r\n")
            while True:
                sent += connection.send(b"a" * 10_000)

        with serving(endless) as server, pytest.raises(ResponseTooLargeError):
            handle(server.url, Timeout(), 100_000)
        assert sent < 20_000_000

    def test_a_bomb_does_not_go_off(self, handle: Handle) -> None:
        """A megabyte that would be a gigabyte is left as soon as it is too large, once or twice compressed."""
        bomb = gzip.compress(b"\0" * 100_000_000)
        answers = [
            http(bomb, "Content-Encoding: gzip"),
            http(gzip.compress(bomb), "Content-Encoding: gzip, gzip"),
        ]
        for answer in answers:
            with serving(answer) as server, pytest.raises(ResponseTooLargeError):
                handle(server.url, Timeout(), 1_000_000)


class TestCancellation:
    """A task that is cancelled."""

    def test_its_connection_is_not_used_again(self) -> None:
        """And the client works on."""
        calls = threading.Semaphore(0)

        async def main(url: str) -> int:
            async with AsyncMoneyKit(_TOKEN, base_url=url) as client:
                task = asyncio.create_task(client.links.reset_link("a"))
                await asyncio.to_thread(calls.acquire)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                with pytest.raises(TransportTimeoutError):
                    async with AsyncMoneyKit(_TOKEN, base_url=url, timeout=0.2) as hasty:
                        await hasty.links.reset_link("a")
            return 1

        def signal(connection: socket.socket) -> None:
            calls.release()
            _hang(connection)

        with serving(signal) as server:
            assert 1 == asyncio.run(main(server.url))
            assert 2 == server.connections


def test_one_tls_context_for_all() -> None:
    """Reading the certificate authorities takes longer than a call."""
    made: list[ssl.SSLContext] = []
    first, second = Httpx2Transport(), Httpx2Transport()
    for transport in (first, second):
        made.append(vars(transport)["_pools"].get()._ssl_context)
        transport.close()
    assert made[0] is made[1]
    assert ssl.CERT_REQUIRED == made[0].verify_mode
    assert made[0].check_hostname
