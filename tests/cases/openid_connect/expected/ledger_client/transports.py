# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What carries requests, for who chooses it: the argument `transport` of the client takes an object of any of these."""

from typing import TYPE_CHECKING, Any

from ._runtime.transports.choice import provided
from ._runtime.transports.protocol import AsyncTransport, Headers, Request, Response, Timeout, Transport
from ._runtime.transports.tls import tls_context

if TYPE_CHECKING:
    from ._runtime.transports.aiohttp_transport import AiohttpTransport
    from ._runtime.transports.http_client_transport import HttpClientTransport
    from ._runtime.transports.httpx2_transport import AsyncHttpx2Transport, Httpx2Transport

__all__ = [
    "AiohttpTransport",
    "AsyncHttpx2Transport",
    "AsyncTransport",
    "Headers",
    "HttpClientTransport",
    "Httpx2Transport",
    "Request",
    "Response",
    "Timeout",
    "Transport",
    "tls_context",
]


def __getattr__(name: str) -> Any:
    # Imported when it is asked for: nobody needs the libraries of all of them.
    return provided(name)
