"""Uploads that fail while they are sent are not taken for connections that were not made, and last no longer."""

import asyncio
import socket
import time
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from templates.runtime.client import AsyncClient, Client, Service
from templates.runtime.errors import ConnectError, TransportError, TransportTimeoutError
from templates.runtime.retries import Retries
from templates.runtime.transports.httpx2_transport import Httpx2Transport
from templates.runtime.transports.protocol import Request, Timeout
from templates.runtime.values.uploads import Pieces, source
from templates.runtime.wire.call import Answer, Body, Call, Operation
from tests.runtime.lying_server import http, serving

SERVICE = Service(name="uploads", version="1", base_url=None, env_prefix="UPLOADS")
POST = Operation[None]("POST", "/x", bodies=(Body("application/zip", "bytes"),), responses={204: Answer()})
AGAIN = Retries(3, first=0)


class Closing:
    """A file that somebody closes when a piece of it was read; it could be read again."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("rb")
        self.tell, self.seek, self.seekable = self._file.tell, self._file.seek, self._file.seekable

    def read(self, size: int) -> bytes:
        """Return a piece."""
        piece = self._file.read(size)
        self._file.close()
        return piece


def _sync(url: str, body: Any) -> None:
    with Client(SERVICE, credentials={}, base_url=url, retries=AGAIN, timeout=10) as client:
        client.send(Call(POST, body=body))


def _async(url: str, body: Any) -> None:
    async def main() -> None:
        async with AsyncClient(SERVICE, credentials={}, base_url=url, retries=AGAIN, timeout=10) as client:
            await client.send(Call(POST, body=body))

    asyncio.run(main())


@pytest.mark.parametrize("send", [_sync, _async])
def test_a_file_that_is_closed_meanwhile_was_perhaps_sent(send: Any, tmp_path: Path) -> None:
    """So it is not sent again."""
    path = tmp_path / "a.zip"
    path.write_bytes(b"x" * 200_000)
    with serving(http(b"", status="204 No Content")) as server:
        with pytest.raises(TransportError, match="closed file") as raised:
            send(server.url, Closing(path))
        assert not isinstance(raised.value, ConnectError)
        # It would say which attempt it was.
        assert not hasattr(raised.value, "__notes__")


@pytest.mark.parametrize("send", [_sync, _async])
def test_what_made_an_upload_is_in_the_traceback(send: Any) -> None:
    """No frame of what carried it is, whose variables are the request."""

    def pieces() -> Iterator[bytes]:
        yield b"a"
        message = "the disk is gone"
        raise OSError(message)

    with serving(http(b"")) as server, pytest.raises(TransportError, match="the disk is gone") as raised:
        send(server.url, pieces())
    cause = raised.value.__cause__
    assert cause is not None
    assert ["pieces"] == [frame.name for frame in traceback.extract_tb(cause.__traceback__)]


def test_what_an_upload_is_made_of_may_be_another_answer() -> None:
    """The time of the outer request holds on, whatever the inner one has."""

    def never(_: socket.socket) -> None:
        server.stopping.wait(10)

    with serving(http(b"ok")) as source_of_it, serving(never) as server:

        def pieces() -> Iterator[bytes]:
            yield transport.handle(Request("GET", source_of_it.url)).content

        with Httpx2Transport() as transport:
            upload = source(pieces())
            assert upload is not None
            request = Request("POST", server.url, upload=Pieces(upload), timeout=Timeout(read=8, total=0.5))
            began = time.monotonic()
            with pytest.raises(TransportTimeoutError, match=r"a call may take 0.5 s"):
                transport.handle(request)
            assert time.monotonic() - began < 3
