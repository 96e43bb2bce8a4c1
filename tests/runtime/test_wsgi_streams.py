"""WSGI applications that are read piece by piece: how they end, and in which thread."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeAlias

from templates.runtime.errors import TransportTimeoutError
from templates.runtime.transports.protocol import Request, Timeout
from templates.runtime.transports.wsgi import AsyncWsgiTransport, WsgiTransport
from templates.runtime.values.uploads import Pieces, source
from tests.runtime.applications import both, get, pieces, read_through

Environment: TypeAlias = dict[str, Any]
Start: TypeAlias = Callable[..., Any]


def test_what_it_raises_in_the_midst_the_reader_raises() -> None:
    def broken(_: Environment, start_response: Start) -> Iterator[bytes]:
        start_response("200 OK", [])
        yield b"a"
        raise LookupError

    for transport in both(broken):
        found, error = read_through(transport, get())
        assert ([b"a"], LookupError) == (found, type(error))


def test_what_it_writes_comes_in_order() -> None:
    def old(_: Environment, start_response: Start) -> Iterable[bytes]:
        write = start_response("200 OK", [])
        write(b"a")
        write(b"b")

        def each() -> Iterator[bytes]:
            yield b""
            write(b"c")
            yield b"d"
            write(b"e")

        return each()

    for transport in both(old):
        found, error = read_through(transport, get())
        assert (b"abcde", None) == (b"".join(found), error)


def test_it_may_change_its_answer_until_that_has_begun() -> None:
    def changing(_: Environment, start_response: Start) -> Iterator[bytes]:
        start_response("200 OK", [])
        try:
            raise LookupError
        except LookupError as error:
            start_response("500 Oops", [], (LookupError, error, None))
            yield b"a"
            start_response("501 Too Late", [], (LookupError, error, None))

    for transport in both(changing):
        found, error = read_through(transport, get())
        assert ([b"a"], LookupError) == (found, type(error))
    with WsgiTransport(changing).stream(get()) as answer:
        assert 500 == answer.status


def test_one_that_takes_too_long_is_left_to_its_thread() -> None:
    go_on, closed = threading.Event(), threading.Event()

    def slow(environment: Environment, start_response: Start) -> Iterator[bytes]:
        start_response("200 OK", [])
        try:
            if environment["QUERY_STRING"]:
                yield b"a"
            go_on.wait(10)
            yield b"b"
        finally:
            closed.set()

    for query, expected in (("", []), ("x", [b"a"])):
        request = Request("GET", f"http://a/?{query}", timeout=Timeout(read=0.2, total=0.2))
        began = time.monotonic()

        found, error = read_through(AsyncWsgiTransport(slow), request)
        assert (expected, TransportTimeoutError) == (found, type(error))
        assert time.monotonic() - began < 5
        go_on.set()
        assert closed.wait(5)
        go_on.clear()
        closed.clear()


def test_all_its_steps_are_in_one_thread() -> None:
    threads: list[int] = []

    def app(_: Environment, start_response: Start) -> Iterator[bytes]:
        start_response("200 OK", [])
        for _one in range(3):
            threads.append(threading.get_ident())
            yield b"a"

    assert ([b"a"] * 3, None) == read_through(AsyncWsgiTransport(app), get())
    assert (3, 1) == (len(threads), len(set(threads)))
    assert threading.get_ident() not in threads


def test_an_upload_is_read_while_it_is_asked_for() -> None:
    seen: list[Any] = []

    def app(environment: Environment, start_response: Start) -> list[bytes]:
        body = environment["wsgi.input"]
        seen.append([environment.get("CONTENT_LENGTH"), environment.get("wsgi.input_terminated"), body.read()])
        start_response("204 No Content", [])
        return []

    transport = WsgiTransport(app)
    read_through(transport, get(method="PUT", upload=pieces(b"a", b"", b"b" * 70_000)))
    read_through(transport, get(method="PUT", upload=Pieces(b"ab", b"c")))
    assert [[None, True, b"a" + b"b" * 70_000], ["3", None, b"abc"]] == seen

    asked: list[bytes] = []

    def curious(environment: Environment, start_response: Start) -> list[bytes]:
        asked.append(environment["wsgi.input"].read(2))
        start_response("413 Content Too Large", [])
        return []

    def endless() -> Iterator[bytes]:
        while True:
            yield b"x" * 10_000

    made = source(endless())
    assert made is not None
    read_through(WsgiTransport(curious), get(method="PUT", upload=Pieces(made)))
    assert [b"xx"] == asked
