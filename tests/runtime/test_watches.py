"""One timer for all calls of an event loop ends each of them when it is over, and no other."""

from __future__ import annotations

import asyncio
import time
from typing import Final

import pytest

from templates.runtime.transports.deadlines import Deadline
from templates.runtime.transports.watches import Watches

SLACK: Final = 0.25
"""Seconds by which a busy machine may be late."""


async def ended(watches: Watches, total: float | None, *steps: tuple[float, float | None]) -> tuple[bool, bool, float]:
    """Sleep through steps, each of which has a limit; return whether it was ended, by a step, and after how long."""
    began = time.monotonic()
    watch = watches.of(Deadline(total))
    try:
        with watch:
            for takes, most in steps:
                watch.wait(most)
                await asyncio.sleep(takes)
    except TimeoutError:
        return True, watch.has_waited, time.monotonic() - began
    return False, False, time.monotonic() - began


def test_each_call_ends_when_it_is_over() -> None:
    async def main() -> None:
        watches = Watches()
        found = await asyncio.gather(
            ended(watches, None, (0.5, None)),
            ended(watches, 0.3, (5, None)),
            ended(watches, 5, (0.1, 0.2), (5, 0.2)),
            ended(watches, 0.2, (5, 3)),
            ended(watches, 5, (0.15, 0.2), (0.15, 0.2), (0.15, 0.2)),
            ended(watches, None, (5, 0.1)),
        )
        expected = [
            (False, False, 0.5),
            (True, False, 0.3),
            (True, True, 0.3),
            (True, False, 0.2),
            (False, False, 0.45),
            (True, True, 0.1),
        ]
        assert [one[:2] for one in expected] == [one[:2] for one in found]
        for (*_, due), (*_, took) in zip(expected, found, strict=True):
            assert due - 0.01 <= took <= due + SLACK
        assert not watches.running

    asyncio.run(main())


def test_calls_that_go_well_share_one_timer() -> None:
    async def main() -> None:
        watches = Watches()
        assert not (await ended(watches, 60, (0, 30)))[0]
        first = watches._timer
        assert first is not None
        for _ in range(50):
            assert not (await ended(watches, 60, (0, 30), (0, 30)))[0]
        assert first is watches._timer
        # One that may wait less needs another.
        assert not (await ended(watches, 10, (0, 30)))[0]
        assert first is not watches._timer
        watches.close()

    asyncio.run(main())


def test_a_timer_that_was_closed_starts_again() -> None:
    async def main() -> None:
        watches = Watches()
        assert not (await ended(watches, 5, (0, 5)))[0]
        watches.close()
        was_ended, _, took = await ended(watches, 0.1, (5, None))
        assert was_ended
        assert took <= 0.1 + SLACK

    asyncio.run(main())


def test_who_is_cancelled_is_not_timed_out() -> None:
    async def main() -> None:
        watches = Watches()
        task = asyncio.create_task(ended(watches, 5, (5, 5)))
        await asyncio.sleep(0.05)
        task.cancel()
        assert [asyncio.CancelledError] == [type(one) for one in await asyncio.gather(task, return_exceptions=True)]
        assert not watches.running

    asyncio.run(main())


def test_a_call_that_somebody_else_cancels_is_cancelled() -> None:
    async def main() -> None:
        watches = Watches()
        for total in (60, 0.1):
            began = asyncio.create_task(ended(watches, total, (5, None)))
            await asyncio.sleep(0)
            if total < 1:
                # It is over and cancelled before it goes on: what the program asked for goes first.
                time.sleep(0.15)  # noqa: ASYNC251  the event loop shall be late
                watches._look()
            began.cancel()
            with pytest.raises(asyncio.CancelledError):
                await began
        assert not watches.running
        watches.close()

    asyncio.run(main())
