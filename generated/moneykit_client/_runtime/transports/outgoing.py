"""What a request must be before it is sent, and what is added to it, whatever carries it."""

import base64
import functools
import re
from typing import Final
from urllib.parse import unquote, urlsplit

from ..errors import TransportError
from .addresses import Origin
from .bounds import ACCEPT_ENCODING
from .failures import unwritable
from .protocol import Request

_TOKENS: Final = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
# For these a length is said although there is no body (RFC 9110 section 8.6).
_WITH_BODY: Final = frozenset({"POST", "PUT", "PATCH"})
CHUNKED: Final = ("Transfer-Encoding", "chunked")
"""RFC 9112 section 7.1: what is sent in pieces and has no length known before."""


class Fields(list[tuple[str, str]]):
    """The header fields of a request; their values are in no representation."""

    def __repr__(self) -> str:
        return f"<{', '.join(name for name, _ in self)}>"


def complete(request: Request, origin: Origin) -> Fields:
    """Return the header fields of a request as it is sent.

    Raises `TransportError` if it is not one request of HTTP/1.1 (RFC 9110 sections 5.1 and 5.5, RFC 9112 section 6.3).
    """
    given = request.headers
    names = _checked(request.method, tuple([name for name, _ in given]))
    texts = "".join([text for _, text in given])
    if not texts.isascii() or not (texts.isprintable() or texts.replace("\t", "").isprintable()):
        raise unwritable()
    headers = Fields(given)
    if "host" not in names:
        headers.insert(0, ("Host", origin.authority))
    if "accept-encoding" not in names:
        headers.append(ACCEPT_ENCODING)
    size = len(request.content or b"") if request.upload is None else request.upload.length
    has_body = request.content is not None or request.upload is not None
    if "content-length" in names:
        _refuse_other_length(given, str(size))
    elif size is not None and (has_body or request.method in _WITH_BODY):
        headers.append(("Content-Length", str(size)))
    if "transfer-encoding" in names:
        message = "the request was not sent: its body is sent with its length, so it has no Transfer-Encoding"
        raise TransportError(message)
    if size is None:
        headers.append(CHUNKED)
    return headers


@functools.lru_cache(maxsize=256)
def _checked(method: str, names: tuple[str, ...]) -> frozenset[str]:
    """Return the names of header fields in small letters; raise `TransportError` unless all are tokens."""
    found = frozenset(name.lower() for name in names)
    if not _TOKENS.fullmatch("".join((method, *found))) or "" in found or not method:
        raise unwritable()
    return found


@functools.lru_cache(maxsize=256)
def lowered(names: tuple[str, ...]) -> tuple[frozenset[str], bool]:
    """Return the names of header fields in small letters, and whether one of them is spelled in two ways."""
    found = frozenset(name.lower() for name in names)
    return found, len(set(names)) != len(found)


def _refuse_other_length(headers: tuple[tuple[str, str], ...], length: str) -> None:
    for name, text in headers:
        if text != length and name.lower() == "content-length":
            message = f"the request was not sent: its Content-Length is not {length}, the length of its body"
            raise TransportError(message)


class HttpProxy:
    """A proxy that is spoken to in plain http, through which https is tunnelled."""

    def __init__(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme != "http" or not parts.hostname:
            # Not repeated, since it may have a password.
            message = (
                "this transport takes a proxy like http://proxy.example.com:3128; Httpx2Transport takes others, too"
            )
            raise ValueError(message)
        self.host: Final = parts.hostname
        self.port: Final = parts.port or 80
        self.headers: Final[dict[str, str]] = {}
        if parts.username is not None:
            pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
            self.headers["Proxy-Authorization"] = f"Basic {base64.b64encode(pair.encode()).decode()}"

    @property
    def url(self) -> str:
        """Where it is, without its password."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"http://{host}:{self.port}"
