# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The client, sync and async."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from ._runtime.client import AsyncClient, Client, Service
from ._runtime.observing.hooks import Hooks
from ._runtime.retries import Retries
from ._runtime.security.placement import Signature
from ._runtime.transports.choice import Named
from ._runtime.transports.protocol import AsyncTransport, Request, Timeout, Transport
from .api.default import AsyncDefault, Default

SERVICE: Final = Service(
    name="waived-dangling-client",
    version="1.0",
    base_url="https://api.example.com",
    env_prefix="WAIVED_DANGLING",
    security={},
)


class WaivedDangling(Client):
    """A client for Waived dangling.

    Args:
        base_url: Where the service is. Without it, the environment variable WAIVED_DANGLING_BASE_URL, then
            the first server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        retries: How often a request that failed is sent again, or Retries, which says when and how long
            after.
        hooks: What hears of each request, answer, repetition and error.
        transport: What carries requests: 'httpx2', the default, 'fast', or an object of `transports`.
        auth: A function that is called with each request, and returns a Signature to add to it.
        allow_http: Whether credentials may be sent over plain http, where others can read them.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retries: int | Retries = Retries(),
        hooks: Iterable[Hooks] = (),
        transport: Transport | Named | None = None,
        auth: Callable[[Request], Signature] | None = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            SERVICE,
            credentials={},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.default = Default(self)


class AsyncWaivedDangling(AsyncClient):
    """A client for Waived dangling.

    Args:
        base_url: Where the service is. Without it, the environment variable WAIVED_DANGLING_BASE_URL, then
            the first server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        retries: How often a request that failed is sent again, or Retries, which says when and how long
            after.
        hooks: What hears of each request, answer, repetition and error.
        transport: What carries requests: 'httpx2', the default, 'fast', or an object of `transports`.
        auth: A function that is called with each request, and returns a Signature to add to it.
        allow_http: Whether credentials may be sent over plain http, where others can read them.
    """

    def __init__(
        self,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retries: int | Retries = Retries(),
        hooks: Iterable[Hooks] = (),
        transport: AsyncTransport | Named | None = None,
        auth: Callable[[Request], Signature | Awaitable[Signature]] | None = None,
        allow_http: bool = False,
    ) -> None:
        super().__init__(
            SERVICE,
            credentials={},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.default = AsyncDefault(self)
