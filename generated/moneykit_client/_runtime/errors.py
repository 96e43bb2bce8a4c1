"""Everything that a call can raise, under one root.

ServiceError
├── ApiError                             the service answered with an error status
│   ├── ClientError                      4xx
│   │   ├── BadRequestError              400
│   │   ├── UnauthorizedError            401
│   │   ├── PaymentRequiredError         402
│   │   ├── ForbiddenError               403
│   │   ├── NotFoundError                404
│   │   ├── MethodNotAllowedError        405
│   │   ├── NotAcceptableError           406
│   │   ├── RequestTimeoutError          408
│   │   ├── ConflictError                409
│   │   ├── GoneError                    410
│   │   ├── PreconditionFailedError      412
│   │   ├── ContentTooLargeError         413
│   │   ├── UnsupportedMediaTypeError    415
│   │   ├── UnprocessableEntityError     422
│   │   └── TooManyRequestsError         429
│   └── ServerError                      5xx
│       ├── InternalServerError          500
│       ├── NotImplementedStatusError    501
│       ├── BadGatewayError              502
│       ├── ServiceUnavailableError      503
│       └── GatewayTimeoutError          504
├── TransportError                       there was no answer
│   ├── ConnectError                     no connection: nothing was sent
│   ├── TransportTimeoutError            it took too long
│   └── ResponseTooLargeError            it was larger than this client takes
├── ContractError                        there was an answer, but not one that the contract allows
│   └── RedirectError                    it was a redirect, which is not followed
├── MissingCredentialsError              nothing was sent: the operation needs credentials
└── TokenRequestError                    nothing was sent: the authorization server gave no token

The status classes are those of RFC 9110 section 15 that services use.
A client adds a class per documented error schema below them.
"""

import functools
from collections.abc import Mapping
from typing import Any, Final, cast

from .transports.protocol import Headers

_REQUEST_ID_HEADERS: Final = ("x-request-id", "request-id", "x-correlation-id", "x-amzn-requestid", "cf-ray")
_LONGEST_NAME: Final = 200
"""Letters of a property's name in a path: a service may call one by megabytes, and a message is read."""


def _restore(kind: type[BaseException], args: tuple[object, ...]) -> BaseException:
    return kind.__new__(kind, *args)


def _request_id(headers: Headers) -> str | None:
    return next((headers[name] for name in _REQUEST_ID_HEADERS if name in headers), None)


def _phrase(status: int) -> str:
    from http import HTTPStatus  # noqa: PLC0415  only errors need it

    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


class ServiceError(Exception):
    """The root: catch it to catch everything that a call raises."""

    def __reduce__(self) -> tuple[Any, ...]:
        # Copies and pickles restore the attributes without the constructors, whose parameters are keywords.
        return _restore, (type(self), self.args), self.__dict__


class ApiError(ServiceError):
    """The service answered with an error status."""

    status: int
    """The HTTP status code."""
    headers: Headers
    content: bytes
    """The body as it was received."""
    body: Any
    """The body: typed if the contract documents it and it fits, else plain JSON or text; None if it is empty."""
    method: str
    path: str
    """The path of the operation as the contract has it, such as /links/{id}/reset."""
    message: str
    """What the body says in words, on one line; empty if it says nothing."""
    code: str | None
    """What the body calls this error, for programs to compare."""

    def __init__(  # noqa: PLR0913  an answer has as many parts
        self,
        *,
        status: int,
        headers: Headers,
        content: bytes = b"",
        body: Any = None,
        method: str = "",
        path: str = "",
        message: str = "",
        code: str | None = None,
    ) -> None:
        super().__init__(status)
        self.status = status
        self.headers = headers
        self.content = content
        self.body = body
        self.method = method
        self.path = path
        self.message = message
        self.code = code

    @property
    def request_id(self) -> str | None:
        """What the service calls this request, if it says so in one of the usual headers."""
        return _request_id(self.headers)

    def __str__(self) -> str:
        text = _phrase(self.status)
        if self.message:
            text += f": {self.message}"
        if self.code:
            text += f" ({self.code})"
        return f"{text} [{self.method} {self.path}]" if self.path else text


class ClientError(ApiError):
    """4xx: the request was at fault."""


class BadRequestError(ClientError):
    """400 Bad Request."""


class UnauthorizedError(ClientError):
    """401 Unauthorized."""


class PaymentRequiredError(ClientError):
    """402 Payment Required."""


class ForbiddenError(ClientError):
    """403 Forbidden."""


class NotFoundError(ClientError):
    """404 Not Found."""


class MethodNotAllowedError(ClientError):
    """405 Method Not Allowed."""


class NotAcceptableError(ClientError):
    """406 Not Acceptable."""


class RequestTimeoutError(ClientError):
    """408 Request Timeout: the service did not wait longer for the request."""


class ConflictError(ClientError):
    """409 Conflict."""


class GoneError(ClientError):
    """410 Gone."""


class PreconditionFailedError(ClientError):
    """412 Precondition Failed."""


class ContentTooLargeError(ClientError):
    """413 Content Too Large: the request was."""


class UnsupportedMediaTypeError(ClientError):
    """415 Unsupported Media Type."""


class UnprocessableEntityError(ClientError):
    """422 Unprocessable Content."""


class TooManyRequestsError(ClientError):
    """429 Too Many Requests."""


class ServerError(ApiError):
    """5xx: the service was at fault."""


class InternalServerError(ServerError):
    """500 Internal Server Error."""


class NotImplementedStatusError(ServerError):
    """501 Not Implemented; named so as not to be taken for Python's NotImplementedError."""


class BadGatewayError(ServerError):
    """502 Bad Gateway."""


class ServiceUnavailableError(ServerError):
    """503 Service Unavailable."""


class GatewayTimeoutError(ServerError):
    """504 Gateway Timeout."""


STATUS_ERRORS: Final[Mapping[int, type[ApiError]]] = {
    400: BadRequestError,
    401: UnauthorizedError,
    402: PaymentRequiredError,
    403: ForbiddenError,
    404: NotFoundError,
    405: MethodNotAllowedError,
    406: NotAcceptableError,
    408: RequestTimeoutError,
    409: ConflictError,
    410: GoneError,
    412: PreconditionFailedError,
    413: ContentTooLargeError,
    415: UnsupportedMediaTypeError,
    422: UnprocessableEntityError,
    429: TooManyRequestsError,
    500: InternalServerError,
    501: NotImplementedStatusError,
    502: BadGatewayError,
    503: ServiceUnavailableError,
    504: GatewayTimeoutError,
}


def error_class(status: int) -> type[ApiError]:
    """Return the class for an error status: its own, else that of its hundred, else `ApiError`."""
    by_hundred = {4: ClientError, 5: ServerError}
    return STATUS_ERRORS.get(status) or by_hundred.get(status // 100, ApiError)


def combined(documented: type[ApiError], by_status: type[ApiError]) -> type[ApiError]:
    """Return the class of an error that the contract documents for a range of statuses, given that of its status.

    It is a subclass of both, so that a contract that says more never makes an `except` catch less: the narrower if one
    is a subclass of the other, else a new one under the name of the documented one.
    """
    if issubclass(documented, by_status):
        return documented
    if issubclass(by_status, documented):
        return by_status
    return _class_of_both((documented, by_status))


@functools.cache
def _class_of_both(bases: tuple[type[ApiError], type[ApiError]]) -> type[ApiError]:
    documented = bases[0]
    namespace = {
        "__module__": documented.__module__,
        "__qualname__": documented.__qualname__,
        "__doc__": documented.__doc__,
        "__reduce__": _reduce_combined,
    }
    return cast("type[ApiError]", type(documented.__name__, bases, namespace))


def _reduce_combined(error: ApiError) -> tuple[Any, ...]:
    # No module has the class by its name, so a pickle says what it is made of.
    return _restore_combined, (*type(error).__bases__, error.args), error.__dict__


def _restore_combined(documented: type[ApiError], by_status: type[ApiError], args: tuple[object, ...]) -> BaseException:
    return _restore(combined(documented, by_status), args)


class TransportError(ServiceError):
    """There was no answer. Whether the service acted on the request is unknown, `ConnectError` aside.

    `__cause__` is what the transport met. A transport raises it with one argument, the message.
    """

    operation: str | None = None
    """The method and path of the operation, such as POST /links/{id}/reset."""

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} [{self.operation}]" if self.operation else text


class ConnectError(TransportError):
    """No connection was made, so nothing was sent: asking again is safe."""


class TransportTimeoutError(TransportError):
    """It took longer than the timeout allows."""


class ResponseTooLargeError(TransportError):
    """The answer was larger than this client takes."""


class ContractError(ServiceError):
    """There was an answer, or a webhook, but not one that the contract allows; or `from_dict` got what does not fit."""

    path: str
    """Where in the JSON document, such as $.tags[3]; $ is the document itself."""
    expected: str
    got: str
    status: int | None = None
    """The status of the answer; None if the document is not of an answer."""
    headers: Headers = Headers()
    content: bytes = b""
    """The body as it was received."""
    operation: str | None = None
    """The method and path of the operation, such as POST /links/{id}/reset; or which webhook it is."""

    def __init__(self, path: str, expected: str, got: str) -> None:
        super().__init__(path, expected, got)
        self.path = path
        self.expected = expected
        self.got = got

    @property
    def request_id(self) -> str | None:
        """What the service calls this request, if it says so in one of the usual headers."""
        return _request_id(self.headers)

    def prepend(self, key: str | int) -> None:
        """Say that the document is the value at `key` of a larger one."""
        if isinstance(key, int):
            step = f"[{key}]"
        else:
            shown = key if len(key) <= _LONGEST_NAME else f"{key[:_LONGEST_NAME]}…"
            step = f".{shown}" if shown.isidentifier() else f"[{shown!r}]"
        self.path = f"${step}{self.path[1:]}"
        # What `repr` shows.
        self.args = (self.path, self.expected, self.got)

    def __str__(self) -> str:
        text = f"{self.path}: expected {self.expected}, got {self.got}"
        if self.operation is None:
            return text
        return f"{text} [{self.operation}]" if self.status is None else f"{text} [{self.operation}, {self.status}]"


class RedirectError(ContractError):
    """The answer was a redirect that the contract does not document, and that is not followed: `reason` says why."""

    location: str = ""
    """Where it leads, without query and credentials; empty if to nothing that a request can be sent to."""
    reason: str = ""


class MissingCredentialsError(ServiceError):
    """Nothing was sent: the operation needs credentials and the client has none. The message says how to give them."""


class TokenRequestError(ServiceError):
    """Nothing was sent: the authorization server refused to give a token, or its answer has none."""

    status: int
    """Of its answer."""
    headers: Headers
    code: str | None
    """What it calls the error: one of RFC 6749 section 5.2, such as invalid_client, or another."""
    description: str
    """What it says about the error; empty if it says nothing."""
    operation: str | None = None
    """The method and path of the operation that needs a token."""

    def __init__(  # noqa: PLR0913  an answer has as many parts
        self,
        url: str,
        problem: str = "",
        *,
        status: int,
        headers: Headers,
        code: str | None = None,
        description: str = "",
    ) -> None:
        said = f"{_phrase(status)}: {description}" if description else _phrase(status)
        super().__init__(f"no token from {url.partition('?')[0]}: {problem or said}{f' ({code})' if code else ''}")
        self.status, self.headers = status, headers
        self.code, self.description = code, description

    @property
    def request_id(self) -> str | None:
        """What the authorization server calls the request, if it says so in one of the usual headers."""
        return _request_id(self.headers)

    def __str__(self) -> str:
        text = super().__str__()
        return f"{text} [{self.operation}]" if self.operation else text
