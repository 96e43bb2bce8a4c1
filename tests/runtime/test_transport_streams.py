"""What each transport that speaks HTTP does with its connection while an answer is read piece by piece."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import socket
import time
from collections.abc import AsyncIterator, Iterator
from typing import Any, Final

import pytest

from templates.runtime.errors import ConnectError, TransportError, TransportTimeoutError
from templates.runtime.transports.protocol import AsyncStreaming, Request, Streaming, Timeout
from templates.runtime.values.uploads import Pieces, source
from tests.runtime.carriers import Carrier
from tests.runtime.lying_server import LyingServer, http, serving

QUICK: Final = Timeout(connect=5, read=0.4, write=5, pool=0.4, total=0.6)


class Reader:
    """Reads streams by one transport, which has one connection."""

    def __init__(self, carrier: Carrier) -> None:
        self._carrier = carrier

    @contextlib.contextmanager
    def opened(self) -> Iterator[Reader]:
        """Open the transport."""
        if not self._carrier.is_async:
            with self._carrier.make(max_connections=1) as self._transport:
                yield self
            return
        with asyncio.Runner() as self._runner:
            self._transport = self._carrier.make(max_connections=1)
            try:
                yield self
            finally:
                self._runner.run(self._transport.aclose())

    def read(self, request: Request, *, pause: float = 0, most: int | None = None) -> bytes:
        """Return what comes, in the end or until there are some bytes, with a pause behind each piece."""
        if self._carrier.is_async:
            return self._runner.run(self._read(request, pause, most))
        found = b""
        assert isinstance(self._transport, Streaming)
        with self._transport.stream(request) as answer:
            for piece in answer.pieces:
                found += piece
                time.sleep(pause)
                if most is not None and len(found) >= most:
                    break
        return found

    async def _read(self, request: Request, pause: float, most: int | None) -> bytes:
        found = b""
        assert isinstance(self._transport, AsyncStreaming)
        async with self._transport.stream(request) as answer:
            async for piece in answer.pieces:
                found += piece
                await asyncio.sleep(pause)
                if most is not None and len(found) >= most:
                    break
        return found


@pytest.fixture
def reader(carrier: Carrier) -> Iterator[Reader]:
    """Return what reads by each transport."""
    with Reader(carrier).opened() as reader:
        yield reader


def get(url: str, **more: Any) -> Request:
    """Return a request."""
    return Request(more.pop("method", "GET"), url, timeout=QUICK, **more)


ZIPPED = gzip.compress(b"abc", mtime=0)
"""The same on every day, so that the name of its test is."""
CHUNKED: Final = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1\r\nc\r\n0\r\n\r\n"


@pytest.mark.parametrize("answer", [http(b"abc"), CHUNKED, http(ZIPPED, "Content-Encoding: gzip")])
def test_a_connection_is_used_again_behind_a_whole_stream(reader: Reader, answer: bytes) -> None:
    with serving(answer) as server:
        assert [b"abc"] * 3 == [reader.read(get(server.url)) for _ in range(3)]
        assert 1 == server.connections


def test_an_answer_without_a_body(reader: Reader) -> None:
    with serving(b"HTTP/1.1 204 No Content\r\n\r\n") as server:
        assert [b"", b""] == [reader.read(get(server.url)) for _ in range(2)]
        assert b"" == reader.read(get(server.url, method="HEAD"))
        assert 1 == server.connections


def hung_up(server: LyingServer) -> bool:
    """Return whether the first connection was closed over here."""
    patience = time.monotonic() + 5
    while not server.connections and time.monotonic() < patience:
        time.sleep(0.01)
    connection = server._open[0]
    try:
        connection.settimeout(5)
        while connection.recv(65536):
            pass
    except TimeoutError:
        return False
    except OSError:
        # It was reset; or the server, which is told first, has closed it, too.
        return True
    return True


def test_one_that_is_left_early_closes_its_connection_and_frees_the_pool(reader: Reader) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nabc")
        server.stopping.wait(10)

    with serving(endless) as server:
        assert [b"abc", b"abc"] == [reader.read(get(server.url), most=3) for _ in range(2)]
        assert hung_up(server)
        assert 2 == server.connections


def test_who_takes_time_over_a_piece_is_not_the_service(reader: Reader) -> None:
    """The time to read is that of waiting, and the total is over when the answer has begun."""

    def slowly(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na")
        time.sleep(0.8)
        connection.sendall(b"bc")

    with serving(slowly) as server:
        assert b"abc" == reader.read(get(server.url), pause=0.7)


def test_a_piece_that_does_not_come_ends_it(reader: Reader) -> None:
    def stuck(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\na")
        server.stopping.wait(10)

    with serving(stuck) as server:
        began = time.monotonic()
        with pytest.raises(TransportTimeoutError, match="did not answer in time"):
            reader.read(get(server.url))
        assert time.monotonic() - began < 5
        assert hung_up(server)


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\nConnection: close\r\n\r\na",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\na\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n1\r\na\r\nzz\r\n",
        http(gzip.compress(b"abc" * 1000, mtime=0)[:-9], "Content-Encoding: gzip", "Connection: close"),
        http(b"abc", "Content-Encoding: gzip", "Connection: close"),
    ],
)
def test_what_breaks_off_is_an_error(reader: Reader, answer: bytes) -> None:
    with serving(answer) as server, pytest.raises(TransportError, match="no whole answer from"):
        reader.read(get(server.url))


def test_a_bomb_comes_in_pieces(reader: Reader) -> None:
    """Of which one at a time is in memory: who has read enough leaves."""
    bomb = gzip.compress(b"\0" * 100_000_000, mtime=0)
    answer = http(bomb, "Content-Encoding: gzip")
    with serving(answer) as server:
        assert len(reader.read(get(server.url), most=1)) <= 64 * 1024


def test_no_head_comes(reader: Reader) -> None:
    def silent(_: socket.socket) -> None:
        server.stopping.wait(10)

    with serving(silent) as server:
        with pytest.raises(TransportTimeoutError, match="did not answer in time"):
            reader.read(get(server.url))
        assert hung_up(server)
    with pytest.raises(ConnectError):
        reader.read(get(server.url))


def test_pieces_are_sent_while_they_come(reader: Reader, carrier: Carrier) -> None:
    """The service has the first piece before there is a second one."""
    seen: list[bytes] = []

    def receive(connection: socket.socket) -> None:
        seen.append(server.requests[0].partition(b"\r\n\r\n")[2] or connection.recv(100))
        server.stopping.wait(5)

    def pieces() -> Iterator[bytes]:
        yield b"first"
        while not seen:
            time.sleep(0.01)
        yield b"second"

    async def async_pieces() -> AsyncIterator[bytes]:
        for piece in pieces():
            await asyncio.sleep(0)
            yield piece

    made = source(async_pieces() if carrier.is_async else pieces())
    assert made is not None
    with serving(receive) as server, pytest.raises(TransportTimeoutError):
        reader.read(get(server.url, method="PUT", upload=Pieces(made)))
    assert [b"5\r\nfirst\r\n"] == seen


def test_an_upload_that_fails_leaves_no_connection(reader: Reader) -> None:
    """What raised it, the call raises; the service sees that the body broke off."""

    def pieces() -> Iterator[bytes]:
        yield b"first"
        raise LookupError

    made = source(pieces())
    assert made is not None
    with serving(b"") as server:
        with pytest.raises(LookupError):
            reader.read(get(server.url, method="PUT", upload=Pieces(made)))
        assert hung_up(server)


def test_an_answer_before_the_upload_was_taken(reader: Reader) -> None:
    """The rest is not sent behind it, and the connection not used again."""
    refusal = http(b"no", status="413 Content Too Large")

    def refuse(connection: socket.socket) -> None:
        connection.sendall(refusal)
        connection.close()

    made = source(iter([b"x" * 100_000] * 100))
    assert made is not None
    # Whether the answer can still be read is up to the system: closing with unread bytes resets the connection.
    with serving(refuse) as server, contextlib.suppress(TransportError):
        assert b"no" == reader.read(get(server.url, method="PUT", upload=Pieces(made)))
    with serving(http(b"ok")) as other:
        assert b"ok" == reader.read(get(other.url))
