"""Bodies that are sent in pieces: files, paths, iterators; over real sockets, and without being in memory."""

from __future__ import annotations

import asyncio
import contextlib
import io
import os
import re
import socket
import subprocess
import sys
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any, Final, TypeAlias

import pytest

from templates.runtime.client import AsyncClient, Client, Service
from templates.runtime.errors import ConnectError, ServiceUnavailableError, TransportError
from templates.runtime.retries import Retries
from templates.runtime.transports.in_process import AsyncInProcessTransport, InProcessTransport
from templates.runtime.transports.protocol import Request, Response
from templates.runtime.values.files import File
from templates.runtime.values.uploads import Pieces, source
from templates.runtime.wire.call import Answer, Body, Call, Operation
from tests.runtime.carriers import Carrier

ROOT = Path(__file__).parents[2]
PUT: Final = Operation[None]("PUT", "/file", bodies=(Body("application/zip", "bytes"),), responses={204: Answer()})
FORM: Final = Operation[None](
    "PUT", "/form", bodies=(Body("multipart/form-data", "multipart"),), responses={204: Answer()}
)
SERVICE: Final = Service(name="uploads", version="1", base_url=None, env_prefix="UPLOADS")
STORED = b"HTTP/1.1 204 No Content\r\n\r\n"
BUSY = b"HTTP/1.1 503 Service Unavailable\r\nRetry-After: 0\r\nContent-Length: 0\r\n\r\n"

Send: TypeAlias = Callable[..., None]


class Sink:
    """A server that reads requests as RFC 9112 frames them, and keeps their heads and bodies."""

    def __init__(self, *answers: bytes) -> None:
        self._answers = iter(answers)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.got: list[tuple[str, bytes]] = []
        """How each body was framed, and what it was."""
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._listener.accept()
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError), connection, connection.makefile("rb") as stream:
            while head := self._head(stream):
                length = re.search(rb"(?i)^content-length: (\d+)", head, re.MULTILINE)
                is_chunked = re.search(rb"(?i)^transfer-encoding: chunked", head, re.MULTILINE) is not None
                assert is_chunked != (length is not None)
                body = b"".join(self._chunks(stream)) if length is None else stream.read(int(length[1]))
                if length is not None and len(body) < int(length[1]):
                    return
                self.got.append(("chunked" if length is None else length[1].decode(), body))
                connection.sendall(next(self._answers, STORED))

    def _head(self, stream: Any) -> bytes:
        lines: list[bytes] = []
        while line := stream.readline():
            lines.append(line)
            if line == b"\r\n":
                return b"".join(lines)
        return b""

    def _chunks(self, stream: Any) -> Iterator[bytes]:
        # It may break off, which is no end.
        while size := int(stream.readline() or b"1", 16):
            if not stream.peek(1):
                raise OSError
            yield stream.read(size)
            stream.readline()
        stream.readline()

    def stop(self) -> None:
        """Take no further connection."""
        self._listener.close()


@contextlib.contextmanager
def sink(*answers: bytes) -> Iterator[Sink]:
    """Run a server that gives these answers, and then a good one to each request."""
    server = Sink(*answers)
    try:
        yield server
    finally:
        server.stop()


def _sync(carrier: Carrier, url: str, body: Any, which: Operation[None] = PUT, retries: Retries | int = 0) -> None:
    with (
        carrier.make() as transport,
        Client(SERVICE, credentials={}, base_url=url, retries=retries, timeout=10, transport=transport) as client,
    ):
        client.send(Call(which, body=body))


def _async(carrier: Carrier, url: str, body: Any, which: Operation[None] = PUT, retries: Retries | int = 0) -> None:
    async def send() -> None:
        async with carrier.make() as transport:
            client = AsyncClient(
                SERVICE, credentials={}, base_url=url, retries=retries, timeout=10, transport=transport
            )
            await client.send(Call(which, body=body))

    asyncio.run(send())


@pytest.fixture
def send(carrier: Carrier) -> Send:
    """Return what sends a body, by each transport."""
    return partial(_async if carrier.is_async else _sync, carrier)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of several pieces."""
    path = tmp_path / "a.bin"
    path.write_bytes(bytes(range(256)) * 1000)
    return path


def test_a_file_is_sent_with_its_length_and_what_has_none_in_chunks(send: Send, path: Path) -> None:
    content = path.read_bytes()
    reading, writing = os.pipe()
    os.write(writing, b"from a pipe")
    os.close(writing)
    with path.open("rb") as file, path.open("rb") as begun, os.fdopen(reading, "rb") as pipe, sink() as server:
        assert b"\0\x01" == begun.read(2)
        cases = [
            (file, content, str(len(content))),
            (path, content, str(len(content))),
            (begun, content[2:], str(len(content) - 2)),
            (io.BytesIO(b"in memory"), b"in memory", "9"),
            (File(path), content, str(len(content))),
            (iter([b"a", b"", bytearray(b"b")]), b"ab", "chunked"),
            (iter([content, content]), content * 2, "chunked"),
            ((bytes([one]) for one in range(3)), b"\0\x01\x02", "chunked"),
            ([b"a", b"b"], b"ab", "chunked"),
            (pipe, b"from a pipe", "chunked"),
        ]
        for body, _, _ in cases:
            send(server.url, body)
        assert [(framing, expected) for _, expected, framing in cases] == server.got


def test_an_asynchronous_client_sends_asynchronous_pieces(async_carrier: Carrier, sync_carrier: Carrier) -> None:
    async def pieces() -> AsyncIterator[bytes]:
        for one in (b"a", b"b"):
            await asyncio.sleep(0)
            yield one

    with sink() as server:
        _async(async_carrier, server.url, pieces())
        assert [("chunked", b"ab")] == server.got
    with sink() as server, pytest.raises(TypeError, match="for an asynchronous client"):
        _sync(sync_carrier, server.url, pieces())


def test_a_form_has_files_that_are_sent_in_pieces(send: Send, path: Path) -> None:
    content = path.read_bytes()
    with path.open("rb") as file, sink() as server:
        send(server.url, {"a": "text", "b": File(file), "c": File(path, "c.bin"), "d": File(b"whole")}, FORM)
        send(server.url, {"a": File(iter([b"1", b"2"]))}, FORM)
    (length, whole), (framing, second) = server.got
    assert (len(whole), "chunked") == (int(length), framing)
    parts = re.split(rb"\r\n--[0-9a-f]{32}(?:--)?\r\n", b"\r\n" + whole)[1:-1]
    heads = [one.partition(b"\r\n\r\n")[0] for one in parts]
    assert [b"text", content, content, b"whole"] == [one.partition(b"\r\n\r\n")[2] for one in parts]
    assert [b'name="b"; filename="a.bin"', b'name="c"; filename="c.bin"'] == [
        one.partition(b"form-data; ")[2].partition(b"\r\n")[0] for one in heads[1:3]
    ]
    assert b"\r\n\r\n12\r\n" in second


def test_what_can_be_read_again_is_sent_again(send: Send, path: Path) -> None:
    with path.open("rb") as file, sink(BUSY, STORED, BUSY) as server:
        for body in (file, path):
            send(server.url, body, retries=Retries(1))
        assert [path.read_bytes()] * 4 == [body for _, body in server.got]


def test_what_cannot_be_read_again_is_not_sent_again(send: Send) -> None:
    for body, which in ((iter([b"a"]), PUT), ({"a": File(iter([b"a"]))}, FORM)):
        with sink(BUSY) as server:
            with pytest.raises(ServiceUnavailableError):
                send(server.url, body, which, retries=Retries(3))
            assert 1 == len(server.got)


def test_what_was_not_begun_can_be_sent_again(send: Send) -> None:
    """Where no connection was made, nothing of the body was read."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    body = iter([b"a"])
    with pytest.raises(ConnectError) as raised:
        send(url, body, retries=Retries(2, first=0))
    assert ["this was attempt 3"] == raised.value.__notes__
    assert b"a" == next(body)


def test_a_file_that_changes_meanwhile_is_sent_as_it_was_or_not_at_all(send: Send, path: Path) -> None:
    pieces = Pieces(_source(path))
    with path.open("ab") as file:
        file.write(b"more")
    assert 256_000 == len(pieces.read())
    path.write_bytes(b"less")
    with pytest.raises(OSError, match="shorter"):
        pieces.read()

    with sink() as server, pytest.raises(TransportError, match="shorter"):
        send(server.url, _Promising(100))
    assert [] == server.got


class _Promising(io.RawIOBase):
    """A file that has fewer bytes than it says."""

    def __init__(self, size: int) -> None:
        super().__init__()
        self._size = size

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return 0

    def seek(self, offset: int, whence: int = 0, /) -> int:
        return self._size if whence else offset

    def read(self, size: int = -1, /) -> bytes:
        found, self._size = b"x" * min(size, self._size, 10), 0
        return found


def _source(path: Path) -> Any:
    found = source(path)
    assert found is not None
    return found


def test_what_is_no_upload_is_refused(send: Send, tmp_path: Path) -> None:
    def texts() -> Iterator[Any]:
        yield "text"

    with sink() as server, (tmp_path / "t").open("w+") as text:
        for body in (text, "text", 7, {"a": b""}):
            with pytest.raises(ValueError, match="is bytes, or a file opened in binary mode"):
                send(server.url, body)
        with pytest.raises(TypeError, match="made of bytes, not of a str"):
            send(server.url, texts())
        with pytest.raises(FileNotFoundError):
            send(server.url, tmp_path / "none")
        with pytest.raises(OSError, match="no regular file"):
            send(server.url, tmp_path)
        assert [] == server.got


def test_a_transport_that_takes_no_uploads_gets_the_bytes(path: Path) -> None:
    seen: list[Request] = []

    def store(request: Request) -> Response:
        seen.append(request)
        return Response(204)

    with Client(SERVICE, credentials={}, base_url="http://127.0.0.1", transport=InProcessTransport(store)) as client:
        client.send(Call(PUT, body=path))

    async def send() -> None:
        carrier = AsyncInProcessTransport(store)
        async with AsyncClient(SERVICE, credentials={}, base_url="http://127.0.0.1", transport=carrier) as client:
            await client.send(Call(PUT, body=path))

    asyncio.run(send())
    assert [(path.read_bytes(), None)] * 2 == [(one.content, one.upload) for one in seen]


_CHILD = """
import asyncio, resource, sys
from pathlib import Path
from tests.runtime import feeds
from tests.runtime.feeds import BYTES, AsyncFeed, Feed, to
from tests.runtime.test_uploads import FORM, PUT, SERVICE
from templates.runtime.client import AsyncClient, Client
from templates.runtime.values.files import File
from templates.runtime.wire.call import Call

url, what, path, by = sys.argv[1:]
size = 0
def body(): return (Call(FORM, body={"a": File(Path(path))}) if what == "form" else Call(PUT, body=Path(path)))
def sync():
    global size
    with Client(feeds.SERVICE, **to(url), timeout=60, transport=by) as client:
        if what != "download":
            client.send(body())
            return
        with Feed(client).read.stream(BYTES) as stream:
            for piece in stream:
                size += len(piece)
async def wait():
    global size
    async with AsyncClient(feeds.SERVICE, **to(url), timeout=60, transport=by) as client:
        if what != "download":
            await client.send(body())
            return
        async with AsyncFeed(client).read.stream(BYTES) as stream:
            async for piece in stream:
                size += len(piece)
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
FLAVOUR()
print(size, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""
MEGABYTE = 1024 * 1024


class Counter(Sink):
    """Counts the bytes of bodies, and answers a request without one with 200 MB."""

    def __init__(self) -> None:
        super().__init__()
        self.counted = 0

    def _serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            head = self._head(stream)
            length = re.search(rb"(?i)^content-length: (\d+)", head, re.MULTILINE)
            if length is None:
                size = 200 * MEGABYTE
                connection.sendall(
                    b"HTTP/1.1 200 OK\r\nContent-Type: application/zip\r\nContent-Length: %d\r\n\r\n" % size
                )
                for _ in range(200):
                    connection.sendall(bytes(MEGABYTE))
                return
            left = int(length[1])
            while left:
                left -= len(stream.read(min(left, MEGABYTE)))
            self.counted = int(length[1])
            connection.sendall(STORED)


@pytest.mark.slow
@pytest.mark.parametrize("flavour", ["sync", "asynchronous"])
@pytest.mark.parametrize("what", ["upload", "form", "download"])
@pytest.mark.parametrize("by", ["httpx2", "fast"])
def test_two_hundred_megabytes_are_never_in_memory(flavour: str, what: str, by: str, tmp_path: Path) -> None:
    file = tmp_path / "large"
    with file.open("wb") as large:
        large.truncate(200 * MEGABYTE)
    server = Counter()
    text = _CHILD.replace("FLAVOUR()", "sync()" if flavour == "sync" else "asyncio.run(wait())")
    command = [sys.executable, "-c", text, server.url, what, str(file), by]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    server.stop()
    assert "" == done.stderr
    size, kilobytes = map(int, done.stdout.split())
    assert (200 * MEGABYTE if what == "download" else 0) == size
    assert (server.counted >= 200 * MEGABYTE) == (what != "download")
    assert kilobytes < 20 * 1024, "the process grew by no more than its buffers"
