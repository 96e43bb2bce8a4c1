# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The client, sync and async."""

from __future__ import annotations

from typing import Final

from ._runtime.client import AsyncClient, Client, Service
from ._runtime.transports.protocol import AsyncTransport, Timeout, Transport
from .api.default import AsyncDefault, Default

SERVICE: Final = Service(
    name="positions-of-parts-client",
    version="1.0.0",
    base_url="https://api.example.com/v1",
    env_prefix="POSITIONS_OF_PARTS",
    security={},
)


class PositionsOfParts(Client):
    """A client for Positions of parts.

    Args:
        base_url: Where the service is. Without it, the environment variable POSITIONS_OF_PARTS_BASE_URL, then
            the first server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        transport: What carries requests; without it, httpx2.
    """

    def __init__(
        self, *, base_url: str | None = None, timeout: float | Timeout = Timeout(), transport: Transport | None = None
    ) -> None:
        super().__init__(SERVICE, credentials={}, base_url=base_url, timeout=timeout, transport=transport)
        self.default = Default(self)


class AsyncPositionsOfParts(AsyncClient):
    """A client for Positions of parts.

    Args:
        base_url: Where the service is. Without it, the environment variable POSITIONS_OF_PARTS_BASE_URL, then
            the first server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        transport: What carries requests; without it, httpx2.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        transport: AsyncTransport | None = None,
    ) -> None:
        super().__init__(SERVICE, credentials={}, base_url=base_url, timeout=timeout, transport=transport)
        self.default = AsyncDefault(self)
