# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The client, sync and async."""

from __future__ import annotations

from typing import Final

from ._runtime.client import AsyncClient, Client, Service
from ._runtime.retries import Retries
from ._runtime.transports.protocol import AsyncTransport, Timeout, Transport
from .api.feed import AsyncFeed, Feed

SERVICE: Final = Service(
    name="streams-client", version="1.0.0", base_url="https://api.example.com/v1", env_prefix="STREAMS", security={}
)


class Streams(Client):
    """A client for Streams.

    Args:
        base_url: Where the service is. Without it, the environment variable STREAMS_BASE_URL, then the first
            server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        retries: How often a request that failed is sent again, or Retries, which says when and how long
            after.
        transport: What carries requests; without it, httpx2.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retries: int | Retries = Retries(),
        transport: Transport | None = None,
    ) -> None:
        super().__init__(
            SERVICE, credentials={}, base_url=base_url, timeout=timeout, retries=retries, transport=transport
        )
        self.feed = Feed(self)


class AsyncStreams(AsyncClient):
    """A client for Streams.

    Args:
        base_url: Where the service is. Without it, the environment variable STREAMS_BASE_URL, then the first
            server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        retries: How often a request that failed is sent again, or Retries, which says when and how long
            after.
        transport: What carries requests; without it, httpx2.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retries: int | Retries = Retries(),
        transport: AsyncTransport | None = None,
    ) -> None:
        super().__init__(
            SERVICE, credentials={}, base_url=base_url, timeout=timeout, retries=retries, transport=transport
        )
        self.feed = AsyncFeed(self)
