"""Where a URL leads: to which origin, and whether others can read what is sent there."""

import re
from typing import Final
from urllib.parse import urlsplit

_PORTS: Final = {"http": 80, "https": 443}
_URL: Final = re.compile(r"https?://[^/?#@\\]+([/?][^#\\]*)?")


def origin(url: str) -> tuple[str, str, int | None]:
    """Return the scheme, the host and the port (RFC 6454 section 4)."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname or "", parts.port or _PORTS.get(parts.scheme)


def is_private(url: str) -> bool:
    """Return whether nobody else can read what is sent to a URL."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost":
        return True
    import ipaddress  # noqa: PLC0415  hardly anybody gives plain http

    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def refuse_in_the_clear(url: str, name: str = "base URL") -> None:
    """Raise ValueError if others can read what is sent to a URL."""
    if not is_private(url):
        message = (
            f"the {name} is plain http, over which a credential can be read by others; "
            "use https (http is allowed to this machine: localhost, 127.0.0.0/8, ::1), "
            "or allow_http=True where others are trusted"
        )
        raise ValueError(message)


def refuse_as_secret(url: str, name: str, *, allow_http: bool) -> None:
    """Raise ValueError, which does not repeat it, unless secrets may be sent to a URL."""
    try:
        is_url = bool(_URL.fullmatch(url) and url.isascii() and url.isprintable() and " " not in url)
        is_url = is_url and bool(urlsplit(url).hostname) and urlsplit(url).port != 0
    except ValueError:
        is_url = False
    if not is_url:
        message = f"the {name} is no http or https URL with a host, without a user's name and a fragment"
        raise ValueError(message)
    if not allow_http:
        refuse_in_the_clear(url, name)
