# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   ├── BadRequestError
│   │   ├── UnauthorizedError
│   │   ├── PaymentRequiredError
│   │   ├── ForbiddenError
│   │   ├── NotFoundError
│   │   │   └── NotFoundTextError
│   │   ├── MethodNotAllowedError
│   │   ├── NotAcceptableError
│   │   ├── RequestTimeoutError
│   │   ├── ConflictError
│   │   ├── GoneError
│   │   ├── PreconditionFailedError
│   │   ├── ContentTooLargeError
│   │   │   └── ContentTooLargeBytesError
│   │   ├── UnsupportedMediaTypeError
│   │   ├── UnprocessableEntityError
│   │   └── TooManyRequestsError
│   ├── ServerError
│   │   ├── InternalServerError
│   │   ├── NotImplementedStatusError
│   │   ├── BadGatewayError
│   │   ├── ServiceUnavailableError
│   │   ├── GatewayTimeoutError
│   │   ├── ServerTextError
│   │   └── ThingError
│   └── ApiBytesError
├── TransportError
│   ├── ConnectError
│   ├── TransportTimeoutError
│   └── ResponseTooLargeError
├── ContractError
│   └── RedirectError
├── MissingCredentialsError
└── TokenRequestError

What cannot be sent (an id that is empty, a time without an offset) is a ValueError, and nothing is sent.
"""

from __future__ import annotations

from . import models
from ._runtime.errors import (
    ApiError,
    BadGatewayError,
    BadRequestError,
    ClientError,
    ConflictError,
    ConnectError,
    ContentTooLargeError,
    ContractError,
    ForbiddenError,
    GatewayTimeoutError,
    GoneError,
    InternalServerError,
    MethodNotAllowedError,
    MissingCredentialsError,
    NotAcceptableError,
    NotFoundError,
    NotImplementedStatusError,
    PaymentRequiredError,
    PreconditionFailedError,
    RedirectError,
    RequestTimeoutError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    ServiceUnavailableError,
    TokenRequestError,
    TooManyRequestsError,
    TransportError,
    TransportTimeoutError,
    UnauthorizedError,
    UnprocessableEntityError,
    UnsupportedMediaTypeError,
)

__all__ = [
    "ApiBytesError",
    "ApiError",
    "BadGatewayError",
    "BadRequestError",
    "ClientError",
    "ConflictError",
    "ConnectError",
    "ContentTooLargeBytesError",
    "ContentTooLargeError",
    "ContractError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "InternalServerError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotAcceptableError",
    "NotFoundError",
    "NotFoundTextError",
    "NotImplementedStatusError",
    "PaymentRequiredError",
    "PreconditionFailedError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "ServerError",
    "ServerTextError",
    "ServiceError",
    "ServiceUnavailableError",
    "ThingError",
    "TokenRequestError",
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
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
