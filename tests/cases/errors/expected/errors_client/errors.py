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
│   │   │   └── ProblemNotFoundError
│   │   ├── MethodNotAllowedError
│   │   ├── NotAcceptableError
│   │   ├── RequestTimeoutError
│   │   ├── ConflictError
│   │   │   └── ProblemConflictError
│   │   ├── GoneError
│   │   ├── PreconditionFailedError
│   │   ├── ContentTooLargeError
│   │   ├── UnsupportedMediaTypeError
│   │   ├── UnprocessableEntityError
│   │   ├── TooManyRequestsError
│   │   ├── ImATeapotError
│   │   │   └── ErrorResponseError
│   │   └── Status499Error
│   ├── ServerError
│   │   ├── InternalServerError
│   │   ├── NotImplementedStatusError
│   │   ├── BadGatewayError
│   │   ├── ServiceUnavailableError
│   │   │   └── ServiceUnavailableResponseError
│   │   └── GatewayTimeoutError
│   ├── ProblemError
│   └── NotFoundResponseError
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
    "ErrorResponseError",
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "ImATeapotError",
    "InternalServerError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotAcceptableError",
    "NotFoundError",
    "NotFoundResponseError",
    "NotImplementedStatusError",
    "PaymentRequiredError",
    "PreconditionFailedError",
    "ProblemConflictError",
    "ProblemError",
    "ProblemNotFoundError",
    "RedirectError",
    "RequestTimeoutError",
    "ResponseTooLargeError",
    "ServerError",
    "ServiceError",
    "ServiceUnavailableError",
    "ServiceUnavailableResponseError",
    "Status499Error",
    "TokenRequestError",
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "UnauthorizedError",
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
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
