# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   └── NotFoundError
│   │       └── NotFoundResponseError
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
    NotFoundError,
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
    "NotFoundError",
    "NotFoundResponseError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
]


class NotFoundResponseError(NotFoundError):
    """None."""

    x_sizes: dict[str, int] | None
    """The header X-Sizes."""
