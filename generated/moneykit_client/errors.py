# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   ├── ForbiddenError
│   │   │   └── ForbiddenActionError
│   │   ├── GoneError
│   │   │   └── LinkDeletedError
│   │   ├── NotFoundError
│   │   │   └── LinkNotFoundError
│   │   ├── TooManyRequestsError
│   │   │   └── RateLimitExceededError
│   │   ├── UnauthorizedError
│   │   │   ├── ExpiredAccessTokenError
│   │   │   ├── UnauthorizedLinkError
│   │   │   └── UnauthorizedTokenError
│   │   └── UnprocessableEntityError
│   │       └── LinkBadStateError
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
    ConnectError,
    ContractError,
    ForbiddenError,
    GoneError,
    MissingCredentialsError,
    NotFoundError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TokenRequestError,
    TooManyRequestsError,
    TransportError,
    TransportTimeoutError,
    UnauthorizedError,
    UnprocessableEntityError,
)

__all__ = [
    "ApiError",
    "ClientError",
    "ConnectError",
    "ContractError",
    "ExpiredAccessTokenError",
    "ForbiddenActionError",
    "ForbiddenError",
    "GoneError",
    "LinkBadStateError",
    "LinkDeletedError",
    "LinkNotFoundError",
    "MissingCredentialsError",
    "NotFoundError",
    "RateLimitExceededError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "TokenRequestError",
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "UnauthorizedError",
    "UnauthorizedLinkError",
    "UnauthorizedTokenError",
    "UnprocessableEntityError",
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
