"""One request through the default transports, for the tests that say how it ends."""

import asyncio
from collections.abc import Callable
from typing import TypeAlias

import pytest

from templates.runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from templates.runtime.transports.protocol import Request, Response, Timeout

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
