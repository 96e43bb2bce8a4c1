# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""For tests of what uses this client: transports that stay in the process, and the requests and responses they pass."""

from ._runtime.transports.in_process import AsgiTransport, AsyncInProcessTransport, InProcessTransport, json_response
from ._runtime.transports.protocol import Headers, Request, Response

__all__ = [
    "AsgiTransport",
    "AsyncInProcessTransport",
    "Headers",
    "InProcessTransport",
    "Request",
    "Response",
    "json_response",
]
