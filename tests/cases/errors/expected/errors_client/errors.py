# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Everything that a call can raise once it is sent.

ServiceError
├── ApiError
│   ├── ClientError
│   │   ├── ConflictError
│   │   │   └── ProblemConflictError
│   │   ├── NotFoundError
│   │   │   └── ProblemNotFoundError
│   │   ├── ImATeapotError
│   │   │   └── ErrorResponseError
│   │   └── Status499Error
│   ├── ServerError
│   │   └── ServiceUnavailableError
│   │       └── ServiceUnavailableResponseError
│   ├── ProblemError
│   └── NotFoundResponseError
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
    NotFoundError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    ServiceUnavailableError,
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
    "ErrorResponseError",
    "ImATeapotError",
    "MissingCredentialsError",
    "NotFoundError",
    "NotFoundResponseError",
    "ProblemConflictError",
    "ProblemError",
    "ProblemNotFoundError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "ServiceUnavailableError",
    "ServiceUnavailableResponseError",
    "Status499Error",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
]


class ImATeapotError(ClientError):
    """418 I'm a Teapot."""


class Status499Error(ClientError):
    """499 Status 499."""


class ServiceUnavailableResponseError(ServiceUnavailableError):
    """Down."""

    retry_after: int | None
    """Seconds."""


class ProblemError(ApiError):
    """What went wrong."""

    body: models.Problem


class ProblemNotFoundError(ProblemError, NotFoundError):
    """What went wrong."""

    body: models.Problem


class ProblemConflictError(ProblemError, ConflictError):
    """What went wrong."""

    body: models.Problem


class ErrorResponseError(ImATeapotError):
    """An error with the body `Error`."""

    body: models.Error


class NotFoundResponseError(ApiError):
    """An error with the body `NotFoundError`."""

    body: models.NotFoundError
