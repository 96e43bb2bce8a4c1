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
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            return await waiting
    except TimeoutError as error:
        if limit.expired():
            raise too_late(request, "read", Deadline(None)) from error
        raise
