"""Reads what applications in the same process answer, by the transports of both clients."""

from __future__ import annotations

import asyncio
import inspect
from typing import Any

from templates.runtime.transports.asgi import AsgiTransport, SyncAsgiTransport
from templates.runtime.transports.protocol import Request
from templates.runtime.transports.wsgi import AsyncWsgiTransport, WsgiTransport
from templates.runtime.values.uploads import Pieces, source


def read_through(transport: Any, request: Request) -> tuple[list[bytes], BaseException | None]:
    """Return the pieces of an answer, and what ended it, whichever kind of transport it is."""
    found: list[bytes] = []

    async def read() -> None:
        async with transport.stream(request) as answer:
            async for piece in answer.pieces:
                found.append(piece)  # noqa: PERF401  what came before an error is looked at

    try:
        if isinstance(transport, (WsgiTransport, SyncAsgiTransport)):
            with transport.stream(request) as answer:
                found.extend(answer.pieces)
        else:
            asyncio.run(read())
    except Exception as error:  # noqa: BLE001  whatever it is, is compared
        return found, error
    return found, None


def get(**more: Any) -> Request:
    """Return a request."""
    return Request(more.pop("method", "GET"), "http://a/", **more)


def both(app: Any) -> tuple[Any, Any]:
    """Return the transports for an application."""
    is_asgi = inspect.iscoroutinefunction(app)
    return (SyncAsgiTransport(app), AsgiTransport(app)) if is_asgi else (WsgiTransport(app), AsyncWsgiTransport(app))


def pieces(*given: bytes) -> Pieces:
    """Return an upload that is read once."""
    made = source(iter(given))
    assert made is not None
    return Pieces(made)
