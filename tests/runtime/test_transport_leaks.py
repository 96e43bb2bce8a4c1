"""Nothing stays behind: 100,000 calls later a process is as large as it was, and a connection costs what it costs."""

import asyncio
import gc
import json
import os
import subprocess
import sys
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest

from templates.runtime.transports.protocol import Request
from tests.runtime.carriers import Carrier
from tests.server_process import ROOT

WARMING = 2_000
CALLS = 100_000
MEGABYTE = 1024 * 1024


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    """A service in another process, which is as fast as it can be."""
    command = [sys.executable, "-m", "bench.fast_service", "200"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(f"{json.dumps({'a': 'b' * 1000})}\n")
        process.stdin.flush()
        yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        process.stdin.close()


def resident() -> int:
    """Return how much memory the process has."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def descriptors() -> int:
    """Return how many files and sockets are open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def grown(call: Callable[[int], object]) -> tuple[int, int]:
    """Return by how many bytes and descriptors the process grows in many calls."""
    call(WARMING)
    before = resident(), descriptors()
    call(CALLS)
    return resident() - before[0], descriptors() - before[1]


pytestmark = [
    pytest.mark.long,
    pytest.mark.timeout(1200),
    pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is read from /proc"),
]


def test_nothing_leaks(carrier: Carrier, url: str) -> None:
    with carrier.opened() as send:

        def calls(number: int) -> None:
            for _ in range(number):
                send(Request("GET", url))

        size, opened = grown(calls)
    assert opened <= 0
    # Of each call, no object is left, which would be of fifty bytes at the least.
    assert size < 2 * MEGABYTE


def test_nothing_leaks_where_many_calls_are_under_way(async_carrier: Carrier, url: str) -> None:
    with asyncio.Runner() as runner:
        transport = async_carrier.make()

        async def several(number: int) -> None:
            for _ in range(number):
                await transport.handle(Request("GET", url))

        def calls(number: int) -> None:
            async def at_once() -> None:
                await asyncio.gather(*(several(number // 20) for _ in range(20)))

            runner.run(at_once())

        size, opened = grown(calls)
        closing: Awaitable[None] = transport.aclose()
        runner.run(_awaited(closing))
    assert opened <= 0
    assert size < 3 * MEGABYTE


async def _awaited(waiting: Awaitable[None]) -> None:
    await waiting
