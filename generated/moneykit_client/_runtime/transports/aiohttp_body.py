"""A body that aiohttp sends in pieces, each of which is taken in time."""

import asyncio
from collections.abc import AsyncIterable, AsyncIterator, Awaitable, Callable
from typing import Final

import aiohttp

PIECE: Final = 64 * 1024
"""The longest body that is sent at once."""


class WriteTimeoutError(Exception):
    """The service takes the request too slowly."""


class Body:
    """What a service takes piece by piece; to wait for the pieces themselves has no limit but the call's."""

    def __init__(self, pieces: AsyncIterable[bytes], seconds: float | None, taken: Callable[[], None]) -> None:
        self._pieces = pieces
        self._seconds = seconds
        self._taken = taken
        self._limit: asyncio.Timeout | None = None
        self._failure: Exception | None = None
        self.is_over = False
        """Whether all of it was taken."""

    async def during(self, asked: Awaitable[aiohttp.ClientResponse]) -> aiohttp.ClientResponse:
        """Return the answer to the request that this is the body of; raise what reading the pieces raised."""
        try:
            async with asyncio.timeout(None) as self._limit:
                return await asked
        except TimeoutError:
            if self._limit is not None and self._limit.expired():
                raise WriteTimeoutError from None
            raise
        except aiohttp.ClientError:
            # It makes an error of its own of whatever the pieces raise.
            if self._failure is not None:
                raise self._failure from None
            raise
        finally:
            self._limit = None

    async def __aiter__(self) -> AsyncIterator[bytes]:
        try:
            async for piece in self._pieces:
                for at in range(0, len(piece), PIECE):
                    self._wait(self._seconds)
                    yield piece[at : at + PIECE]
                    self._wait(None)
        except Exception as error:
            self._failure = error
            raise
        self.is_over = True
        self._taken()

    def _wait(self, seconds: float | None) -> None:
        """Wait no longer than so many seconds from now on."""
        if self._limit is not None and not self._limit.expired():
            self._limit.reschedule(None if seconds is None else asyncio.get_running_loop().time() + seconds)
