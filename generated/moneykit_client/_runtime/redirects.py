"""Where an answer sends a request on to, and with what of it (RFC 9110 section 15.4); pure."""

from typing import Any, Final
from urllib.parse import quote, urljoin, urlsplit

from attrs import evolve

from .errors import RedirectError
from .security.credentials import Credentials
from .security.origins import is_private, origin
from .transports.protocol import Request, Response
from .wire.call import Operation

REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
MAX_REDIRECTS: Final = 5
"""In one call."""
_SAFE: Final = frozenset({"GET", "HEAD"})
_SEE_OTHER: Final = 303
_PERMITTING_GET: Final = frozenset({301, 302})
_TRAVELLING: Final = frozenset({"user-agent", "accept"})
"""Headers that another origin gets: none that a contract may have put a secret into."""
_ASCII: Final = "".join(map(chr, range(0x21, 0x7F)))


def leads_on(operation: Operation[Any], response: Response) -> bool:
    """Return whether an answer is a redirect that the contract does not document, which would make it the answer."""
    responses = operation.responses
    is_documented = response.status in responses or f"{response.status // 100}XX" in responses
    return response.status in REDIRECTS and not is_documented and bool(response.headers.get("location"))


def redirected(request: Request, response: Response, credentials: Credentials) -> Request | str:
    """Return the request that a redirect asks for, or why it is not made.

    Another origin gets no credentials, no cookies and no body; only GET and HEAD go there.
    """
    target = _target(request.url, response.headers["location"])
    if target is None:
        return "it leads to no http or https URL without a user's name"
    if response.status != _SEE_OTHER and request.upload is not None and not request.upload.is_fresh:
        return "the body was sent, and cannot be read again"
    if response.status in _PERMITTING_GET and request.method not in _SAFE:
        return f"what becomes of a {request.method} request is open after {response.status}"
    other = evolve(request, url=target)
    if response.status == _SEE_OTHER and request.method != "HEAD":
        headers = tuple(one for one in request.headers if not one[0].lower().startswith("content-"))
        other = evolve(other, method="GET", headers=headers, content=None, upload=None)
    is_elsewhere = origin(target) != origin(request.url)
    why = _unsafe(request.url, target, credentials) or (_forbidden(other, credentials) if is_elsewhere else None)
    if why is not None or not is_elsewhere:
        return why or other
    return evolve(other, headers=tuple(one for one in other.headers if one[0].lower() in _TRAVELLING))


def _unsafe(url: str, target: str, credentials: Credentials) -> str | None:
    """Return why nothing goes from a URL to another one."""
    if url.startswith("https:") and not target.startswith("https:"):
        return "it leads from https to http"
    if not (is_private(target) or credentials.allow_http):
        return "it leads to plain http, which others can read"
    return None


def _forbidden(request: Request, credentials: Credentials) -> str | None:
    """Return why a request does not go to another origin."""
    if request.method not in _SAFE:
        return f"a {request.method} request goes to no other origin"
    if request.content is not None or request.upload is not None:
        return "a body goes to no other origin"
    if credentials.hide(request.url) != request.url:
        return "it would show a credential to another origin"
    return None


def _target(url: str, location: str) -> str | None:
    """Return the URL that a header Location means; None if it is none that anything may be sent to."""
    # Servers write letters that no URL has, in UTF-8, which is read as Latin-1 here.
    target = quote(location.strip().encode("latin-1", "replace"), safe=_ASCII).partition("#")[0]
    try:
        target = urljoin(url, target)
        parts = urlsplit(target)
        is_good = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return None
    return target if is_good and "@" not in parts.netloc and "\\" not in target else None


def not_followed(
    operation: Operation[Any], request: Request, response: Response, why: str, credentials: Credentials
) -> RedirectError:
    """Return the error for a redirect that is not followed; it says where it leads, without query and credentials."""
    location = credentials.hide((_target(request.url, response.headers["location"]) or "").partition("?")[0])
    leads = f" leading to {location}" if location else ""
    documented = ", ".join(map(str, operation.responses))
    expected = f"a documented status ({documented})" if documented else "no redirect"
    error = RedirectError("$", expected, f"{response.status}{leads}, which is not followed: {why}")
    error.location = location
    error.reason = why
    error.status = response.status
    error.headers = response.headers
    error.content = response.content
    error.operation = str(operation)
    return error
