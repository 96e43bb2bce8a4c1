# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""A client for Errors."""

from . import errors, models
from ._runtime.observing.hooks import Attempt, Hooks
from ._runtime.results import Result
from ._runtime.retries import Retries
from ._runtime.security.placement import Signature
from ._runtime.transports.protocol import Timeout
from ._runtime.values.files import File
from ._runtime.values.numbers import DecimalNumber
from ._runtime.values.texts import Base64, Duration
from ._runtime.values.unset import UNSET, Unset
from .client import AsyncErrors, Errors
from .errors import (
    ApiError,
    ClientError,
    ConflictError,
    ConnectError,
    ContractError,
    ErrorResponseError,
    ImATeapotError,
    MissingCredentialsError,
    NotFoundError,
    NotFoundResponseError,
    ProblemConflictError,
    ProblemError,
    ProblemNotFoundError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    ServiceUnavailableError,
    ServiceUnavailableResponseError,
    Status499Error,
    TokenRequestError,
    TransportError,
    TransportTimeoutError,
)

__version__ = "1.0.0"

__all__ = [
    "ApiError",
    "AsyncErrors",
    "Attempt",
    "Base64",
    "ClientError",
    "ConflictError",
    "ConnectError",
    "ContractError",
    "DecimalNumber",
    "Duration",
    "ErrorResponseError",
    "Errors",
    "File",
    "Hooks",
    "ImATeapotError",
    "MissingCredentialsError",
    "NotFoundError",
    "NotFoundResponseError",
    "ProblemConflictError",
    "ProblemError",
    "ProblemNotFoundError",
    "ResponseTooLargeError",
    "Result",
    "Retries",
    "ServerError",
    "ServiceError",
    "ServiceUnavailableError",
    "ServiceUnavailableResponseError",
    "Signature",
    "Status499Error",
    "Timeout",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "Unset",
    "errors",
    "models",
]
