"""Request bodies: no operation here needs one, so a small one is ignored and a large or strange one refused."""

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from server import errors
from server.errors import Refusal

LARGEST = 64 * 1024
"""How many bytes a body may have."""

SUPPORTED = "application/json"


class BodyGuard:
    """Take the body off a request before anything else is done with it, and never hold more than a piece of it.

    What comes after a refusal is thrown away by uvicorn as it arrives, unless the caller wants the connection closed:
    so one who is still sending can read why nobody listens.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on the request without its body, or refuse it; one that breaks off is no request (RFC 9112, 8)."""
        if scope["type"] == "http":
            headers = Headers(scope=scope)
            refusal = _ambiguous(headers) or _refusal(int(headers.get("Content-Length", "0")), headers)
            if refusal is None:
                size = await _size(receive)
                if size is None:
                    return
                refusal = _refusal(size, headers)
            if refusal is not None:
                await refusal.response()(scope, receive, send)
                return
        await self._app(scope, receive, send)


def _ambiguous(headers: Headers) -> Refusal | None:
    """Return the refusal of a request that says in two ways where it ends, as smuggled ones do (RFC 9112, 6.3)."""
    return errors.ambiguous_length() if "Content-Length" in headers and "Transfer-Encoding" in headers else None


def _refusal(size: int, headers: Headers) -> Refusal | None:
    """Return why a body of `size` bytes is refused, if it is; without a body, its content type is of no matter."""
    if size > LARGEST:
        return errors.body_too_large(LARGEST)
    media_type = headers.get("Content-Type", SUPPORTED).partition(";")[0].strip().lower()
    if size > 0 and media_type != SUPPORTED:
        return errors.unsupported_media_type(SUPPORTED)
    return None


async def _size(receive: Receive) -> int | None:
    """Return how many bytes the body has, or more than `LARGEST` as soon as it has; None if it breaks off."""
    size = 0
    more = True
    while more and size <= LARGEST:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        size += len(message.get("body", b""))
        more = message.get("more_body", False)
    return size
