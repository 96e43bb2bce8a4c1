"""Every transport that speaks HTTP, sync and async, to be used in the same way by the tests for all of them."""

import asyncio
import contextlib
from collections.abc import Callable, Iterator
from typing import Any, Final, TypeAlias

from attrs import frozen

from templates.runtime.transports.aiohttp_transport import AiohttpTransport
from templates.runtime.transports.http_client_transport import HttpClientTransport
from templates.runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport
from templates.runtime.transports.protocol import Request, Response

Send: TypeAlias = Callable[[Request], Response]
"""Sends a request through an open transport and returns the answer."""


@frozen
class Carrier:
    """A transport, sync or async."""

    name: str
    make: Callable[..., Any]
    is_async: bool

    @contextlib.contextmanager
    def opened(self, **options: Any) -> Iterator[Send]:
        """Open a transport, an async one in an event loop of its own, and close it."""
        if not self.is_async:
            with self.make(**options) as transport:
                yield transport.handle
            return
        with asyncio.Runner() as runner:
            transport = self.make(**options)
            try:
                yield lambda request: runner.run(transport.handle(request))
            finally:
                runner.run(transport.aclose())


SYNC: Final = (
    Carrier("httpx2", Httpx2Transport, is_async=False),
    Carrier("http.client", HttpClientTransport, is_async=False),
)
ASYNC: Final = (
    Carrier("async httpx2", AsyncHttpx2Transport, is_async=True),
    Carrier("aiohttp", AiohttpTransport, is_async=True),
)
CARRIERS: Final = (*SYNC, *ASYNC)


def named(carrier: Carrier) -> str:
    """Return the name of a carrier, for pytest."""
    return carrier.name
