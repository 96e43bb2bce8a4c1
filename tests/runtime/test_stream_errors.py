"""What goes wrong with a stream: an error takes no longer than a call may, and no message has a credential."""

import asyncio
import contextlib
import socket
import time
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest

from templates.runtime.client import AsyncClient, Client
from templates.runtime.errors import ServiceError, TransportError, TransportTimeoutError
from templates.runtime.transports.choice import Named
from templates.runtime.transports.protocol import Headers, Request, Response, Streamed, Timeout
from templates.runtime.wire.call import Items
from tests.runtime.feeds import LINES, SERVICE, AsyncFeed, Feed, operation, to
from tests.runtime.lying_server import serving

TOTAL = 0.8
SHORT = Timeout(read=10, total=TOTAL)
TOKEN = "a-token-of-now"
WORDS = operation("application/jsonl", Items("json lines", Literal["a"]))
HEAD = Headers([("Content-Type", "application/jsonl")])


def _sync(url: str, transport: Named) -> None:
    with (
        Client(SERVICE, timeout=SHORT, retries=0, transport=transport, **to(url)) as client,
        Feed(client).read.stream(LINES),
    ):
        pass


def _async(url: str, transport: Named) -> None:
    async def main() -> None:
        async with (
            AsyncClient(SERVICE, timeout=SHORT, retries=0, transport=transport, **to(url)) as client,
            AsyncFeed(client).read.stream(LINES),
        ):
            pass

    asyncio.run(main())


@pytest.mark.parametrize("pause", [0.05, 10.0], ids=["dripping", "silent"])
@pytest.mark.parametrize("transport", ["httpx2", "fast"])
@pytest.mark.parametrize("opened", [_sync, _async], ids=["sync", "async"])
def test_the_body_of_an_error_has_the_time_of_the_call(
    opened: Callable[[str, Named], None], transport: Named, pause: float
) -> None:
    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 1000\r\n\r\n")
        for _ in range(1000):
            connection.sendall(b"x")
            if server.stopping.wait(pause):
                return

    opened_before = time.monotonic()
    with serving(answer) as server:
        with pytest.raises(TransportTimeoutError, match=r"a call may take 0.8 s"):
            opened(server.url, transport)
        assert time.monotonic() - opened_before < TOTAL + 2


class Repeating:
    """Answers with a stream that repeats the token, and then breaks off with a reason that repeats it."""

    def handle(self, request: Request) -> Response:
        """Never."""
        raise AssertionError(request)

    @contextlib.contextmanager
    def stream(self, request: Request) -> Iterator[Streamed]:
        """Return the stream."""
        token = dict(request.headers)["Authorization"]

        def pieces() -> Iterator[bytes]:
            yield f'"{token}"\n'.encode()
            message = f"it broke off: {token}"
            raise TransportError(message)

        yield Streamed(200, HEAD, pieces())


@pytest.mark.parametrize("token", [TOKEN, lambda: TOKEN], ids=["given", "asked for"])
def test_no_message_about_a_stream_has_the_token(token: Any) -> None:
    """Also one that a function returned for the call, which has ended when the items are read."""
    messages: list[str] = []
    with (
        Client(SERVICE, credentials={"key": token}, base_url="http://127.0.0.1", transport=Repeating()) as client,
        Feed(client).read.stream(WORDS) as stream,
    ):
        for _ in range(2):
            try:
                next(stream)
            except ServiceError as error:
                messages.append(str(error))
    assert ["$[0]: expected 'a', got 'Bearer …' [GET /feed, 200]", "it broke off: Bearer … [GET /feed]"] == messages
