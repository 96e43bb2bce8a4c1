# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise.

ServiceError
├── ApiError
│   ├── ClientError
│   └── ServerError
├── TransportError
│   ├── ConnectError
│   ├── TransportTimeoutError
│   └── ResponseTooLargeError
├── ContractError
└── MissingCredentialsError
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
    "TransportError",
    "TransportTimeoutError",
]
