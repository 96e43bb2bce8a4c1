"""Measures what a client keeps: `python -m bench.kept SUBJECT sync|async URL`.

It prints a JSON array: bytes that Python has for each connection in the pool, for each whole answer that is kept, and
for each value.
"""

# ruff: noqa: PLC0415  a subject imports what it measures and nothing else

from __future__ import annotations

import asyncio
import gc
import json
import sys
import tracemalloc
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module
from typing import Any, Final, TypeAlias

CONNECTIONS: Final = 20
"""As many as every client keeps in its pool."""
ANSWERS: Final = 500
_WARMING: Final = 50

Calls: TypeAlias = tuple[Callable[[], Any], Callable[[], Any]]
"""One that returns the whole answer, and one that returns its value."""


def _stock(client: Any, *, is_async: bool) -> Calls:
    reset_link = import_module("money_kit_client.api.links.reset_link")
    if is_async:
        return (
            lambda: reset_link.asyncio_detailed("1", client=client),
            lambda: reset_link.asyncio("1", client=client),
        )
    return lambda: reset_link.sync_detailed("1", client=client), lambda: reset_link.sync("1", client=client)


def _client(subject: str, url: str, *, is_async: bool) -> Any:
    if subject == "stock":
        return import_module("money_kit_client").AuthenticatedClient(base_url=url, token="token")  # noqa: S106  it opens nothing
    from moneykit_client import AsyncMoneyKit, MoneyKit

    kind: Any = AsyncMoneyKit if is_async else MoneyKit
    return kind("token", base_url=url, transport="fast" if subject == "fast" else "httpx2")


def _calls(subject: str, client: Any, *, is_async: bool) -> Calls:
    if subject == "stock":
        return _stock(client, is_async=is_async)
    return lambda: client.links.reset_link.raw("1"), lambda: client.links.reset_link("1")


def _bytes() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def sync_kept(subject: str, url: str) -> list[float]:
    """Return what a sync client keeps."""
    found: list[float] = []

    def at_once(client: Any) -> None:
        call = _calls(subject, client, is_async=False)[0]
        with ThreadPoolExecutor(CONNECTIONS) as pool:
            for one in [pool.submit(call) for _ in range(CONNECTIONS)]:
                one.result()

    # First another one, so that everything but the connections is there.
    with _client(subject, f"{url}/hold/{CONNECTIONS}", is_async=False) as other:
        at_once(other)
    with _client(subject, f"{url}/hold/{CONNECTIONS}", is_async=False) as client:
        before = _bytes()
        at_once(client)
        found.append((_bytes() - before) / CONNECTIONS)
    with _client(subject, url, is_async=False) as client:
        for call in _calls(subject, client, is_async=False):
            for _ in range(_WARMING):
                call()
            before = _bytes()
            kept = [call() for _ in range(ANSWERS)]
            found.append((_bytes() - before) / ANSWERS)
            del kept
    return found


async def async_kept(subject: str, url: str) -> list[float]:
    """Return what an asynchronous client keeps."""
    found: list[float] = []

    async def at_once(client: Any) -> None:
        call: Callable[[], Awaitable[object]] = _calls(subject, client, is_async=True)[0]
        await asyncio.gather(*(call() for _ in range(CONNECTIONS)))

    async with _client(subject, f"{url}/hold/{CONNECTIONS}", is_async=True) as other:
        await at_once(other)
    async with _client(subject, f"{url}/hold/{CONNECTIONS}", is_async=True) as client:
        before = _bytes()
        await at_once(client)
        found.append((_bytes() - before) / CONNECTIONS)
    async with _client(subject, url, is_async=True) as client:
        for call in _calls(subject, client, is_async=True):
            for _ in range(_WARMING):
                await call()
            before = _bytes()
            kept = [await call() for _ in range(ANSWERS)]
            found.append((_bytes() - before) / ANSWERS)
            del kept
    return found


def main() -> None:
    """Measure what the command line names."""
    subject, kind, url = sys.argv[1:]
    tracemalloc.start()
    print(json.dumps(asyncio.run(async_kept(subject, url)) if kind == "async" else sync_kept(subject, url)))


if __name__ == "__main__":
    main()
