# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   ├── ContentTooLargeError
│   │   │   └── ContentTooLargeBytesError
│   │   └── NotFoundError
│   │       └── NotFoundTextError
│   ├── ServerError
│   │   ├── ServerTextError
│   │   └── ThingError
│   └── ApiBytesError
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
    ConnectError,
    ContentTooLargeError,
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
    "ApiBytesError",
    "ApiError",
    "ClientError",
    "ConnectError",
    "ContentTooLargeBytesError",
    "ContentTooLargeError",
    "ContractError",
    "MissingCredentialsError",
    "NotFoundError",
    "NotFoundTextError",
    "ResponseTooLargeError",
    "ServerError",
    "ServerTextError",
    "ServiceError",
    "ThingError",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
]


class NotFoundTextError(NotFoundError):
    """NotFoundError, with a body of text."""

    body: str


class ContentTooLargeBytesError(ContentTooLargeError):
    """ContentTooLargeError, with a body of bytes."""

    body: bytes


class ServerTextError(ServerError):
    """ServerError, with a body of text."""

    body: str


class ApiBytesError(ApiError):
    """ApiError, with a body of bytes."""

    body: bytes


class ThingError(ServerError):
    """An error with the body `Thing`."""

    body: models.Thing
