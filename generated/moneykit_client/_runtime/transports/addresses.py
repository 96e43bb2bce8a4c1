"""Where a request goes: the parts of its URL, as sockets and HTTP want them."""

import functools
import re
from typing import Final
from urllib.parse import quote, urlsplit

from attrs import frozen

_PARTS: Final = re.compile(r"([^/?#]*://[^/?#]*)([^#]*)")
_PORTS: Final = {"http": 80, "https": 443}
_PRINTABLE: Final = "".join(map(chr, range(0x21, 0x7F)))
_LONGEST_LABEL: Final = 63
"""RFC 1035 section 2.3.4."""


@frozen
class Origin:
    """Where connections go."""

    scheme: str
    host: str
    """A name in ASCII, or an address without brackets."""
    port: int
    authority: str
    """What the header Host says: without the port if it is the scheme's own."""

    @property
    def is_secure(self) -> bool:
        """Whether it is https."""
        return self.scheme == "https"

    @property
    def dialled(self) -> str:
        """The host and the port, as CONNECT has them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}:{self.port}"


def split(url: str) -> tuple[Origin, str]:
    """Return the origin of an absolute URL and the target of a request; raise ValueError if it has no origin.

    The target is the rest of the URL as it is. Only what no target can have is percent-encoded.
    """
    parts = _PARTS.match(url)
    if parts is None:
        message = "it is no absolute URL"
        raise ValueError(message)
    target = parts[2]
    if not target.startswith("/"):
        target = f"/{target}"
    if not target.isascii() or not target.isprintable() or " " in target:
        target = quote(target, safe=_PRINTABLE)
    return _origin(parts[1]), target


@functools.lru_cache(maxsize=256)
def _origin(text: str) -> Origin:
    parts = urlsplit(text)
    host = parts.hostname
    own_port = _PORTS.get(parts.scheme)
    if not host or own_port is None:
        message = "it is no http or https URL with a host"
        raise ValueError(message)
    if not host.isascii():
        # IDNA 2008 (RFC 5891); the standard library knows its predecessor only.
        import idna  # noqa: PLC0415  hardly any service needs it

        host = idna.encode(host, uts46=True).decode("ascii")
    if any(len(label) > _LONGEST_LABEL for label in host.split(".")):
        message = "a label of its host is too long"
        raise ValueError(message)
    port = parts.port or own_port
    shown = f"[{host}]" if ":" in host else host
    return Origin(parts.scheme, host, port, shown if port == own_port else f"{shown}:{port}")
