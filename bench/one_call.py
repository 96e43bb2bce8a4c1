"""Measures what one call costs in the process of a client, in CPU time.

`python -m bench.one_call SUBJECT CONCURRENCY CALLS URL` prints microseconds. A concurrency of 0 is a call of the sync
client, 1 an asynchronous one at a time, more is that many at once.
"""

# ruff: noqa: PLC0415  a subject imports what it measures and nothing else

from __future__ import annotations

import asyncio
import sys
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib import import_module
from typing import Any, Final, TypeAlias

_WARMING: Final = 200
_PATH: Final = "/links/1/reset"
_HEADERS: Final[Any] = {"User-Agent": "bare", "Accept": "application/json", "Authorization": "Bearer token"}

Sync: TypeAlias = Callable[[], object]
Async: TypeAlias = Callable[[], Awaitable[object]]


@contextmanager
def _ours(url: str, transport: Any) -> Iterator[Sync]:
    from moneykit_client import MoneyKit

    with MoneyKit("token", base_url=url, transport=transport) as client:
        yield lambda: client.links.reset_link("1")


@asynccontextmanager
async def _ours_async(url: str, transport: Any) -> AsyncIterator[Async]:
    from moneykit_client import AsyncMoneyKit

    async with AsyncMoneyKit("token", base_url=url, transport=transport) as client:
        yield lambda: client.links.reset_link("1")


@contextmanager
def _stock(url: str, _: Any) -> Iterator[Sync]:
    stock = import_module("money_kit_client")
    reset_link = import_module("money_kit_client.api.links.reset_link")

    with stock.AuthenticatedClient(base_url=url, token="token") as client:  # noqa: S106  it opens nothing
        yield lambda: reset_link.sync_detailed("1", client=client)


@asynccontextmanager
async def _stock_async(url: str, _: Any) -> AsyncIterator[Async]:
    stock = import_module("money_kit_client")
    reset_link = import_module("money_kit_client.api.links.reset_link")

    async with stock.AuthenticatedClient(base_url=url, token="token") as client:  # noqa: S106  it opens nothing
        yield lambda: reset_link.asyncio_detailed("1", client=client)


@contextmanager
def _httpcore2(url: str, _: Any) -> Iterator[Sync]:
    import httpcore2

    def call() -> bytes:
        return pool.request("POST", url + _PATH, headers=_HEADERS, content=b"").content

    with httpcore2.ConnectionPool(max_connections=100) as pool:
        yield call


@asynccontextmanager
async def _httpcore2_async(url: str, _: Any) -> AsyncIterator[Async]:
    import httpcore2

    async def call() -> bytes:
        return (await pool.request("POST", url + _PATH, headers=_HEADERS, content=b"")).content

    async with httpcore2.AsyncConnectionPool(max_connections=100) as pool:
        yield call


@contextmanager
def _httpx2(url: str, _: Any) -> Iterator[Sync]:
    import httpx2

    with httpx2.Client(limits=httpx2.Limits(max_connections=100)) as client:
        yield lambda: client.post(url + _PATH, headers=_HEADERS).content


@asynccontextmanager
async def _httpx2_async(url: str, _: Any) -> AsyncIterator[Async]:
    import httpx2

    async with httpx2.AsyncClient(limits=httpx2.Limits(max_connections=100)) as client:
        yield lambda: client.post(url + _PATH, headers=_HEADERS)


@contextmanager
def _urllib3(url: str, _: Any) -> Iterator[Sync]:
    import urllib3

    with urllib3.PoolManager() as pool:
        yield lambda: pool.request("POST", url + _PATH, headers=_HEADERS, redirect=False).data


@asynccontextmanager
async def _aiohttp(url: str, _: Any) -> AsyncIterator[Async]:
    import aiohttp

    async def call() -> bytes:
        async with session.post(url + _PATH, headers=_HEADERS) as answer:
            return await answer.read()

    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as session:
        yield call


SYNC: Final[dict[str, tuple[Callable[[str, Any], Any], Any]]] = {
    "stock": (_stock, None),
    "httpx2": (_ours, None),
    "fast": (_ours, "fast"),
    "bare httpcore2": (_httpcore2, None),
    "bare httpx2": (_httpx2, None),
    "bare fast": (_urllib3, None),
}
ASYNC: Final[dict[str, tuple[Callable[[str, Any], Any], Any]]] = {
    "stock": (_stock_async, None),
    "httpx2": (_ours_async, None),
    "fast": (_ours_async, "fast"),
    "bare httpcore2": (_httpcore2_async, None),
    "bare httpx2": (_httpx2_async, None),
    "bare fast": (_aiohttp, None),
}


def sync_cost(subject: str, calls: int, url: str) -> float:
    """Return the seconds of CPU that a call takes."""
    make, argument = SYNC[subject]
    with make(url, argument) as call:
        for _ in range(_WARMING):
            call()
        began = time.process_time()
        for _ in range(calls):
            call()
        return (time.process_time() - began) / calls


async def async_cost(subject: str, concurrency: int, calls: int, url: str) -> float:
    """Return the seconds of CPU that a call takes of which there are several at once."""
    make, argument = ASYNC[subject]
    async with make(url, argument) as call:

        async def several(number: int) -> None:
            for _ in range(number):
                await call()

        async def at_once(number: int) -> None:
            await asyncio.gather(*(several(number // concurrency) for _ in range(concurrency)))

        await at_once(max(_WARMING, concurrency * 2))
        each = max(calls // concurrency, 1) * concurrency
        began = time.process_time()
        await at_once(each)
        return (time.process_time() - began) / each


def main() -> None:
    """Measure what the command line names."""
    subject, concurrency, calls, url = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    if concurrency:
        cost = asyncio.run(async_cost(subject, concurrency, calls, url))
    else:
        cost = sync_cost(subject, calls, url)
    print(cost * 1e6)


if __name__ == "__main__":
    main()
