# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The client, sync and async."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from ._runtime.client import AsyncClient, Client, Service
from ._runtime.observing.hooks import Hooks
from ._runtime.retries import Retries
from ._runtime.security.credentials import Bearer
from ._runtime.security.placement import AsyncSecret, Secret, Signature
from ._runtime.transports.choice import Named
from ._runtime.transports.protocol import AsyncTransport, Request, Timeout, Transport
from .api.links import AsyncLinks, Links

SERVICE: Final = Service(
    name="moneykit-client",
    version="1.0.0",
    base_url="https://api.moneykit.com",
    env_prefix="MONEYKIT",
    security={"bearerAuth": Bearer(env="MONEYKIT_TOKEN")},
)


class MoneyKit(Client):
    """The part of the MoneyKit API that resets a link. A link is a user's connection to an institution;
    resetting one lets an integration rehearse what happens when that connection expires.

    Args:
        token: An access token of the API client. Without it, the environment variable MONEYKIT_TOKEN.
        base_url: Where the service is. Without it, the environment variable MONEYKIT_BASE_URL, then the first
            server of the contract.
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
        token: Secret | None = None,
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
            credentials={"bearerAuth": token},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.links = Links(self)


class AsyncMoneyKit(AsyncClient):
    """The part of the MoneyKit API that resets a link. A link is a user's connection to an institution;
    resetting one lets an integration rehearse what happens when that connection expires.

    Args:
        token: An access token of the API client. Without it, the environment variable MONEYKIT_TOKEN.
        base_url: Where the service is. Without it, the environment variable MONEYKIT_BASE_URL, then the first
            server of the contract.
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
        token: AsyncSecret | None = None,
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
            credentials={"bearerAuth": token},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.links = AsyncLinks(self)
