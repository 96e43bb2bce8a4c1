"""A client whose tokens are fetched, and ways to call with it, for the tests of that."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any

from templates.runtime.client import AsyncClient, Client, Service
from templates.runtime.security.client_credentials import ClientCredentials
from templates.runtime.wire.call import Answer, Call, Operation
from tests.runtime.authorization_server import CLIENT, SECRET, AuthorizationServer

SCHEME = ClientCredentials(
    token_url="/token",
    refresh_url="/token?refresh",
    env="OAUTH_TEST_TOKEN",
    client_id_env="OAUTH_TEST_CLIENT_ID",
    client_secret_env="OAUTH_TEST_CLIENT_SECRET",
    token_url_env="OAUTH_TEST_TOKEN_URL",
)
SERVICE = Service("oauth", "1", None, "OAUTH_TEST", security={"oauth": SCHEME})
ANSWERS: dict[int | str, Answer] = {200: Answer({"application/json": Any})}
READ = Operation[Any]("GET", "/read", security=((("oauth", "read"),),), responses=ANSWERS)
WRITE = Operation[Any]("POST", "/write", security=((("oauth", "read", "write"),),), responses=ANSWERS)
GIVEN = {"oauth": (None, CLIENT, SECRET, None)}

Calling = Callable[..., Any]


def client(server: AuthorizationServer, given: Any = GIVEN, **options: Any) -> Client:
    return Client(SERVICE, credentials=given, base_url=server.url, **options)


def async_client(server: AuthorizationServer, given: Any = GIVEN, **options: Any) -> AsyncClient:
    return AsyncClient(SERVICE, credentials=given, base_url=server.url, **options)


def in_turn(server: AuthorizationServer, *operations: Operation[Any], **options: Any) -> list[Any]:
    with client(server, **options) as one:
        return [one.send(Call(each)) for each in operations]


def in_turn_of_tasks(server: AuthorizationServer, *operations: Operation[Any], **options: Any) -> list[Any]:
    async def main() -> list[Any]:
        async with async_client(server, **options) as one:
            return [await one.send(Call(each)) for each in operations]

    return asyncio.run(main())
