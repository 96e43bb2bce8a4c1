# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Force a link to be relinked."""

from . import errors, models
from ._runtime.observing.hooks import Attempt, Hooks
from ._runtime.results import Result
from ._runtime.retries import Retries
from ._runtime.security.placement import Signature
from ._runtime.transports.protocol import Timeout
from ._runtime.values.files import File
from ._runtime.values.texts import Base64, Duration
from ._runtime.values.unset import UNSET, Unset
from .client import AsyncMoneyKit, MoneyKit
from .errors import (
    ApiError,
    ClientError,
    ConnectError,
    ContractError,
    ExpiredAccessTokenError,
    ForbiddenActionError,
    ForbiddenError,
    GoneError,
    LinkBadStateError,
    LinkDeletedError,
    LinkNotFoundError,
    MissingCredentialsError,
    NotFoundError,
    RateLimitExceededError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TokenRequestError,
    TooManyRequestsError,
    TransportError,
    TransportTimeoutError,
    UnauthorizedError,
    UnauthorizedLinkError,
    UnauthorizedTokenError,
    UnprocessableEntityError,
)

__version__ = "1.0.0"

__all__ = [
    "ApiError",
    "AsyncMoneyKit",
    "Attempt",
    "Base64",
    "ClientError",
    "ConnectError",
    "ContractError",
    "Duration",
    "ExpiredAccessTokenError",
    "File",
    "ForbiddenActionError",
    "ForbiddenError",
    "GoneError",
    "Hooks",
    "LinkBadStateError",
    "LinkDeletedError",
    "LinkNotFoundError",
    "MissingCredentialsError",
    "MoneyKit",
    "NotFoundError",
    "RateLimitExceededError",
    "ResponseTooLargeError",
    "Result",
    "Retries",
    "ServerError",
    "ServiceError",
    "Signature",
    "Timeout",
    "TokenRequestError",
    "TooManyRequestsError",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "UnauthorizedError",
    "UnauthorizedLinkError",
    "UnauthorizedTokenError",
    "UnprocessableEntityError",
    "Unset",
    "errors",
    "models",
]
