"""ASGI applications that are read piece by piece: how they end, and who is told."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from templates.runtime.errors import TransportError, TransportTimeoutError
from templates.runtime.transports.asgi import SyncAsgiTransport
from templates.runtime.transports.protocol import Request, Timeout
from templates.runtime.values.uploads import Pieces
from tests.runtime.applications import both, get, pieces, read_through


def test_what_it_raises_in_the_midst_the_reader_raises() -> None:
    async def broken(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        raise LookupError

    for transport in both(broken):
        found, error = read_through(transport, get())
        assert ([b"a"], LookupError) == (found, type(error))


def test_a_timeout_of_its_own_is_its_own() -> None:
    async def late(*_: Any) -> None:
        raise TimeoutError

    for transport in both(late):
        assert TimeoutError is type(read_through(transport, get())[1])


def test_one_that_ends_too_early() -> None:
    async def short(_scope: Any, _receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})

    for transport in both(short):
        found, error = read_through(transport, get())
        assert ([b"a"], TransportError) == (found, type(error))


def test_one_that_takes_too_long() -> None:
    async def slow(_scope: Any, _receive: Any, send: Any) -> None:
        await asyncio.sleep(float(_scope["query_string"]))
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a", "more_body": True})
        await asyncio.sleep(30)

    for transport in both(slow):
        for seconds, expected in (("30", []), ("0", [b"a"])):
            request = Request("GET", f"http://a/?{seconds}", timeout=Timeout(read=0.2, total=0.5))
            found, error = read_through(transport, request)
            assert (expected, TransportTimeoutError) == (found, type(error))
            assert str(error) == "a did not answer in time"


def test_one_that_nobody_reads_any_longer_is_told() -> None:
    told: list[Any] = []

    async def stubborn(_scope: Any, receive: Any, send: Any) -> None:
        told.append((await receive())["type"])
        await send({"type": "http.response.start", "status": 200, "headers": []})
        while True:
            try:
                await send({"type": "http.response.body", "body": b"a", "more_body": True})
            except asyncio.CancelledError:
                told.append((await receive())["type"])
            except OSError:
                told.append("no longer")
                raise

    with SyncAsgiTransport(stubborn).stream(get()) as answer:
        assert b"a" == next(answer.pieces)
    assert ["http.request", "http.disconnect", "no longer"] == told


def test_what_it_does_behind_its_answer_is_waited_for() -> None:
    done: list[str] = []

    async def busy(_scope: Any, receive: Any, send: Any) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})
        await send({"type": "http.response.body", "body": b"a"})
        await send({"type": "http.response.body", "body": b"too late"})
        await asyncio.sleep(0.05)
        await receive()
        done.append((await receive())["type"])

    for transport in both(busy):
        assert ([b"a"], None) == read_through(transport, get())
    assert ["http.disconnect"] * 2 == done


def test_an_upload_comes_in_pieces() -> None:
    seen: list[Any] = []

    async def app(scope: Any, receive: Any, send: Any) -> None:
        seen.append({name: text for name, text in scope["headers"] if name != b"host"})
        more = True
        while more:
            message = await receive()
            more = message["more_body"]
            seen.append(message["body"])
        await send({"type": "http.response.start", "status": 204, "headers": []})
        await send({"type": "http.response.body"})

    for transport in both(app):
        read_through(transport, get(method="PUT", upload=pieces(b"a", b"b")))
        read_through(transport, get(method="PUT", upload=Pieces(b"ab")))
    once = [{b"transfer-encoding": b"chunked"}, b"a", b"b", b"", {b"content-length": b"2"}, b"ab", b""]
    assert once * 2 == seen


def test_a_coroutine_is_no_place_for_the_sync_client() -> None:
    async def app(*_: Any) -> None:
        pass

    async def call() -> None:
        with SyncAsgiTransport(app).stream(get()):
            pass

    async def whole() -> None:
        SyncAsgiTransport(app).handle(get())

    with pytest.raises(RuntimeError, match="use the asynchronous client"):
        asyncio.run(call())
    with pytest.raises(RuntimeError, match="use the asynchronous client"):
        asyncio.run(whole())
