"""How long an application in the same process may take for what it does next."""

import asyncio
from collections.abc import Awaitable
from typing import TypeVar

from .deadlines import Deadline
from .failures import too_late
from .protocol import Request

T = TypeVar("T")


async def answered(waiting: Awaitable[T], request: Request, seconds: float | None) -> T:
    """Return what an application does next for a request; raise `TransportTimeoutError` if it takes too long.

    A TimeoutError of the application's own is its own.
    """
    return await _before(asyncio.timeout(seconds), waiting, request, Deadline(None))


async def in_time(waiting: Awaitable[T], request: Request) -> T:
    """Return what an application does for a whole call; raise `TransportTimeoutError` if that lasts too long."""
    deadline = Deadline(request.timeout.total)
    return await _before(asyncio.timeout(deadline.total), waiting, request, deadline)


async def _before(limit: asyncio.Timeout, waiting: Awaitable[T], request: Request, deadline: Deadline) -> T:
    try:
        async with limit:
            return await waiting
    except TimeoutError as error:
        if not limit.expired():
            raise
        raise too_late(request, "read", deadline) from error
