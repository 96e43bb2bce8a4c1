"""A call ends: whatever a service does, it takes no longer than the `total` of its timeout."""

import asyncio
import contextlib
import itertools
import socket
import time
from collections.abc import Callable, Iterable, Iterator

import pytest

from templates.runtime.errors import TransportTimeoutError
from templates.runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from templates.runtime.transports.protocol import Request, Response, Timeout
from tests.runtime.conftest import Handle
from tests.runtime.lying_server import Answer, http, serving

TOTAL = 0.4
PATIENT = Timeout(total=TOTAL)
"""Each step of it may take longer than all of them together."""
LATE = 3.0
"""Seconds after which a call that should have ended has not, on a busy machine too."""


def dripping(pieces: Iterable[bytes], pause: float = 0.05) -> Answer:
    """Return an answer that comes in pieces with pauses, each shorter than any step may take."""

    def drip(connection: socket.socket) -> None:
        for piece in pieces:
            connection.sendall(piece)
            time.sleep(pause)

    return drip


def forever(*pieces: bytes) -> Iterator[bytes]:
    """Return pieces, the last of which is repeated without end."""
    return itertools.chain(pieces[:-1], itertools.repeat(pieces[-1]))


CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
ENDLESS = {
    "100 without end": lambda: dripping(forever(b"HTTP/1.1 100 Continue\r\n\r\n" * 100), 0),
    "103 now and then": lambda: dripping(forever(b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")),
    "a status line, letter by letter": lambda: dripping(forever(b"HTTP/1.1 200 O", b"K")),
    "a head, letter by letter": lambda: dripping(forever(b"HTTP/1.1 200 OK\r\nX: ", b"a")),
    "a body, letter by letter": lambda: dripping(forever(b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n", b"a")),
    "a body without length": lambda: dripping(forever(b"HTTP/1.1 200 OK\r\n\r\n", b"a")),
    "tiny chunks": lambda: dripping(forever(CHUNKED, b"1\r\na\r\n" * 1000), 0),
    "empty gzip": lambda: dripping(
        forever(b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\x1f\x8b\x08\x10\0\0\0\0\0\0", b"a")
    ),
    "a trailer, letter by letter": lambda: dripping(forever(CHUNKED + b"0\r\nX: ", b"a")),
    "nothing": lambda: dripping(forever(b"")),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_an_answer_without_end_is_left(handle: Handle, name: str) -> None:
    began = time.monotonic()
    with (
        serving(ENDLESS[name]()) as server,
        pytest.raises(TransportTimeoutError, match=r"not done in time: a call may take 0\.4 s"),
    ):
        handle(server.url, PATIENT, limit=1_000_000_000)
    assert TOTAL <= time.monotonic() - began < LATE


@pytest.mark.parametrize("name", ENDLESS)
def test_a_number_of_seconds_is_for_the_whole_call(handle: Handle, name: str) -> None:
    began = time.monotonic()
    with serving(ENDLESS[name]()) as server, pytest.raises(TransportTimeoutError, match="in time"):
        handle(server.url, Timeout.of(TOTAL), limit=1_000_000_000)
    assert time.monotonic() - began < LATE


def test_a_service_that_takes_a_request_little_by_little_is_left(handle: Handle) -> None:
    with socket.create_server(("127.0.0.1", 0), backlog=1) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        began = time.monotonic()
        # The system takes the connection and a little of the request, and nobody reads it.
        with pytest.raises(TransportTimeoutError, match=r"not done in time: a call may take 0\.4 s"):
            handle(url, PATIENT, content=b"a" * 50_000_000)
        assert TOTAL <= time.monotonic() - began < LATE


def test_waiting_for_a_connection_of_the_pool_is_in_the_time() -> None:
    async def twice(url: str) -> Iterable[Response | BaseException]:
        async with AsyncHttpx2Transport(max_connections=1) as transport:
            patient, hasty = Request("GET", url, timeout=Timeout(total=1.2)), Request("GET", url, timeout=PATIENT)
            return await asyncio.gather(
                transport.handle(patient), transport.handle(hasty), transport.handle(hasty), return_exceptions=True
            )

    with serving(dripping(forever(b""))) as server:
        ended = asyncio.run(twice(server.url))
    assert ["1.2 s", "0.4 s", "0.4 s"] == [str(one).partition("may take ")[2] for one in ended]


def test_the_time_of_a_call_is_its_own() -> None:
    """Of two calls of one thread on one connection, the second has not less because the first took long."""

    def slowly(connection: socket.socket) -> None:
        for _ in range(2):
            time.sleep(0.3)
            connection.sendall(http(b"a"))
            with contextlib.suppress(OSError):
                connection.recv(65536)

    with serving(slowly) as server, Httpx2Transport() as transport:
        for _ in range(2):
            assert b"a" == transport.handle(Request("GET", server.url, timeout=PATIENT)).content
        assert 1 == server.connections


def test_without_a_limit_only_the_steps_have_one(handle: Handle) -> None:
    steps = dripping([b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n", *(b"a" for _ in range(9))])
    with serving(steps) as server:
        assert b"a" * 9 == handle(server.url, Timeout(read=1, total=None)).content
    with serving(dripping(forever(b""))) as server, pytest.raises(TransportTimeoutError, match="in time"):
        handle(server.url, Timeout(read=0.2, total=None))


def test_a_cancelled_call_is_cancelled_and_not_late() -> None:
    async def cancel(url: str) -> None:
        async with AsyncHttpx2Transport(max_connections=1) as transport:
            task = asyncio.create_task(transport.handle(Request("GET", url, timeout=Timeout(total=30))))
            await asyncio.sleep(0.1)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            with pytest.raises(TimeoutError):
                async with asyncio.timeout(0.1):
                    await transport.handle(Request("GET", url, timeout=Timeout(total=30)))
            # The only connection of the pool is free again.
            with pytest.raises(TransportTimeoutError, match=r"not done in time: a call may take 0\.4 s"):
                await transport.handle(Request("GET", url, timeout=PATIENT))

    with serving(dripping(forever(b""))) as server:
        asyncio.run(cancel(server.url))


def _of(**steps: float | None) -> float | None:
    return Timeout(**steps).total


@pytest.mark.parametrize(
    ("total", "expected"),
    [(_of(), 120), (_of(read=300), 1200), (_of(read=None), None), (_of(total=7), 7), (_of(total=None), None)],
)
def test_unless_it_is_given_it_is_four_times_the_longest_step(total: float | None, expected: float | None) -> None:
    assert expected == total


@pytest.mark.parametrize("wrong", [0, -1, float("nan"), float("inf")])
def test_a_total_that_is_no_time_is_refused(wrong: float) -> None:
    made: Callable[[], Timeout] = lambda: Timeout(total=wrong)  # noqa: E731 # what is refused
    with pytest.raises(ValueError, match="total"):
        made()
