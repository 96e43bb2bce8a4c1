"""Every answer that is not a success, each as one function that makes it."""

from collections.abc import Mapping
from http import HTTPStatus

from starlette.responses import JSONResponse

DOCUMENTATION = "https://example.com/errors/"
"""Where the errors are documented: a reserved name, as in the examples of the contract."""

REALM = 'Bearer realm="moneykit"'


class Refusal(Exception):  # noqa: N818 - a refusal is an answer like any other, not a fault of the program.
    """Why a request is not carried out, in the form in which the caller is told."""

    def __init__(
        self,
        status: HTTPStatus,
        error_code: str,
        error_message: str,
        *,
        headers: Mapping[str, str] | None = None,
        link_error_code: str | None = None,
    ) -> None:
        super().__init__(error_message)
        self.status = status
        self.headers = dict(headers or {})
        self.body = {
            "error_code": error_code,
            "error_message": error_message,
            "documentation_url": DOCUMENTATION + error_code.rpartition(".")[2],
        }
        if link_error_code is not None:
            self.body["link_error_code"] = link_error_code

    def response(self) -> JSONResponse:
        """Return the refusal as an HTTP response."""
        return JSONResponse(self.body, self.status, self.headers)


# The refusals that the contract documents, in the order of their status.


def missing_token() -> Refusal:
    """Return the 401 for a request without a token; it names no error, because none was made yet (RFC 6750, 3.1)."""
    return _unauthorized("api_error.auth.unauthorized", "Missing access token", REALM)


def invalid_token() -> Refusal:
    """Return the 401 for a token that is not ours, or not whole; it does not say which, to help nobody forge one."""
    return _unauthorized("api_error.auth.unauthorized", "Invalid access token", f'{REALM}, error="invalid_token"')


def expired_token() -> Refusal:
    """Return the 401 for a token of ours whose time is over."""
    challenge = f'{REALM}, error="invalid_token", error_description="The access token expired"'
    return _unauthorized("api_error.auth.expired_access_token", "Access token expired", challenge)


def insufficient_scope(scope: str) -> Refusal:
    """Return the 401 for a token without `scope`; RFC 6750 would say 403, the contract says 401."""
    challenge = f'{REALM}, error="insufficient_scope", scope="{scope}"'
    return _unauthorized("api_error.auth.unauthorized", "Insufficient API client scope", challenge)


def unauthorized_link() -> Refusal:
    """Return the 401 for a link of another API client."""
    challenge = f'{REALM}, error="insufficient_scope"'
    return _unauthorized("link_error.unauthorized_access", "Unauthorized link access.", challenge)


def _unauthorized(error_code: str, error_message: str, challenge: str) -> Refusal:
    """Return a 401 with the challenge that every 401 must carry (RFC 9110, 15.5.2)."""
    return Refusal(HTTPStatus.UNAUTHORIZED, error_code, error_message, headers={"WWW-Authenticate": challenge})


def not_a_test_link() -> Refusal:
    """Return the 403 for a link to a real account."""
    return Refusal(HTTPStatus.FORBIDDEN, "link_error.forbidden_action", "Reset only supported for test links")


def not_permitted() -> Refusal:
    """Return the 403 for a link whose owner did not give permission."""
    return Refusal(HTTPStatus.FORBIDDEN, "link_error.forbidden_action", "Accounts access not permitted")


def link_not_found() -> Refusal:
    """Return the 404 for an id that no link has."""
    return Refusal(HTTPStatus.NOT_FOUND, "link_error.not_found", "Link not found.")


def link_deleted() -> Refusal:
    """Return the 410 for a link that was deleted."""
    return Refusal(HTTPStatus.GONE, "link_error.deleted", "Link deleted.")


def bad_state(state: str, link_error_code: str | None) -> Refusal:
    """Return the 422 for a link in a state that cannot be reset, with the link's own error code if it has one."""
    message = f"A link in the state '{state}' cannot be reset."
    return Refusal(HTTPStatus.UNPROCESSABLE_ENTITY, "link_error.bad_state", message, link_error_code=link_error_code)


def rate_limit_exceeded(retry_after: int) -> Refusal:
    """Return the 429; `retry_after` is in whole seconds."""
    headers = {"Retry-After": str(retry_after)}
    return Refusal(
        HTTPStatus.TOO_MANY_REQUESTS, "api_error.rate_limit_exceeded", "Rate limit exceeded", headers=headers
    )


# The refusals that HTTP asks of every server, whatever its contract.


def malformed_request() -> Refusal:
    """Return the 400 for bytes that are not HTTP."""
    return Refusal(HTTPStatus.BAD_REQUEST, "api_error.malformed_request", "This is not a valid HTTP request.")


def ambiguous_length() -> Refusal:
    """Return the 400 after which the connection is closed, since nobody knows where the next request begins."""
    message = "A request has a Content-Length or a Transfer-Encoding, not both."
    return Refusal(HTTPStatus.BAD_REQUEST, "api_error.malformed_request", message, headers={"Connection": "close"})


def path_not_found() -> Refusal:
    """Return the 404 for a path at which there is nothing."""
    return Refusal(HTTPStatus.NOT_FOUND, "api_error.not_found", "There is nothing at this path.")


def method_not_allowed(allow: str) -> Refusal:
    """Return the 405 with the methods that are allowed (RFC 9110, 15.5.6)."""
    message = f"This method is not allowed here, only {allow}."
    return Refusal(HTTPStatus.METHOD_NOT_ALLOWED, "api_error.method_not_allowed", message, headers={"Allow": allow})


def body_too_large(limit: int) -> Refusal:
    """Return the 413; `limit` is in bytes."""
    message = f"The request body is larger than {limit} bytes."
    return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "api_error.body_too_large", message)


def unsupported_media_type(supported: str) -> Refusal:
    """Return the 415 with the media type that would be understood (RFC 9110, 15.5.16)."""
    message = f"The request body is not {supported}; this operation needs none."
    return Refusal(
        HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
        "api_error.unsupported_media_type",
        message,
        headers={"Accept": supported},
    )


def internal_error() -> Refusal:
    """Return the 500; what went wrong is told to the log and to nobody else."""
    return Refusal(HTTPStatus.INTERNAL_SERVER_ERROR, "api_error.internal", "The server failed to answer this request.")


def not_ready() -> Refusal:
    """Return the 503 of a server whose database does not answer."""
    return Refusal(HTTPStatus.SERVICE_UNAVAILABLE, "api_error.not_ready", "The database does not answer.")
