"""The generated client, called in both of its flavours as one function, so that each test is about both."""

import asyncio
from typing import Any, Protocol

from moneykit_client import AsyncMoneyKit, MoneyKit
from moneykit_client.models import Link


class Reset(Protocol):
    """Reset one link with a client that is made for it; the keywords are those of the client, which repeats nothing."""

    def __call__(self, link_id: str, /, **options: Any) -> Link:
        """Return the link after its reset, or raise what the call raises."""
        ...


def sync_reset(link_id: str, /, **options: Any) -> Link:
    """Reset a link with `MoneyKit`."""
    with MoneyKit(**{"retries": 0, **options}) as moneykit:
        return moneykit.links.reset_link(link_id)


def async_reset(link_id: str, /, **options: Any) -> Link:
    """Reset a link with `AsyncMoneyKit`, in an event loop that is made for it."""

    async def reset() -> Link:
        async with AsyncMoneyKit(**{"retries": 0, **options}) as moneykit:
            return await moneykit.links.reset_link(link_id)

    return asyncio.run(reset())


FLAVOURS: dict[str, Reset] = {"sync": sync_reset, "async": async_reset}
