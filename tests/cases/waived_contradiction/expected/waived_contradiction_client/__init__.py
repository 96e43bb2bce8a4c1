# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""A client for Waived contradiction."""

from . import errors, models
from ._runtime.observing.hooks import Attempt, Hooks
from ._runtime.results import Result
from ._runtime.retries import Retries
from ._runtime.security.placement import Signature
from ._runtime.transports.protocol import Timeout
from ._runtime.values.files import File
from ._runtime.values.texts import Base64, Duration
from ._runtime.values.unset import UNSET, Unset
from .client import AsyncWaivedContradiction, WaivedContradiction
from .errors import (
    ApiError,
    ClientError,
    ConnectError,
    ContractError,
    MissingCredentialsError,
    ResponseTooLargeError,
    ServerError,
    ServiceError,
    TokenRequestError,
    TransportError,
    TransportTimeoutError,
)

__version__ = "1.0.0"

__all__ = [
    "ApiError",
    "AsyncWaivedContradiction",
    "Attempt",
    "Base64",
    "ClientError",
    "ConnectError",
    "ContractError",
    "Duration",
    "File",
    "Hooks",
    "MissingCredentialsError",
    "ResponseTooLargeError",
    "Result",
    "Retries",
    "ServerError",
    "ServiceError",
    "Signature",
    "Timeout",
    "TokenRequestError",
    "TransportError",
    "TransportTimeoutError",
    "UNSET",
    "Unset",
    "WaivedContradiction",
    "errors",
    "models",
]
