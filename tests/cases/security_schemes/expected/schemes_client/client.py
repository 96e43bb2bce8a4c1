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
from ._runtime.security.schemes import ApiKey, Basic, HttpScheme, MutualTls
from ._runtime.transports.choice import Named
from ._runtime.transports.protocol import AsyncTransport, Request, Timeout, Transport
from .api.default import AsyncDefault, Default

SERVICE: Final = Service(
    name="schemes-client",
    version="1.0.0",
    base_url="https://api.example.com/v1",
    env_prefix="SCHEMES",
    security={
        "basic": Basic(
            username_env="SCHEMES_BASIC_USERNAME",
            password_env="SCHEMES_BASIC_PASSWORD",
            username="basic_username",
            password="basic_password",
        ),
        "header-key": ApiKey(location="header", name="X-Key", env="SCHEMES_HEADER_KEY", argument="header_key"),
        "queryKey": ApiKey(location="query", name="the key", env="SCHEMES_QUERY_KEY", argument="query_key"),
        "cookieKey": ApiKey(location="cookie", name="session", env="SCHEMES_COOKIE_KEY", argument="cookie_key"),
        "digest": HttpScheme(scheme="Digest", env="SCHEMES_DIGEST_AUTHORIZATION", argument="digest_authorization"),
        "oauth": ClientCredentials(
            token_url="https://api.example.com/token",
            env="SCHEMES_OAUTH_TOKEN",
            client_id_env="SCHEMES_OAUTH_CLIENT_ID",
            client_secret_env="SCHEMES_OAUTH_CLIENT_SECRET",
            token_url_env="SCHEMES_OAUTH_TOKEN_URL",
            argument="oauth_token",
            client_id="oauth_client_id",
            client_secret="oauth_client_secret",
            token_url_argument="oauth_token_url",
        ),
        "connect": ClientCredentials(
            connect_url="https://api.example.com/.well-known/openid-configuration",
            env="SCHEMES_CONNECT_TOKEN",
            client_id_env="SCHEMES_CONNECT_CLIENT_ID",
            client_secret_env="SCHEMES_CONNECT_CLIENT_SECRET",
            token_url_env="SCHEMES_CONNECT_TOKEN_URL",
            argument="connect_token",
            client_id="connect_client_id",
            client_secret="connect_client_secret",
            token_url_argument="connect_token_url",
        ),
        "certificate": MutualTls(),
    },
)


class Schemes(Client):
    """A client for Schemes.

    Args:
        basic_username: The name of a user: A person. Without it, the environment variable
            SCHEMES_BASIC_USERNAME.
        basic_password: The password of the user: A person. Without it, the environment variable
            SCHEMES_BASIC_PASSWORD.
        header_key: A key. Without it, the environment variable SCHEMES_HEADER_KEY.
        query_key: Deprecated. Without it, the environment variable SCHEMES_QUERY_KEY.
        cookie_key: A key. Without it, the environment variable SCHEMES_COOKIE_KEY.
        digest_authorization: What stands in the header Authorization behind the name of the scheme. Without
            it, the environment variable SCHEMES_DIGEST_AUTHORIZATION.
        oauth_token: Ask for it. Without it, the environment variable SCHEMES_OAUTH_TOKEN.
        oauth_client_id: The name of the client, with which tokens are fetched: Ask for it. Without it, the
            environment variable SCHEMES_OAUTH_CLIENT_ID.
        oauth_client_secret: The secret of the client, with which tokens are fetched: Ask for it. Without it,
            the environment variable SCHEMES_OAUTH_CLIENT_SECRET.
        oauth_token_url: Where tokens are fetched. Without it, the environment variable
            SCHEMES_OAUTH_TOKEN_URL, then what the contract says.
        connect_token: A bearer token. Without it, the environment variable SCHEMES_CONNECT_TOKEN.
        connect_client_id: The name of the client, with which tokens are fetched. Without it, the environment
            variable SCHEMES_CONNECT_CLIENT_ID.
        connect_client_secret: The secret of the client, with which tokens are fetched. Without it, the
            environment variable SCHEMES_CONNECT_CLIENT_SECRET.
        connect_token_url: Where tokens are fetched. Without it, the environment variable
            SCHEMES_CONNECT_TOKEN_URL, then what the contract says.
        base_url: Where the service is. Without it, the environment variable SCHEMES_BASE_URL, then the first
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
        basic_username: Secret | None = None,
        basic_password: Secret | None = None,
        header_key: Secret | None = None,
        query_key: Secret | None = None,
        cookie_key: Secret | None = None,
        digest_authorization: Secret | None = None,
        oauth_token: Secret | None = None,
        oauth_client_id: Secret | None = None,
        oauth_client_secret: Secret | None = None,
        oauth_token_url: str | None = None,
        connect_token: Secret | None = None,
        connect_client_id: Secret | None = None,
        connect_client_secret: Secret | None = None,
        connect_token_url: str | None = None,
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
            credentials={
                "basic": (basic_username, basic_password),
                "header-key": header_key,
                "queryKey": query_key,
                "cookieKey": cookie_key,
                "digest": digest_authorization,
                "oauth": (oauth_token, oauth_client_id, oauth_client_secret, oauth_token_url),
                "connect": (connect_token, connect_client_id, connect_client_secret, connect_token_url),
            },
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.default = Default(self)


class AsyncSchemes(AsyncClient):
    """A client for Schemes.

    Args:
        basic_username: The name of a user: A person. Without it, the environment variable
            SCHEMES_BASIC_USERNAME.
        basic_password: The password of the user: A person. Without it, the environment variable
            SCHEMES_BASIC_PASSWORD.
        header_key: A key. Without it, the environment variable SCHEMES_HEADER_KEY.
        query_key: Deprecated. Without it, the environment variable SCHEMES_QUERY_KEY.
        cookie_key: A key. Without it, the environment variable SCHEMES_COOKIE_KEY.
        digest_authorization: What stands in the header Authorization behind the name of the scheme. Without
            it, the environment variable SCHEMES_DIGEST_AUTHORIZATION.
        oauth_token: Ask for it. Without it, the environment variable SCHEMES_OAUTH_TOKEN.
        oauth_client_id: The name of the client, with which tokens are fetched: Ask for it. Without it, the
            environment variable SCHEMES_OAUTH_CLIENT_ID.
        oauth_client_secret: The secret of the client, with which tokens are fetched: Ask for it. Without it,
            the environment variable SCHEMES_OAUTH_CLIENT_SECRET.
        oauth_token_url: Where tokens are fetched. Without it, the environment variable
            SCHEMES_OAUTH_TOKEN_URL, then what the contract says.
        connect_token: A bearer token. Without it, the environment variable SCHEMES_CONNECT_TOKEN.
        connect_client_id: The name of the client, with which tokens are fetched. Without it, the environment
            variable SCHEMES_CONNECT_CLIENT_ID.
        connect_client_secret: The secret of the client, with which tokens are fetched. Without it, the
            environment variable SCHEMES_CONNECT_CLIENT_SECRET.
        connect_token_url: Where tokens are fetched. Without it, the environment variable
            SCHEMES_CONNECT_TOKEN_URL, then what the contract says.
        base_url: Where the service is. Without it, the environment variable SCHEMES_BASE_URL, then the first
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
        basic_username: AsyncSecret | None = None,
        basic_password: AsyncSecret | None = None,
        header_key: AsyncSecret | None = None,
        query_key: AsyncSecret | None = None,
        cookie_key: AsyncSecret | None = None,
        digest_authorization: AsyncSecret | None = None,
        oauth_token: AsyncSecret | None = None,
        oauth_client_id: AsyncSecret | None = None,
        oauth_client_secret: AsyncSecret | None = None,
        oauth_token_url: str | None = None,
        connect_token: AsyncSecret | None = None,
        connect_client_id: AsyncSecret | None = None,
        connect_client_secret: AsyncSecret | None = None,
        connect_token_url: str | None = None,
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
            credentials={
                "basic": (basic_username, basic_password),
                "header-key": header_key,
                "queryKey": query_key,
                "cookieKey": cookie_key,
                "digest": digest_authorization,
                "oauth": (oauth_token, oauth_client_id, oauth_client_secret, oauth_token_url),
                "connect": (connect_token, connect_client_id, connect_client_secret, connect_token_url),
            },
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
            auth=auth,
            allow_http=allow_http,
        )
        self.default = AsyncDefault(self)
