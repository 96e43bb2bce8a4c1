# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   └── ConflictError
│   │       └── PlaceOrderResponse409Error
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

from . import models
from ._runtime.errors import (
    ApiError,
    ClientError,
    ConflictError,
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
    "ConflictError",
    "ConnectError",
    "ContractError",
    "MissingCredentialsError",
    "PlaceOrderResponse409Error",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
]


class PlaceOrderResponse409Error(ConflictError):
    """An error with the body `PlaceOrderResponse409`."""

    body: models.PlaceOrderResponse409
