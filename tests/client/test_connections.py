"""Connections: opened late, shared, closed in the end; and what is raised when there is none or no answer comes."""

import asyncio
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from moneykit_client import (
    AsyncMoneyKit,
    ConnectError,
    LinkBadStateError,
    MoneyKit,
    NotFoundError,
    Timeout,
    TransportError,
    TransportTimeoutError,
)
from moneykit_client._runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from tests.client.calling import Reset
from tests.client.raw_server import answering, http, unused_port
from tests.server_process import ServerProcess

AT_ONCE = 40


def test_many_asynchronous_calls_share_one_client(server: ServerProcess, unused: Iterator[str]) -> None:
    links = [next(unused) for _ in range(AT_ONCE)]

    async def reset_all() -> list[object]:
        async with AsyncMoneyKit(server.token(), base_url=server.url) as moneykit:
            answers = await asyncio.gather(*(moneykit.links.reset_link(link) for link in links))
            return [answer.link_id for answer in answers]

    assert links == asyncio.run(reset_all())


def test_many_threads_share_one_client(server: ServerProcess, unused: Iterator[str]) -> None:
    links = [next(unused) for _ in range(AT_ONCE)]
    with MoneyKit(server.token(), base_url=server.url) as moneykit, ThreadPoolExecutor(8) as pool:
        answers = pool.map(moneykit.links.reset_link, links)
        assert links == [answer.link_id for answer in answers]


def test_of_many_calls_for_one_link_one_succeeds(server: ServerProcess, link_id: str) -> None:
    async def reset_often() -> Counter[type]:
        async with AsyncMoneyKit(server.token(), base_url=server.url) as moneykit:
            calls = (moneykit.links.reset_link(link_id) for _ in range(AT_ONCE))
            return Counter(map(type, await asyncio.gather(*calls, return_exceptions=True)))

    outcomes = asyncio.run(reset_often())
    assert AT_ONCE - 1 == outcomes.pop(LinkBadStateError)
    assert [1] == list(outcomes.values())


def test_each_event_loop_closes_the_connections_that_it_made() -> None:
    """Connections belong to their loop, so one loop cannot close those of another."""
    with answering(http(404), hang_up=False) as seen, asyncio.Runner() as first, asyncio.Runner() as second:
        moneykit = AsyncMoneyKit("token", base_url=seen.url)
        for runner in (first, second, first):
            with pytest.raises(NotFoundError):
                runner.run(moneykit.links.reset_link("a"))
        assert seen.connections == 2
        second.run(moneykit.aclose())
        assert seen.closed.acquire(timeout=10)
        first.run(moneykit.aclose())
        assert seen.closed.acquire(timeout=5)


def test_one_connection_serves_many_calls_and_is_closed_with_the_client() -> None:
    with answering(http(404), hang_up=False) as seen:
        with MoneyKit("token", base_url=seen.url) as moneykit:
            for _ in range(3):
                with pytest.raises(NotFoundError):
                    moneykit.links.reset_link("a")
            assert not seen.closed.acquire(blocking=False)
        assert seen.closed.acquire(timeout=10)
        assert (1, 3) == (seen.connections, len(seen.heads))


def test_one_connection_serves_many_asynchronous_calls_and_is_closed_with_the_client() -> None:
    async def reset_thrice(url: str) -> None:
        async with AsyncMoneyKit("token", base_url=url) as moneykit:
            for _ in range(3):
                with pytest.raises(NotFoundError):
                    await moneykit.links.reset_link("a")

    with answering(http(404), hang_up=False) as seen:
        asyncio.run(reset_thrice(seen.url))
        assert seen.closed.acquire(timeout=10)
        assert (1, 3) == (seen.connections, len(seen.heads))


def test_a_closed_client_calls_nobody() -> None:
    with answering(http(404)) as seen:
        with MoneyKit("token", base_url=seen.url) as moneykit:
            pass
        with pytest.raises(RuntimeError, match="closed"):
            moneykit.links.reset_link("a")
        with pytest.raises(RuntimeError, match="closed"), moneykit:
            pass
        moneykit.close()
        assert [] == seen.heads


def test_a_closed_asynchronous_client_calls_nobody() -> None:
    async def use(url: str) -> None:
        async with AsyncMoneyKit("token", base_url=url) as moneykit:
            pass
        with pytest.raises(RuntimeError, match="closed"):
            await moneykit.links.reset_link("a")
        await moneykit.aclose()

    with answering(http(404)) as seen:
        asyncio.run(use(seen.url))
        assert [] == seen.heads


def test_a_transport_that_was_given_stays_open() -> None:
    with answering(http(404), hang_up=False) as seen, Httpx2Transport() as transport:
        for _ in range(2):
            with MoneyKit("token", base_url=seen.url, transport=transport) as moneykit, pytest.raises(NotFoundError):
                moneykit.links.reset_link("a")
        assert len(seen.heads) == 2


def test_an_asynchronous_transport_that_was_given_stays_open() -> None:
    async def use(url: str) -> None:
        async with AsyncHttpx2Transport() as transport:
            for _ in range(2):
                async with AsyncMoneyKit("token", base_url=url, transport=transport) as moneykit:
                    with pytest.raises(NotFoundError):
                        await moneykit.links.reset_link("a")

    with answering(http(404), hang_up=False) as seen:
        asyncio.run(use(seen.url))
        assert len(seen.heads) == 2


def test_nobody_listens(reset: Reset) -> None:
    with pytest.raises(ConnectError) as caught:
        reset("a", token="token", base_url=f"http://127.0.0.1:{unused_port()}")
    assert "POST /links/{id}/reset" in str(caught.value)
    assert caught.value.operation == "POST /links/{id}/reset"


def test_a_host_that_cannot_be(reset: Reset) -> None:
    """A label has at most 63 characters (RFC 1035, 2.3.4), so nobody need be asked."""
    with pytest.raises(ConnectError):
        reset("a", token="token", base_url=f"https://{64 * 'a'}.invalid")


@pytest.mark.parametrize("timeout", [0.2, Timeout(read=0.2)], ids=["seconds", "of reading"])
def test_an_answer_that_does_not_come_is_not_waited_for(reset: Reset, timeout: float | Timeout) -> None:
    began = time.monotonic()
    with answering(None) as seen, pytest.raises(TransportTimeoutError, match="in time"):
        reset("a", token="token", base_url=seen.url, timeout=timeout)
    assert time.monotonic() - began < 10
    assert len(seen.heads) == 1


def test_an_answer_that_stops_in_the_middle_is_not_waited_for(reset: Reset) -> None:
    half = http(200, b"{", {"Content-Length": "100"})
    with answering(half, hang_up=False) as seen, pytest.raises(TransportTimeoutError):
        reset("a", token="token", base_url=seen.url, timeout=0.2)


def test_a_service_that_hangs_up_gave_no_answer(reset: Reset) -> None:
    with answering(b"") as seen, pytest.raises(TransportError) as caught:
        reset("a", token="token", base_url=seen.url)
    assert type(caught.value) is TransportError
    assert len(seen.heads) == 1


def test_an_asynchronous_call_can_be_cancelled() -> None:
    async def cancel(url: str) -> None:
        async with AsyncMoneyKit("token", base_url=url) as moneykit:
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(moneykit.links.reset_link("a"), 0.1)

    with answering(None) as seen:
        asyncio.run(cancel(seen.url))
