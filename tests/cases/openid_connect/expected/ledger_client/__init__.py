# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""A client for Ledger."""

from ._runtime.lazy import lazily

__version__ = "1.0.0"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from . import errors as errors
    from . import models as models
    from ._runtime.observing.hooks import Attempt as Attempt
    from ._runtime.observing.hooks import Hooks as Hooks
    from ._runtime.results import Result as Result
    from ._runtime.retries import Retries as Retries
    from ._runtime.security.placement import Signature as Signature
    from ._runtime.transports.protocol import Timeout as Timeout
    from ._runtime.values.files import File as File
    from ._runtime.values.numbers import DecimalNumber as DecimalNumber
    from ._runtime.values.texts import Base64 as Base64
    from ._runtime.values.texts import Duration as Duration
    from ._runtime.values.unset import UNSET as UNSET
    from ._runtime.values.unset import Unset as Unset
    from .client import AsyncLedger as AsyncLedger
    from .client import Ledger as Ledger
    from .errors import ApiError as ApiError
    from .errors import BadGatewayError as BadGatewayError
    from .errors import BadRequestError as BadRequestError
    from .errors import ClientError as ClientError
    from .errors import ConflictError as ConflictError
    from .errors import ConnectError as ConnectError
    from .errors import ContentTooLargeError as ContentTooLargeError
    from .errors import ContractError as ContractError
    from .errors import ForbiddenError as ForbiddenError
    from .errors import GatewayTimeoutError as GatewayTimeoutError
    from .errors import GoneError as GoneError
    from .errors import InternalServerError as InternalServerError
    from .errors import MethodNotAllowedError as MethodNotAllowedError
    from .errors import MissingCredentialsError as MissingCredentialsError
    from .errors import NotAcceptableError as NotAcceptableError
    from .errors import NotFoundError as NotFoundError
    from .errors import NotImplementedStatusError as NotImplementedStatusError
    from .errors import PaymentRequiredError as PaymentRequiredError
    from .errors import PreconditionFailedError as PreconditionFailedError
    from .errors import RedirectError as RedirectError
    from .errors import RequestTimeoutError as RequestTimeoutError
    from .errors import ResponseTooLargeError as ResponseTooLargeError
    from .errors import ServerError as ServerError
    from .errors import ServiceError as ServiceError
    from .errors import ServiceUnavailableError as ServiceUnavailableError
    from .errors import TokenRequestError as TokenRequestError
    from .errors import TooManyRequestsError as TooManyRequestsError
    from .errors import TransportError as TransportError
    from .errors import TransportTimeoutError as TransportTimeoutError
    from .errors import UnauthorizedError as UnauthorizedError
    from .errors import UnprocessableEntityError as UnprocessableEntityError
    from .errors import UnsupportedMediaTypeError as UnsupportedMediaTypeError
else:
    # Each is imported when it is first asked for.
    __getattr__, __dir__, __all__ = lazily(
        __name__,
        """
ApiError=errors AsyncLedger=client Attempt=_runtime.observing.hooks BadGatewayError=errors
BadRequestError=errors Base64=_runtime.values.texts ClientError=errors ConflictError=errors
ConnectError=errors ContentTooLargeError=errors ContractError=errors DecimalNumber=_runtime.values.numbers
Duration=_runtime.values.texts File=_runtime.values.files ForbiddenError=errors GatewayTimeoutError=errors
GoneError=errors Hooks=_runtime.observing.hooks InternalServerError=errors Ledger=client
MethodNotAllowedError=errors MissingCredentialsError=errors NotAcceptableError=errors NotFoundError=errors
NotImplementedStatusError=errors PaymentRequiredError=errors PreconditionFailedError=errors
RedirectError=errors RequestTimeoutError=errors ResponseTooLargeError=errors Result=_runtime.results
Retries=_runtime.retries ServerError=errors ServiceError=errors ServiceUnavailableError=errors
Signature=_runtime.security.placement Timeout=_runtime.transports.protocol TokenRequestError=errors
TooManyRequestsError=errors TransportError=errors TransportTimeoutError=errors UNSET=_runtime.values.unset
UnauthorizedError=errors UnprocessableEntityError=errors Unset=_runtime.values.unset
UnsupportedMediaTypeError=errors errors= models=
""",
    )
