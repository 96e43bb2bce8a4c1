# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""A client for Media types."""

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
from .client import AsyncMediaTypes, MediaTypes
from .errors import (
    ApiBytesError,
    ApiError,
    ClientError,
    ConnectError,
    ContentTooLargeBytesError,
    ContentTooLargeError,
    ContractError,
    MissingCredentialsError,
    NotFoundError,
    NotFoundTextError,
    ResponseTooLargeError,
    ServerError,
    ServerTextError,
    ServiceError,
    ThingError,
    TokenRequestError,
    TransportError,
    TransportTimeoutError,
)

__version__ = "1.0.0"

__all__ = [
    "ApiBytesError",
    "ApiError",
    "AsyncMediaTypes",
    "Attempt",
    "Base64",
    "ClientError",
    "ConnectError",
    "ContentTooLargeBytesError",
    "ContentTooLargeError",
    "ContractError",
    "DecimalNumber",
    "Duration",
    "File",
    "Hooks",
    "MediaTypes",
    "MissingCredentialsError",
    "NotFoundError",
    "NotFoundTextError",
    "ResponseTooLargeError",
    "Result",
    "Retries",
    "ServerError",
    "ServerTextError",
    "ServiceError",
    "Signature",
    "ThingError",
    "Timeout",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "Unset",
    "errors",
    "models",
]
