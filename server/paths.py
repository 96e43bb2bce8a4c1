"""Paths as RFC 3986 means them: an encoded slash is part of a segment, never the end of one."""

from urllib.parse import quote, unquote_to_bytes, urlsplit

from starlette.convertors import Convertor, register_url_convertor
from starlette.types import ASGIApp, Receive, Scope, Send


class CanonicalPath:
    """Route by the path as it was sent, so that `/links/a%2Fb/reset` names the link `a/b`.

    Servers hand on the decoded path, in which that request looks like one for `/links/a/b/reset`. Here each segment
    stays encoded, in the one canonical way, and whoever takes a segment as a parameter decodes it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on the request with its path canonically encoded."""
        if scope["type"] == "http":
            scope = {**scope, "path": canonical(scope["raw_path"].decode("ascii"))}
        await self._app(scope, receive, send)


def canonical(target: str) -> str:
    """Return the path of a request target, each segment percent-encoded where it must be and only there.

    The target may be a whole URL (RFC 9112, 3.2.2).
    """
    path = target if target.startswith("/") else urlsplit(target).path
    return "/".join(quote(unquote_to_bytes(segment), safe="") for segment in path.split("/"))


class Segment(Convertor[str]):
    """A path parameter that is one whole segment, and may be empty: so may a string of the contract."""

    regex = "[^/]*"

    def convert(self, value: str) -> str:
        """Return the segment, still encoded."""
        return value

    def to_string(self, value: str) -> str:
        """Return `value` as a segment."""
        return quote(value, safe="")


register_url_convertor("segment", Segment())
