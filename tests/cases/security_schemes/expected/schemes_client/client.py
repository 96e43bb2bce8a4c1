# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The client, sync and async."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from ._runtime.client import AsyncClient, Client, Service
from ._runtime.observing.hooks import Hooks
from ._runtime.retries import Retries
from ._runtime.security.credentials import Bearer
from ._runtime.security.schemes import ApiKey, Basic, HttpScheme, MutualTls
from ._runtime.transports.protocol import AsyncTransport, Timeout, Transport
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
        "oauth": Bearer(env="SCHEMES_OAUTH_TOKEN", argument="oauth_token"),
        "connect": Bearer(env="SCHEMES_CONNECT_TOKEN", argument="connect_token"),
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
        connect_token: A bearer token. Without it, the environment variable SCHEMES_CONNECT_TOKEN.
        base_url: Where the service is. Without it, the environment variable SCHEMES_BASE_URL, then the first
            server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        retries: How often a request that failed is sent again, or Retries, which says when and how long
            after.
        hooks: What hears of each request, answer, repetition and error.
        transport: What carries requests; without it, httpx2.
    """

    def __init__(
        self,
        basic_username: str | None = None,
        basic_password: str | None = None,
        header_key: str | None = None,
        query_key: str | None = None,
        cookie_key: str | None = None,
        digest_authorization: str | None = None,
        oauth_token: str | None = None,
        connect_token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retries: int | Retries = Retries(),
        hooks: Iterable[Hooks] = (),
        transport: Transport | None = None,
    ) -> None:
        super().__init__(
            SERVICE,
            credentials={
                "basic": (basic_username, basic_password),
                "header-key": header_key,
                "queryKey": query_key,
                "cookieKey": cookie_key,
                "digest": digest_authorization,
                "oauth": oauth_token,
                "connect": connect_token,
            },
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
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
        connect_token: A bearer token. Without it, the environment variable SCHEMES_CONNECT_TOKEN.
        base_url: Where the service is. Without it, the environment variable SCHEMES_BASE_URL, then the first
            server of the contract.
        timeout: Seconds for a whole call, or a Timeout, which has a limit for each step as well.
        retries: How often a request that failed is sent again, or Retries, which says when and how long
            after.
        hooks: What hears of each request, answer, repetition and error.
        transport: What carries requests; without it, httpx2.
    """

    def __init__(
        self,
        basic_username: str | None = None,
        basic_password: str | None = None,
        header_key: str | None = None,
        query_key: str | None = None,
        cookie_key: str | None = None,
        digest_authorization: str | None = None,
        oauth_token: str | None = None,
        connect_token: str | None = None,
        *,
        base_url: str | None = None,
        timeout: float | Timeout = Timeout(),
        retries: int | Retries = Retries(),
        hooks: Iterable[Hooks] = (),
        transport: AsyncTransport | None = None,
    ) -> None:
        super().__init__(
            SERVICE,
            credentials={
                "basic": (basic_username, basic_password),
                "header-key": header_key,
                "queryKey": query_key,
                "cookieKey": cookie_key,
                "digest": digest_authorization,
                "oauth": oauth_token,
                "connect": connect_token,
            },
            base_url=base_url,
            timeout=timeout,
            retries=retries,
            hooks=hooks,
            transport=transport,
        )
        self.default = AsyncDefault(self)
