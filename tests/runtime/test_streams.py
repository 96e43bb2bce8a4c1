"""Answers that are read while they come in, over real sockets, by every transport that speaks HTTP."""

from __future__ import annotations

import asyncio
import gzip
import json
import re
import socket
import time
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final, TypeAlias

import pytest

from templates.runtime.client import AsyncClient, Client
from templates.runtime.errors import (
    ContractError,
    NotFoundError,
    ResponseTooLargeError,
    ServiceUnavailableError,
    TransportError,
    TransportTimeoutError,
)
from templates.runtime.retries import Retries
from templates.runtime.transports.in_process import AsyncInProcessTransport, InProcessTransport
from templates.runtime.transports.protocol import Headers, Response, Timeout
from templates.runtime.wire.call import Operation
from templates.runtime.wire.sequences import Event
from tests.runtime.carriers import Carrier
from tests.runtime.feeds import (
    BYTES,
    DATA,
    EVENTS,
    LINES,
    RECORDS,
    REX,
    SERVICE,
    TEXT,
    TICKS,
    TOM,
    AsyncFeed,
    Feed,
    to,
)
from tests.runtime.lying_server import LyingServer, http, serving

LIMIT = 100_000
QUICK: Final = Timeout(connect=5, read=0.4, write=5, pool=0.4, total=5)
Read: TypeAlias = Callable[..., list[Any]]


def _sync(  # noqa: PLR0913  what a stream may be read with
    carrier: Carrier,
    url: str,
    which: Operation[Any],
    *,
    retries: int | Retries = 0,
    timeout: Timeout = QUICK,
    most: int = 10**9,
) -> list[Any]:
    """Return the items of a stream, at most some, and the error that ended it."""
    found: list[Any] = []
    with (
        carrier.make(max_response_bytes=LIMIT, max_connections=1) as transport,
        Client(SERVICE, transport=transport, retries=retries, timeout=timeout, **to(url)) as client,
    ):
        try:
            with Feed(client).read.stream(which) as stream:
                for item in stream:
                    found.append(item)
                    if len(found) >= most:
                        break
        except Exception as error:  # noqa: BLE001  whatever it is, is compared
            found.append(error)
        # The one connection of the pool is free again.
        with Feed(client).read.stream(which) as stream:
            assert 200 == stream.status
    return found


def _async(  # noqa: PLR0913  as above
    carrier: Carrier,
    url: str,
    which: Operation[Any],
    *,
    retries: int | Retries = 0,
    timeout: Timeout = QUICK,
    most: int = 10**9,
) -> list[Any]:
    async def read() -> list[Any]:
        found: list[Any] = []
        async with (
            carrier.make(max_response_bytes=LIMIT, max_connections=1) as transport,
            AsyncClient(SERVICE, transport=transport, retries=retries, timeout=timeout, **to(url)) as client,
        ):
            try:
                async with AsyncFeed(client).read.stream(which) as stream:
                    async for item in stream:
                        found.append(item)
                        if len(found) >= most:
                            break
            except Exception as error:  # noqa: BLE001  whatever it is, is compared
                found.append(error)
            async with AsyncFeed(client).read.stream(which) as stream:
                assert 200 == stream.status
        return found

    return asyncio.run(read())


@pytest.fixture
def read(carrier: Carrier) -> Read:
    """Return what reads a stream and then begins another one, by each transport."""
    return partial(_async if carrier.is_async else _sync, carrier)


class Script:
    """Answers the first request as told, and those behind it with an empty stream."""

    def __init__(
        self, media_type: str, *pieces: bytes | float | None, head: str = "200 OK", more: tuple[str, ...] = ()
    ) -> None:
        self._pieces = pieces
        lines = [
            f"HTTP/1.1 {head}",
            f"Content-Type: {media_type}",
            "Transfer-Encoding: chunked",
            "Connection: close",
            *more,
        ]
        self._head = "\r\n".join([*lines, "", ""]).encode()
        self.later = http(b"", f"Content-Type: {media_type}", "Connection: close")
        self.asked = 0

    def __call__(self, connection: socket.socket) -> None:
        """Send pieces as chunks, wait for seconds, or hang up at None."""
        self.asked += 1
        if self.asked > 1:
            connection.sendall(self.later)
            return
        connection.sendall(self._head)
        for piece in self._pieces:
            if piece is None:
                return
            if isinstance(piece, float):
                time.sleep(piece)
                continue
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.sendall(b"0\r\n\r\n")


def test_items_come_typed_as_they_are_sent(read: Read) -> None:
    cases: list[tuple[Operation[Any], str, list[bytes], list[Any]]] = [
        (LINES, "application/jsonl", [b'{"name": "R', b'ex"}\n\n{"name":', b'"Tom"}'], [REX, TOM]),
        (RECORDS, "application/json-seq", [b"\x1e1\n\x1e2", b"0\n"], [1, 20]),
        (EVENTS, "text/event-stream", [b"id: 1\nretry: 5\ndata: a\n", b"\n"], [{"id": "1", "retry": 5, "data": "a"}]),
        (DATA, "text/event-stream", [b"event: e\r", b'\ndata: {"name": "Rex"}\r\n', b"\r\n"], [Event(REX, "e")]),
        (DATA, "text/event-stream", [b'data: {"name": "Rex"}\n\ndata: [DONE]\n\ndata: 1\n\n'], [Event(REX)]),
        (TICKS, "text/event-stream", [b"data: [DONE]\n\n"], [Event("[DONE]")]),
        (TEXT, "text/plain; charset=utf-16-le", ["ä\r".encode("utf-16-le"), "\n€".encode("utf-16-le")], ["ä", "€"]),
        (BYTES, "application/zip", [b"PK", b"\0\n"], [b"PK", b"\0\n"]),
    ]  # fmt: skip
    for which, media_type, pieces, expected in cases:
        with serving(Script(media_type, *pieces)) as server:
            found = read(server.url, which)
        assert (b"".join(expected) if which is BYTES else expected) == (b"".join(found) if which is BYTES else found)
        accepted = next(iter(which.responses[200].content))
        assert f"accept: {accepted}, application/json".encode() in server.requests[0].lower()


def test_an_item_is_there_before_the_next_one(read: Read) -> None:
    with serving(Script("application/jsonl", b'{"name": "Rex"}\n', 0.3, b'{"name": "Tom"}\n', 30.0)) as server:
        began = time.monotonic()
        assert [REX, TOM] == read(server.url, LINES, most=2)
        assert time.monotonic() - began < 5


def test_a_read_that_takes_too_long_ends_it_and_the_total_does_not(read: Read) -> None:
    lively = Timeout(connect=5, read=0.5, write=5, pool=0.5, total=0.6)
    pieces = [one for _ in range(4) for one in (b'{"name": "Rex"}\n', 0.3)]
    with serving(Script("application/jsonl", *pieces)) as server:
        assert [REX] * 4 == read(server.url, LINES, timeout=lively)
    with serving(Script("application/jsonl", b'{"name": "Rex"}\n{"na', 3.0)) as server:
        pet, error = read(server.url, LINES)
    assert REX == pet
    assert isinstance(error, TransportTimeoutError)
    assert str(error).endswith("did not answer in time [GET /feed]")


def test_an_answer_that_breaks_off_is_an_error_in_the_midst(read: Read) -> None:
    with serving(Script("application/jsonl", b'{"name": "Rex"}\n{"name": "To', None)) as server:
        pet, error = read(server.url, LINES, retries=Retries(3, first=0))
    assert REX == pet
    assert type(error) is TransportError
    assert "[GET /feed]" in str(error)
    assert 2 == len(server.requests), "what was half read is not asked for again"


def test_a_bad_item_says_which_it_is(read: Read) -> None:
    cases: list[tuple[Operation[Any], str, bytes, str]] = [
        (LINES, "application/jsonl", b'{"name": "Rex"}\n{"name": 1}\n', "$[1].name: expected a string, got an integer"),
        (LINES, "application/jsonl", b'{"name": "Rex"}\n{"name"\n', "$[1]: expected JSON, got "),
        (LINES, "application/jsonl", b'{"name": "Rex"}\n' + b"[" * 500 + b"]" * 500, "$[1]: expected JSON that"),
        (RECORDS, "application/json-seq", b"\x1e1\n\x1e2", "$[1]: expected a whole JSON text, got one that may be"),
        (DATA, "text/event-stream", b'data: {"name": "Rex"}\n\ndata: {}\n\n', "$[1].data"),
        (EVENTS, "text/event-stream", b"data: a\n\n", ""),
        (TEXT, "text/plain", b"a\n\xff\n", "$: expected text in utf-8, got bytes that are not"),
    ]  # fmt: skip
    for which, media_type, content, expected in cases:
        with serving(Script(media_type, content)) as server:
            first, *rest = read(server.url, which)
        if not expected:
            assert ({"data": "a"}, []) == (first, rest)
            continue
        error = rest[-1] if rest else first
        assert isinstance(error, ContractError)
        assert str(error).startswith(expected)
        assert str(error).endswith("[GET /feed, 200]")
        assert "content-type" in error.headers


def test_the_items_behind_a_bad_one_can_be_read() -> None:
    with (
        serving(Script("application/jsonl", b'{"name": 1}\nx\n{"name": "Rex"}\n')) as server,
        Client(SERVICE, **to(server.url)) as client,
        Feed(client).read.stream(LINES) as stream,
    ):
        with pytest.raises(ContractError, match=r"\$\[0\]\.name"):
            next(stream)
        with pytest.raises(ContractError, match=r"\$\[1\]") as raised:
            next(stream)
        assert b"x" == raised.value.content
        assert [REX] == list(stream)
        with pytest.raises(StopIteration):
            next(stream)


def test_errors_before_the_stream_are_the_usual_ones(read: Read) -> None:
    missing = Script("application/json", b'{"message": ', 0.1, b'"no s3cret feed"}', head="404 Not Found")
    with serving(missing) as server:
        missing.later = http(b"", "Content-Type: application/jsonl", "Connection: close")
        (error,) = read(server.url, LINES)
    assert isinstance(error, NotFoundError)
    assert {"message": "no s3cret feed"} == error.body
    assert re.fullmatch(r"404 Not Found: no \S+ feed \[GET /feed\]", str(error))
    assert "s3cret" not in str(error)
    large = Script("application/json", b"x" * (LIMIT + 1), head="404 Not Found")
    with serving(large) as server:
        large.later = http(b"", "Content-Type: application/jsonl", "Connection: close")
        (error,) = read(server.url, LINES)
    assert isinstance(error, ResponseTooLargeError)
    wrong = Script("text/html", b"<p>")
    with serving(wrong) as server:
        wrong.later = http(b"", "Content-Type: application/jsonl", "Connection: close")
        (error,) = read(server.url, LINES)
    assert isinstance(error, ContractError)
    assert "$: expected the content type application/jsonl, got text/html [GET /feed, 200]" == str(error)


def test_what_may_pass_is_repeated_before_the_stream(read: Read) -> None:
    answers: Iterator[bytes] = iter(
        [
            http(b"busy", "Retry-After: 0", "Connection: close", status="503 Service Unavailable"),
            http(b'{"name": "Rex"}\n', "Content-Type: application/jsonl", "Connection: close"),
            http(b"", "Content-Type: application/jsonl", "Connection: close"),
        ]
    )
    with serving(lambda connection: connection.sendall(next(answers))) as server:
        assert [REX] == read(server.url, LINES, retries=1)
    down = Script("text/plain", b"busy", head="503 Service Unavailable")
    with serving(down) as server:
        down.later = http(b"", "Content-Type: application/jsonl", "Connection: close")
        (error,) = read(server.url, LINES)
    assert isinstance(error, ServiceUnavailableError)


def test_one_item_cannot_exhaust_memory(read: Read) -> None:
    """Nor can a compressed one; many items may be larger together, and bytes as they are."""
    with serving(Script("application/jsonl", b'{"name": "Rex"}\n', *[b"x" * 1000] * (LIMIT // 1000 + 2))) as server:
        pet, error = read(server.url, LINES)
    assert (REX, ResponseTooLargeError) == (pet, type(error))
    line = json.dumps({"name": "x" * 999}).encode() + b"\n"
    with serving(Script("application/jsonl", *[line] * (3 * LIMIT // len(line)))) as server:
        assert 3 * LIMIT // len(line) == len(read(server.url, LINES))
    bomb = gzip.compress(b"x" * (50 * LIMIT))
    with serving(Script("application/jsonl", bomb, more=("Content-Encoding: gzip",))) as server:
        (error,) = read(server.url, LINES)
    assert isinstance(error, ResponseTooLargeError)
    with serving(Script("application/zip", *[b"x" * 1000] * 300)) as server:
        assert 300_000 == sum(map(len, read(server.url, BYTES)))


def test_an_early_end_releases_the_connection(read: Read) -> None:
    with serving(Script("application/zip", b"a", 0.1, b"b", 30.0)) as server:
        began = time.monotonic()
        assert [b"a"] == read(server.url, BYTES, most=1)
        assert time.monotonic() - began < 5


def _hung_up(server: LyingServer) -> bool:
    connection = server._open[0]
    connection.settimeout(5)
    try:
        return b"" == connection.recv(1)
    except ConnectionError:
        return True


def test_a_cancelled_stream_closes_its_connection(async_carrier: Carrier) -> None:
    def endless(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\n\r\nab")
        server.stopping.wait(10)

    async def cancel() -> None:
        async with (
            async_carrier.make() as transport,
            AsyncClient(SERVICE, transport=transport, **to(server.url)) as client,
            asyncio.timeout(0.5),
            AsyncFeed(client).read.stream(BYTES) as stream,
        ):
            async for _ in stream:
                pass

    with serving(endless) as server:
        with pytest.raises(TimeoutError):
            asyncio.run(cancel())
        assert _hung_up(server)


def test_a_stream_is_used_in_a_with() -> None:
    client = Client(SERVICE, **to("http://127.0.0.1:9"))
    stream = Feed(client).read.stream(LINES)
    assert "<Stream of GET /feed>" == repr(stream)
    with pytest.raises(RuntimeError, match="in a `with`"):
        next(stream)


def test_any_transport_can_be_streamed() -> None:
    """One that has no `stream` gives all of it at once."""
    headers = Headers([("Content-Type", "application/jsonl")])
    answer = Response(200, headers, b'{"name": "Rex"}\n{"name": "Tom"}')
    expected = [REX, TOM]
    carrier = InProcessTransport(lambda _: answer)
    with (
        Client(SERVICE, **to("http://127.0.0.1"), transport=carrier) as client,
        Feed(client).read.stream(LINES) as stream,
    ):  # fmt: skip
        assert expected == list(stream)
        assert (200, headers) == (stream.status, stream.headers)

    async def read_all() -> list[Any]:
        several = AsyncInProcessTransport(lambda _: answer)
        async with (
            AsyncClient(SERVICE, **to("http://127.0.0.1"), transport=several) as client,
            AsyncFeed(client).read.stream(LINES) as stream,
        ):
            return [item async for item in stream]

    assert expected == asyncio.run(read_all())
    empty = InProcessTransport(lambda _: Response(204))
    with (
        Client(SERVICE, **to("http://127.0.0.1"), transport=empty) as client,
        Feed(client).read.stream(LINES) as stream,
    ):
        assert (204, []) == (stream.status, list(stream))
