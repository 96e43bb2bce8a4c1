# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   ├── BadRequestError
│   │   ├── UnauthorizedError
│   │   │   ├── ExpiredAccessTokenError
│   │   │   ├── UnauthorizedLinkError
│   │   │   └── UnauthorizedTokenError
│   │   ├── PaymentRequiredError
│   │   ├── ForbiddenError
│   │   │   └── ForbiddenActionError
│   │   ├── NotFoundError
│   │   │   └── LinkNotFoundError
│   │   ├── MethodNotAllowedError
│   │   ├── NotAcceptableError
│   │   ├── RequestTimeoutError
│   │   ├── ConflictError
│   │   ├── GoneError
│   │   │   └── LinkDeletedError
│   │   ├── PreconditionFailedError
│   │   ├── ContentTooLargeError
│   │   ├── UnsupportedMediaTypeError
│   │   ├── UnprocessableEntityError
│   │   │   └── LinkBadStateError
│   │   └── TooManyRequestsError
│   │       └── RateLimitExceededError
│   └── ServerError
│       ├── InternalServerError
│       ├── NotImplementedStatusError
│       ├── BadGatewayError
│       ├── ServiceUnavailableError
│       └── GatewayTimeoutError
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
    "ApiError",
    "BadGatewayError",
    "BadRequestError",
    "ClientError",
    "ConflictError",
    "ConnectError",
    "ContentTooLargeError",
    "ContractError",
    "ExpiredAccessTokenError",
    "ForbiddenActionError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "InternalServerError",
    "LinkBadStateError",
    "LinkDeletedError",
    "LinkNotFoundError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotAcceptableError",
    "NotFoundError",
    "NotImplementedStatusError",
    "PaymentRequiredError",
    "PreconditionFailedError",
    "RateLimitExceededError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "ServiceUnavailableError",
    "TokenRequestError",
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "UnauthorizedError",
    "UnauthorizedLinkError",
    "UnauthorizedTokenError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
]


class ExpiredAccessTokenError(UnauthorizedError):
    """The access token has expired."""

    body: models.ExpiredAccessToken


class UnauthorizedLinkError(UnauthorizedError):
    """The link belongs to another API client."""

    body: models.UnauthorizedLink


class UnauthorizedTokenError(UnauthorizedError):
    """The access token is missing or invalid, or its API client lacks the scope."""

    body: models.UnauthorizedToken


class ForbiddenActionError(ForbiddenError):
    """The owner of the link did not give permission, or the link is not a test link."""

    body: models.ForbiddenAction


class LinkNotFoundError(NotFoundError):
    """No link has this ID."""

    body: models.LinkNotFound


class LinkDeletedError(GoneError):
    """The link was deleted."""

    body: models.LinkDeleted


class LinkBadStateError(UnprocessableEntityError):
    """The link is in a state that cannot be reset."""

    body: models.LinkBadState


class RateLimitExceededError(TooManyRequestsError):
    """Too many requests were made."""

    body: models.RateLimitExceeded
    retry_after: int | None
    """How many seconds to wait before the next request. Constraints: `minimum: 0`."""
