# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   └── ServerError
├── TransportError
│   ├── ConnectError
│   ├── TransportTimeoutError
│   └── ResponseTooLargeError
├── ContractError
├── MissingCredentialsError
└── TokenRequestError

What cannot be sent (an id that is empty, a time without an offset) is a ValueError, and nothing is sent.
"""

from __future__ import annotations

from ._runtime.errors import (
    ApiError,
    ClientError,
    ConnectError,
    ContractError,
    MissingCredentialsError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TokenRequestError,
    TransportError,
    TransportTimeoutError,
)

__all__ = [
    "ApiError",
    "ClientError",
    "ConnectError",
    "ContractError",
    "MissingCredentialsError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
]
