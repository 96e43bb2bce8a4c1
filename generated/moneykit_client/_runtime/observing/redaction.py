"""Requests without their credentials: what hooks, logs and traces are shown."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import unquote_plus

from ..security.credentials import Credentials
from ..transports.protocol import Headers

HIDDEN: Final = "[hidden]"
_ALWAYS: Final = frozenset({"authorization", "proxy-authorization", "cookie"})


def redacted_headers(headers: Iterable[tuple[str, str]], credentials: Credentials) -> Headers:
    """Return header fields; those that have credentials have `HIDDEN` as their value."""
    secret = _ALWAYS | {name.lower() for location, name in credentials.places if location == "header"}
    return Headers((name, HIDDEN if name.lower() in secret else credentials.hide(text)) for name, text in headers)


def redacted_url(url: str, credentials: Credentials) -> str:
    """Return a URL; the pairs of its query that are credentials have `HIDDEN` as their value."""
    secret = {name for location, name in credentials.places if location == "query"}
    address, asked, query = url.partition("?")
    if secret:
        query = "&".join(_pair(one, secret) for one in query.split("&"))
    return credentials.hide(f"{address}{asked}{query}")


def _pair(text: str, secret: set[str]) -> str:
    name, equals, value = text.partition("=")
    return f"{name}{equals}{HIDDEN if unquote_plus(name) in secret else value}"
