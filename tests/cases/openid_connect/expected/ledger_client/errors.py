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
│   │   ├── MethodNotAllowedError
│   │   ├── NotAcceptableError
│   │   ├── RequestTimeoutError
│   │   ├── ConflictError
│   │   ├── GoneError
│   │   ├── PreconditionFailedError
│   │   ├── ContentTooLargeError
│   │   ├── UnsupportedMediaTypeError
│   │   ├── UnprocessableEntityError
│   │   └── TooManyRequestsError
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
    "ForbiddenError",
    "GatewayTimeoutError",
    "GoneError",
    "InternalServerError",
    "MethodNotAllowedError",
    "MissingCredentialsError",
    "NotAcceptableError",
    "NotFoundError",
    "NotImplementedStatusError",
    "PaymentRequiredError",
    "PreconditionFailedError",
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
    "UnprocessableEntityError",
    "UnsupportedMediaTypeError",
]
