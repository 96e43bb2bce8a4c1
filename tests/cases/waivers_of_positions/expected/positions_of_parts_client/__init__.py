# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""A client for Positions of parts."""

from . import errors, models
from ._runtime.results import Result
from ._runtime.transports.protocol import Timeout
from ._runtime.values.files import File
from ._runtime.values.texts import Base64, Duration
from ._runtime.values.unset import UNSET, Unset
from .client import AsyncPositionsOfParts, PositionsOfParts
from .errors import (
    ApiError,
    ClientError,
    ConnectError,
    ContractError,
    MissingCredentialsError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TransportError,
    TransportTimeoutError,
)

__version__ = "1.0.0"

__all__ = [
    "ApiError",
    "AsyncPositionsOfParts",
    "Base64",
    "ClientError",
    "ConnectError",
    "ContractError",
    "Duration",
    "File",
    "MissingCredentialsError",
    "PositionsOfParts",
    "ResponseTooLargeError",
    "Result",
    "ServerError",
    "ServiceError",
    "Timeout",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "Unset",
    "errors",
    "models",
]
