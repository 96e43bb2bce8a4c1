"""The connections of every transport: used again, counted, of one process and one event loop, closed in the end."""

import asyncio
import gc
import os
import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from templates.runtime.errors import TransportTimeoutError
from templates.runtime.transports import bounds, idle_connections
from templates.runtime.transports.protocol import Request, Response, Timeout
from tests.runtime.carriers import Carrier
from tests.runtime.lying_server import LyingServer, http, serving

GOOD = http(b"good")
TIMEOUT = Timeout.of(10)


def get(url: str, timeout: Timeout = TIMEOUT) -> Request:
    return Request("GET", url, timeout=timeout)


def waited(condition: object, seconds: float = 5) -> bool:
    """Return whether something comes true in time."""
    assert callable(condition)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.01)
    return False


# A connection is used again while it is open.


def test_as_long_as_it_lasts(carrier: Carrier) -> None:
    with serving(GOOD) as server, carrier.opened() as send:
        assert [b"good"] * 10 == [send(get(server.url)).content for _ in range(10)]
        assert 1 == server.connections


def test_one_that_was_closed_meanwhile_is_not(carrier: Carrier) -> None:
    closing: list[socket.socket] = []

    def answer(connection: socket.socket) -> None:
        closing.append(connection)
        connection.sendall(GOOD)

    # The server closes after each answer without having said so.
    with serving(answer) as server, carrier.opened() as send:
        for number in range(5):
            assert b"good" == send(get(server.url)).content
            assert waited(lambda number=number: closing[number].fileno() == -1)
            time.sleep(0.02)
        assert 5 == server.connections


def test_one_that_speaks_unasked_is_not(carrier: Carrier) -> None:
    """What it says would be taken for the next answer."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(GOOD)
        time.sleep(0.02)
        connection.sendall(http(b"evil"))
        time.sleep(0.5)

    with serving(answer) as server, carrier.opened() as send:
        got = []
        for _ in range(2):
            got.append(send(get(server.url)).content)
            time.sleep(0.15)
        assert [b"good"] * 2 == got
        assert 2 == server.connections


def test_one_that_says_it_is_the_last_is_not(carrier: Carrier) -> None:
    with serving(http(b"good", "Connection: close")) as server, carrier.opened() as send:
        assert [b"good"] * 3 == [send(get(server.url)).content for _ in range(3)]
        assert 3 == server.connections


def test_nothing_is_sent_twice(carrier: Carrier) -> None:
    """Whoever calls knows whether it may be; a transport does not."""
    used = 0

    def answer(connection: socket.socket) -> None:
        nonlocal used
        used += 1
        if used == 1:
            connection.sendall(GOOD)
            while connection.recv(65536):
                used += 1
                return

    with serving(answer) as server, carrier.opened() as send:
        assert b"good" == send(get(server.url)).content
        with pytest.raises(Exception, match="no whole answer"):
            send(get(server.url))
        time.sleep(0.1)
        assert (2, 1) == (used, server.connections)


# As many connections as may be, and no more.


def test_the_next_one_waits(sync_carrier: Carrier) -> None:
    now: list[int] = []
    most = 0
    lock = threading.Lock()

    def answer(connection: socket.socket) -> None:
        nonlocal most
        with lock:
            now.append(1)
            most = max(most, len(now))
        time.sleep(0.05)
        with lock:
            now.pop()
        connection.sendall(http(b"good", "Connection: close"))

    with serving(answer) as server, sync_carrier.opened(max_connections=3) as send, ThreadPoolExecutor(12) as pool:
        answers = list(pool.map(lambda _: send(get(server.url)).content, range(12)))
    assert [b"good"] * 12 == answers
    assert most <= 3


def test_it_waits_only_so_long(sync_carrier: Carrier) -> None:
    def answer(connection: socket.socket) -> None:
        time.sleep(1)
        connection.sendall(http(b"good", "Connection: close"))

    with serving(answer) as server, sync_carrier.opened(max_connections=1) as send, ThreadPoolExecutor(1) as pool:
        first = pool.submit(send, get(server.url))
        time.sleep(0.2)
        with pytest.raises(TransportTimeoutError, match="had no free connection in the pool in time"):
            send(get(server.url, Timeout(pool=0.2)))
        assert b"good" == first.result().content
        assert b"good" == send(get(server.url)).content


def test_the_next_task_waits(async_carrier: Carrier) -> None:
    def answer(connection: socket.socket) -> None:
        time.sleep(0.3)
        connection.sendall(http(b"good", "Connection: close"))

    async def main(url: str) -> list[Response | BaseException]:
        async with async_carrier.make(max_connections=2) as transport:
            patient = [transport.handle(get(url)) for _ in range(4)]
            hasty = transport.handle(get(url, Timeout(pool=0.1)))
            return list(await asyncio.gather(*patient, hasty, return_exceptions=True))

    with serving(answer) as server:
        *answers, last = asyncio.run(main(server.url))
    assert [b"good"] * 4 == [one.content for one in answers if isinstance(one, Response)]
    assert isinstance(last, TransportTimeoutError)
    assert "had no free connection in the pool in time" in str(last)


def test_one_that_goes_elsewhere_makes_room(carrier: Carrier) -> None:
    with serving(GOOD) as first, serving(GOOD) as second, carrier.opened(max_connections=1) as send:
        for server in (first, second, first):
            assert b"good" == send(get(server.url)).content


def test_an_idle_one_is_closed_for_one_that_is_needed() -> None:
    pool = idle_connections.IdleConnections[_Pretended](2)
    for where in ("a", "b"):
        assert pool.take(where, 1) is None
        pool.give(where, _Pretended(where))
    a = pool.take("a", 1)
    assert a is not None
    assert pool.take("c", 1) is None
    assert ["b"] == _Pretended.closed
    with pytest.raises(TimeoutError):
        pool.take("c", 0.01)
    pool.close()
    pool.give("a", a)
    assert ["b", "a"] == _Pretended.closed


def test_an_old_one_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_connections, "IDLE_SECONDS", 0.0)
    _Pretended.closed.clear()
    pool = idle_connections.IdleConnections[_Pretended](2)
    pool.give("a", pool.take("a", 1) or _Pretended("old"))
    time.sleep(0.01)
    assert pool.take("a", 1) is None
    assert ["old"] == _Pretended.closed
    assert bounds.IDLE_SECONDS > 0


class _Pretended:
    """What a pool keeps: a pair of sockets of which one is enough."""

    closed: list[str] = []  # noqa: RUF012  which were closed, in order

    def __init__(self, name: str) -> None:
        self._name = name
        self._other, self.sock = socket.socketpair()

    def close(self) -> None:
        _Pretended.closed.append(self._name)
        self.sock.close()
        self._other.close()


# A transport belongs to nobody.


def test_many_threads(sync_carrier: Carrier) -> None:
    with serving(GOOD) as server, sync_carrier.opened() as send, ThreadPoolExecutor(16) as pool:
        answers = list(pool.map(lambda _: send(get(server.url)).content, range(400)))
    assert [b"good"] * 400 == answers
    assert server.connections <= 16


def test_loops_one_after_the_other_and_at_once(async_carrier: Carrier) -> None:
    with serving(GOOD) as server:
        transport = async_carrier.make()

        async def several() -> list[bytes]:
            try:
                answers = await asyncio.gather(*(transport.handle(get(server.url)) for _ in range(5)))
                return [one.content for one in answers]
            finally:
                await transport.aclose()

        assert [b"good"] * 5 == asyncio.run(several()) == asyncio.run(several())
        with ThreadPoolExecutor(4) as pool:
            assert [[b"good"] * 5] * 8 == list(pool.map(lambda _: asyncio.run(several()), range(8)))


def test_a_loop_that_ended_is_forgotten(async_carrier: Carrier) -> None:
    transport = async_carrier.make()
    kept = vars(transport).get("_pools") or vars(transport)["_sessions"]

    async def once(url: str) -> bytes:
        got: bytes = (await transport.handle(get(url))).content
        await transport.aclose()
        return got

    with serving(http(b"good", "Connection: close")) as server:
        for _ in range(5):
            assert b"good" == asyncio.run(once(server.url))
    gc.collect()
    assert 0 == len(vars(kept)["_by_loop"].get())
    assert vars(kept)["_last"] is None


# A process that comes of another has connections of its own, and leaves those of the other alone.


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_child_and_its_parent(sync_carrier: Carrier) -> None:
    def each(connection: socket.socket) -> None:
        # Which connection it is: two processes on one would read each other's answers.
        name = http(str(connection.getpeername()[1]).encode())
        connection.sendall(name)
        while connection.recv(65536):
            connection.sendall(name)

    with serving(each) as server, sync_carrier.opened() as send:
        own = send(get(server.url)).content
        children = [_forked(lambda: send(get(server.url)).content not in {own, b""}) for _ in range(3)]
        assert [0, 0, 0] == [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]
        # The children have ended, and closed what they had.
        assert own == send(get(server.url)).content
        assert 4 == server.connections


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_while_other_threads_use_it(sync_carrier: Carrier) -> None:
    """What they hold at that moment, nobody would ever give back."""
    with serving(GOOD) as server, sync_carrier.opened(max_connections=4) as send:
        stop = threading.Event()

        def busy() -> None:
            while not stop.is_set():
                send(get(server.url))

        threads = [threading.Thread(target=busy) for _ in range(4)]
        for thread in threads:
            thread.start()
        try:
            children = [_forked(lambda: send(get(server.url)).content == b"good") for _ in range(10)]
            codes = [os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) for pid in children]
        finally:
            stop.set()
            for thread in threads:
                thread.join()
    assert [0] * 10 == codes


@pytest.mark.skipif(not hasattr(os, "fork"), reason="no fork here")
@pytest.mark.filterwarnings("ignore:.*fork.*:DeprecationWarning")
def test_a_child_with_a_loop_of_its_own(async_carrier: Carrier) -> None:
    with serving(GOOD) as server:
        transport = async_carrier.make()

        async def once() -> bytes:
            got: bytes = (await transport.handle(get(server.url))).content
            await transport.aclose()
            return got

        with asyncio.Runner() as runner:
            assert b"good" == runner.run(once())
            pid = _forked(lambda: asyncio.run(once()) == b"good")
            assert 0 == os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
            assert b"good" == runner.run(once())


def _forked(holds: object) -> int:
    """Return the id of a process that ends with 0 if something holds in it."""
    assert callable(holds)
    pid = os.fork()
    if pid:
        return pid
    threading.Timer(20, os._exit, (9,)).start()
    try:
        os._exit(0 if holds() else 3)
    except BaseException:  # noqa: BLE001  whatever it is, the process ends here
        os._exit(4)


# Closing, and being cancelled.


def test_closing_closes(carrier: Carrier) -> None:
    ended = threading.Event()

    def answer(connection: socket.socket) -> None:
        connection.sendall(GOOD)
        if connection.recv(1) == b"":
            ended.set()

    with serving(answer) as server:
        with carrier.opened() as send:
            send(get(server.url))
            assert not ended.wait(0.05)
        assert ended.wait(5)


def test_a_cancelled_call_leaves_the_pool_as_it_was(async_carrier: Carrier) -> None:
    hanging = threading.Event()

    def answer(connection: socket.socket) -> None:
        hanging.wait(10)
        connection.sendall(http(b"good", "Connection: close"))

    async def main(server: LyingServer) -> bytes:
        async with async_carrier.make(max_connections=2) as transport:
            for number in range(3):
                tasks = [asyncio.create_task(transport.handle(get(server.url))) for _ in range(4)]
                expected = 2 * number + 2
                assert await asyncio.to_thread(waited, lambda expected=expected: server.connections >= expected)
                for task in tasks:
                    task.cancel()
                ended = await asyncio.gather(*tasks, return_exceptions=True)
                assert [asyncio.CancelledError] * 4 == [type(one) for one in ended]
            hanging.set()
            answers = await asyncio.gather(*(transport.handle(get(server.url)) for _ in range(4)))
            return b"".join(one.content for one in answers)

    with serving(answer) as server:
        assert b"good" * 4 == asyncio.run(main(server))


def test_a_task_cancelled_in_the_middle_of_an_answer(async_carrier: Carrier) -> None:
    """The rest of it is not the next one."""

    def answer(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nab")
        time.sleep(0.2)
        connection.sendall(b"c" * 998 + GOOD)

    async def main(server: LyingServer) -> bytes:
        async with async_carrier.make(max_connections=1) as transport:
            for _ in range(2):
                with pytest.raises(TimeoutError):
                    async with asyncio.timeout(0.1):
                        await transport.handle(get(server.url))
                await asyncio.sleep(0.2)
            got: bytes = (await transport.handle(get(server.url))).content
            return got

    with serving(answer) as server:
        assert b"ab" + b"c" * 998 == asyncio.run(main(server))
