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
from ._runtime.transports.choice import Named
from ._runtime.transports.protocol import AsyncTransport, Request, Timeout, Transport
from .api.entries import AsyncEntries, Entries

SERVICE: Final = Service(
    name="ledger-client",
    version="1.0.0",
    base_url="https://api.example.com/v1",
    env_prefix="LEDGER",
    security={
        "login": ClientCredentials(
            connect_url="https://login.example.com/.well-known/openid-configuration",
            env="LEDGER_TOKEN",
            client_id_env="LEDGER_CLIENT_ID",
            client_secret_env="LEDGER_CLIENT_SECRET",
            token_url_env="LEDGER_TOKEN_URL",
        )
    },
)


class Ledger(Client):
    """A client for Ledger.

    Args:
        token: For people and for programs. Without it, the environment variable LEDGER_TOKEN.
        client_id: The name of the client, with which tokens are fetched: For people and for programs. Without
            it, the environment variable LEDGER_CLIENT_ID.
        client_secret: The secret of the client, with which tokens are fetched: For people and for programs.
            Without it, the environment variable LEDGER_CLIENT_SECRET.
        token_url: Where tokens are fetched. Without it, the environment variable LEDGER_TOKEN_URL, then what
            the contract says.
        base_url: Where the service is. Without it, the environment variable LEDGER_BASE_URL, then the first
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
        client_id: Secret | None = None,
        client_secret: Secret | None = None,
        token_url: str | None = None,
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
            credentials={"login": (token, client_id, client_secret, token_url)},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.entries = Entries(self)


class AsyncLedger(AsyncClient):
    """A client for Ledger.

    Args:
        token: For people and for programs. Without it, the environment variable LEDGER_TOKEN.
        client_id: The name of the client, with which tokens are fetched: For people and for programs. Without
            it, the environment variable LEDGER_CLIENT_ID.
        client_secret: The secret of the client, with which tokens are fetched: For people and for programs.
            Without it, the environment variable LEDGER_CLIENT_SECRET.
        token_url: Where tokens are fetched. Without it, the environment variable LEDGER_TOKEN_URL, then what
            the contract says.
        base_url: Where the service is. Without it, the environment variable LEDGER_BASE_URL, then the first
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
        client_id: AsyncSecret | None = None,
        client_secret: AsyncSecret | None = None,
        token_url: str | None = None,
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
            credentials={"login": (token, client_id, client_secret, token_url)},
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.entries = AsyncEntries(self)
