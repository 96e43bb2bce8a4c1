# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""For tests of what uses this client: transports that stay in the process, and the requests and responses they pass."""

from ._runtime.transports.asgi import AsgiTransport, SyncAsgiTransport
from ._runtime.transports.in_process import AsyncInProcessTransport, InProcessTransport, json_response
from ._runtime.transports.protocol import Headers, Request, Response
from ._runtime.transports.wsgi import AsyncWsgiTransport, WsgiTransport

__all__ = [
    "AsgiTransport",
    "AsyncInProcessTransport",
    "AsyncWsgiTransport",
    "Headers",
    "InProcessTransport",
    "Request",
    "Response",
    "SyncAsgiTransport",
    "WsgiTransport",
    "json_response",
]
