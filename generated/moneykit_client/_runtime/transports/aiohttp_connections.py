"""The connections of aiohttp: its session without what it does by itself, and a pool that counts."""

import asyncio
import ssl
from contextvars import ContextVar
from typing import Any, Final, Protocol

import aiohttp

from .bounds import IDLE_SECONDS
from .idle_connections import is_readable
from .outgoing import HttpProxy
from .tls import shared_tls
from .watches import Watches

ADDED: Final = ("Accept", "Accept-Encoding", "User-Agent")
"""What it would add if it were not given, beside Content-Type, which it shall never add."""


class Call(Protocol):
    """What is sent over a connection."""

    def connected(self, socket: asyncio.Transport | None) -> None:
        """Take note of what it is sent over, and that it is sent now."""
        ...


CALL: Final[ContextVar[Call]] = ContextVar("call")
"""The running call."""


class _Connector(aiohttp.TCPConnector):
    """Connections, each of which is known to the call that uses it."""

    async def connect(
        self,
        req: aiohttp.ClientRequest,
        traces: list[Any],
        timeout: aiohttp.ClientTimeout,  # noqa: ASYNC109  as in its base
    ) -> aiohttp.connector.Connection:
        connection = await super().connect(req, traces, timeout)
        while _is_stale(connection):
            connection.close()
            connection = await super().connect(req, traces, timeout)
        CALL.get().connected(connection.transport)
        return connection


def _is_stale(connection: aiohttp.connector.Connection) -> bool:
    """Return whether a connection was closed over there, or spoke unasked: that would be taken for the answer."""
    protocol, transport = connection.protocol, connection.transport
    if protocol is None or transport is None or protocol.should_close:
        return True
    # What the event loop has not seen yet; of TLS, what is left of the handshake can be there.
    return transport.get_extra_info("sslcontext") is None and is_readable(transport.get_extra_info("socket"))


class Session:
    """The connections of an event loop."""

    def __init__(
        self, max_header_bytes: int, max_connections: int, proxy: HttpProxy | None, tls: ssl.SSLContext | None
    ) -> None:
        # How many there are is counted here, where waiting for one has a limit of its own.
        connector = _Connector(limit=0, keepalive_timeout=IDLE_SECONDS, ssl=tls or shared_tls())
        self.session: Final = aiohttp.ClientSession(
            connector=connector,
            cookie_jar=aiohttp.DummyCookieJar(),
            # To be told of one of them costs as much with each request as to send it.
            skip_auto_headers=("Content-Type",),
            auto_decompress=False,
            proxy=None if proxy is None else proxy.url,
            max_line_size=max_header_bytes,
            max_field_size=max_header_bytes,
            max_headers=max_header_bytes,
        )
        # It repeats requests by itself where a connection ends; who calls decides that. There is no argument for it.
        vars(self.session)["_retry_connection"] = False
        self.free: Final = asyncio.Semaphore(max_connections)
        self.watches: Final = Watches()

    async def wait(self, seconds: float | None) -> None:
        """Wait until one more connection may be used; raise TimeoutError after some seconds."""
        async with asyncio.timeout(seconds):
            await self.free.acquire()
