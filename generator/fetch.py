"""Fetches what is at an http(s) address: no redirect is followed, and no other scheme is known."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from urllib.parse import urlsplit

from generator import __version__

# Another address is for the contract to name, so nothing follows a redirect. Nor is there a handler of files or ftp.
_HANDLERS = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.HTTPDefaultErrorHandler,
)


class FetchError(Exception):
    """An address at which nothing is that may be used, and why."""


def fetch(uri: str, *, most: int, seconds: float) -> bytes:
    """Return what is at an address, at most `most` bytes; the server may take `seconds` for each step.

    Raises FetchError when there is nothing, or more.
    """
    refuse_strange(uri)
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    opener.addheaders = [("User-Agent", f"oasmith/{__version__}"), ("Accept-Encoding", "identity")]
    try:
        with opener.open(uri, timeout=seconds) as answer:
            content: bytes = answer.read(most + 1)
            whole = not answer.length or len(content) > most
    except urllib.error.HTTPError as error:
        error.close()
        where = error.headers["Location"]
        message = f"the server answered {error.code}" + (f", and that it is at {where}" if where else "")
        raise FetchError(message) from None
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        why = error.reason if isinstance(error, urllib.error.URLError) else error
        message = f"it cannot be fetched: {str(why) or type(why).__name__}"
        raise FetchError(message) from None
    if not whole:
        message = "it cannot be fetched: the answer ended too early"
        raise FetchError(message)
    if len(content) > most:
        message = f"it is larger than {most} bytes"
        raise FetchError(message)
    return content


def refuse_strange(uri: str) -> None:
    """Raise FetchError for what is no address, or is one that must not be written down."""
    parts = urlsplit(uri)
    try:
        usable = bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
    if not usable or not (uri.isascii() and uri.isprintable()) or " " in uri:
        message = "it is no address"
        raise FetchError(message)
    if "@" in parts.netloc:
        message = "an address with a password would be written into oasmith.lock"
        raise FetchError(message)
