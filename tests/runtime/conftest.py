"""What several tests of the runtime use: one request through the default transports; a server that gives tokens."""

import asyncio
from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from templates.runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from templates.runtime.transports.protocol import Request, Response, Timeout
from tests.runtime.authorization_server import AuthorizationServer, authorizing
from tests.runtime.token_client import Calling, in_turn, in_turn_of_tasks

Headers: TypeAlias = tuple[tuple[str, str], ...]


def _handle_sync(
    url: str, timeout: Timeout, limit: int = 1_000_000, content: bytes | None = None, headers: Headers = ()
) -> Response:
    with Httpx2Transport(max_response_bytes=limit) as transport:
        return transport.handle(Request("POST", url, headers=headers, content=content, timeout=timeout))


def _handle_async(
    url: str, timeout: Timeout, limit: int = 1_000_000, content: bytes | None = None, headers: Headers = ()
) -> Response:
    async def handle() -> Response:
        async with AsyncHttpx2Transport(max_response_bytes=limit) as transport:
            return await transport.handle(Request("POST", url, headers=headers, content=content, timeout=timeout))

    return asyncio.run(handle())


Handle: TypeAlias = Callable[..., Response]


@pytest.fixture(params=[_handle_sync, _handle_async], ids=["sync", "async"])
def handle(request: pytest.FixtureRequest) -> Handle:
    """Return the same request, sync and async: of a URL, with a timeout, a limit of bytes, a body and headers."""
    found: Handle = request.param
    return found


@pytest.fixture
def server() -> Iterator[AuthorizationServer]:
    """A server that gives tokens and takes them."""
    with authorizing() as state:
        yield state


@pytest.fixture(params=[in_turn, in_turn_of_tasks], ids=["sync", "async"])
def calling(request: pytest.FixtureRequest) -> Calling:
    """Calls operations one after the other, with one client."""
    function: Calling = request.param
    return function
