# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The client, sync and async."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable
from typing import Final

from ._runtime.client import AsyncClient, Client, Service
from ._runtime.observing.hooks import Hooks
from ._runtime.retries import Retries
from ._runtime.security.client_credentials import ClientCredentials
from ._runtime.security.placement import AsyncSecret, Secret, Signature
from ._runtime.security.schemes import ApiKey
from ._runtime.transports.choice import Named
from ._runtime.transports.protocol import AsyncTransport, Request, Timeout, Transport
from .api.orders import AsyncOrders, Orders

SERVICE: Final = Service(
    name="purchases-client",
    version="1.0.0",
    base_url="https://api.example.com/v1",
    env_prefix="PURCHASES",
    security={
        "oauth": ClientCredentials(
            token_url="../token?realm=a",
            refresh_url="/refresh",
            env="PURCHASES_OAUTH_TOKEN",
            client_id_env="PURCHASES_OAUTH_CLIENT_ID",
            client_secret_env="PURCHASES_OAUTH_CLIENT_SECRET",
            token_url_env="PURCHASES_OAUTH_TOKEN_URL",
            argument="oauth_token",
            client_id="oauth_client_id",
            client_secret="oauth_client_secret",
            token_url_argument="oauth_token_url",
        ),
        "key": ApiKey(location="query", name="key", env="PURCHASES_KEY", argument="key"),
    },
)


class Purchases(Client):
    """A client for Purchases.

    Args:
        oauth_token: For programs. Without it, the environment variable PURCHASES_OAUTH_TOKEN.
        oauth_client_id: The name of the client, with which tokens are fetched: For programs. Without it, the
            environment variable PURCHASES_OAUTH_CLIENT_ID.
        oauth_client_secret: The secret of the client, with which tokens are fetched: For programs. Without
            it, the environment variable PURCHASES_OAUTH_CLIENT_SECRET.
        oauth_token_url: Where tokens are fetched. Without it, the environment variable
            PURCHASES_OAUTH_TOKEN_URL, then what the contract says.
        key: A key. Without it, the environment variable PURCHASES_KEY.
        base_url: Where the service is. Without it, the environment variable PURCHASES_BASE_URL, then the
            first server of the contract.
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
        oauth_token: Secret | None = None,
        oauth_client_id: Secret | None = None,
        oauth_client_secret: Secret | None = None,
        oauth_token_url: str | None = None,
        key: Secret | None = None,
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
            credentials={"oauth": (oauth_token, oauth_client_id, oauth_client_secret, oauth_token_url), "key": key},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.orders = Orders(self)


class AsyncPurchases(AsyncClient):
    """A client for Purchases.

    Args:
        oauth_token: For programs. Without it, the environment variable PURCHASES_OAUTH_TOKEN.
        oauth_client_id: The name of the client, with which tokens are fetched: For programs. Without it, the
            environment variable PURCHASES_OAUTH_CLIENT_ID.
        oauth_client_secret: The secret of the client, with which tokens are fetched: For programs. Without
            it, the environment variable PURCHASES_OAUTH_CLIENT_SECRET.
        oauth_token_url: Where tokens are fetched. Without it, the environment variable
            PURCHASES_OAUTH_TOKEN_URL, then what the contract says.
        key: A key. Without it, the environment variable PURCHASES_KEY.
        base_url: Where the service is. Without it, the environment variable PURCHASES_BASE_URL, then the
            first server of the contract.
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
        oauth_token: AsyncSecret | None = None,
        oauth_client_id: AsyncSecret | None = None,
        oauth_client_secret: AsyncSecret | None = None,
        oauth_token_url: str | None = None,
        key: AsyncSecret | None = None,
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
            credentials={"oauth": (oauth_token, oauth_client_id, oauth_client_secret, oauth_token_url), "key": key},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.orders = AsyncOrders(self)
