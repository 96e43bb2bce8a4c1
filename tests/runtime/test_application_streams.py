"""Applications in the same process: what they answer and what they are sent come piece by piece, to both clients."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from typing import Any, Final, TypeAlias

import pytest
from starlette.applications import Starlette
from starlette.requests import Request as Asked
from starlette.responses import StreamingResponse
from starlette.routing import Route

from templates.runtime.client import AsyncClient, Client
from templates.runtime.transports.asgi import AsgiTransport, SyncAsgiTransport
from templates.runtime.transports.wsgi import AsyncWsgiTransport, WsgiTransport
from tests.runtime.feeds import LINES, REX, SERVICE, TOM, AsyncFeed, Feed, to

Environment: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]
JSON_LINES: Final = [("Content-Type", "application/jsonl")]


class Pets:
    """Two pets; the second is sent once the first was seen, for which who reads the whole waits forever."""

    def __init__(self) -> None:
        self.is_seen = threading.Event()
        self.ended = threading.Event()

    def wsgi(self, _: Environment, start_response: Start) -> Iterator[bytes]:
        """Answer as a WSGI application."""
        start_response("200 OK", JSON_LINES)
        try:
            yield b'{"name": "Rex"}\n'
            assert self.is_seen.wait(10)
            yield b""
            yield b'{"name": "Tom"}\n'
        finally:
            self.ended.set()

    async def _each(self) -> AsyncIterator[bytes]:
        try:
            yield b'{"name": "Rex"}\n'
            assert await asyncio.to_thread(self.is_seen.wait, 10)
            yield b'{"name": "Tom"}\n'
        finally:
            self.ended.set()

    def asgi(self) -> Starlette:
        """Answer as an ASGI application, which waits for the end of the connection as well."""

        async def feed(_: Asked) -> StreamingResponse:
            return StreamingResponse(self._each(), media_type="application/jsonl")

        return Starlette(routes=[Route("/feed", feed)])


SYNC: Final[dict[str, Callable[[Pets], Any]]] = {
    "WSGI": lambda pets: WsgiTransport(pets.wsgi),
    "ASGI": lambda pets: SyncAsgiTransport(pets.asgi()),
}
ASYNC: Final[dict[str, Callable[[Pets], Any]]] = {
    "WSGI": lambda pets: AsyncWsgiTransport(pets.wsgi),
    "ASGI": lambda pets: AsgiTransport(pets.asgi()),
}


@pytest.mark.parametrize("name", SYNC)
@pytest.mark.parametrize("most", [1, 2])
def test_an_item_is_there_before_the_application_has_ended(name: str, most: int) -> None:
    pets, found = Pets(), []
    with (
        Client(SERVICE, transport=SYNC[name](pets), **to("http://127.0.0.1")) as client,
        Feed(client).read.stream(LINES) as stream,
    ):
        for pet in stream:
            found.append(pet)
            if len(found) == most:
                break
            assert not pets.ended.is_set()
            pets.is_seen.set()
    assert [REX, TOM][:most] == found
    pets.is_seen.set()
    assert pets.ended.wait(5), "who is left early is told"


@pytest.mark.parametrize("name", ASYNC)
@pytest.mark.parametrize("most", [1, 2])
def test_an_item_is_there_before_the_application_has_ended_async(name: str, most: int) -> None:
    pets = Pets()

    async def read() -> list[Any]:
        found = []
        async with (
            AsyncClient(SERVICE, transport=ASYNC[name](pets), **to("http://127.0.0.1")) as client,
            AsyncFeed(client).read.stream(LINES) as stream,
        ):
            async for pet in stream:
                found.append(pet)
                if len(found) == most:
                    break
                assert not pets.ended.is_set()
                pets.is_seen.set()
        return found

    assert [REX, TOM][:most] == asyncio.run(read())
    pets.is_seen.set()
    assert pets.ended.wait(5), "who is left early is told"
