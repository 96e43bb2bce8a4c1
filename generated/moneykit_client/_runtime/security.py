"""Credentials: where they come from, which a call uses, where a request has them, and that nothing else shows them."""

import ipaddress
import os
import re
from collections.abc import Mapping
from typing import Final, NoReturn, Protocol
from urllib.parse import urlsplit

from attrs import field, frozen

from .call import Location
from .errors import MissingCredentialsError

_VISIBLE: Final = re.compile(r"[!-~]+")
# A shorter one is no secret, only a placeholder whose letters are in every message.
_SHORTEST_HIDDEN: Final = 6


@frozen
class Placement:
    """A credential where a request has it."""

    location: Location
    name: str
    text: str = field(repr=False)


class Scheme(Protocol):
    """A way to authenticate (OpenAPI 3.1 section 4.8.27)."""

    @property
    def argument(self) -> str:
        """What the client calls the argument for the credential."""
        ...

    @property
    def env(self) -> str:
        """The environment variable for the credential."""
        ...

    def place(self, secret: str) -> Placement:
        """Return where a request has the credential."""
        ...


@frozen
class Bearer:
    """An access token in the header Authorization (RFC 6750 section 2.1)."""

    env: str
    argument: str = "token"

    def place(self, secret: str) -> Placement:
        """Return the header."""
        return Placement("header", "Authorization", f"Bearer {secret}")


class Credentials:
    """The credentials of a client: those given, else those of the environment when it is made.

    Raises ValueError for one that a header cannot carry, or if `base_url` would send it in the clear.
    """

    def __init__(self, schemes: Mapping[str, Scheme], given: Mapping[str, str | None], base_url: str) -> None:
        self._schemes: Final = dict(schemes)
        found = {name: _found(name, scheme, given) for name, scheme in schemes.items()}
        self._secrets: Final = {name: secret for name, secret in found.items() if secret}
        self._placements: Final = {name: schemes[name].place(secret) for name, secret in self._secrets.items()}
        if self._secrets and not _is_private(base_url):
            message = (
                "the base URL is plain http, over which a credential can be read by others; "
                "use https (http is allowed to this machine: localhost, 127.0.0.0/8, ::1)"
            )
            raise ValueError(message)

    def choose(self, security: tuple[tuple[str, ...], ...]) -> tuple[Placement, ...]:
        """Return the credentials for an operation: the first of its alternatives for which there is everything.

        Raises `MissingCredentialsError` if it needs some and there are not enough.
        """
        placements = self._placements
        for alternative in security:
            if alternative and all(name in placements for name in alternative):
                return tuple(placements[name] for name in alternative)
        if not security or () in security:
            return ()
        ways = " or ".join(" and ".join(self._way(name) for name in alternative) for alternative in security)
        message = f"this operation needs credentials: {ways}"
        raise MissingCredentialsError(message)

    def _way(self, name: str) -> str:
        scheme = self._schemes[name]
        return f"give the argument {scheme.argument} or set the environment variable {scheme.env}"

    def hide(self, text: str) -> str:
        """Return `text` without the credentials, which a service may have repeated."""
        for secret in self._secrets.values():
            if len(secret) >= _SHORTEST_HIDDEN:
                text = text.replace(secret, "…")
        return text

    def __repr__(self) -> str:
        return f"Credentials({', '.join(self._secrets)})"

    def __reduce__(self) -> NoReturn:
        message = "credentials are not pickled"
        raise TypeError(message)


def _found(name: str, scheme: Scheme, given: Mapping[str, str | None]) -> str | None:
    secret = given.get(name)
    source = f"the argument {scheme.argument}"
    if secret is None:
        # A variable that is set to nothing is as good as unset.
        secret = os.environ.get(scheme.env) or None
        source = f"the environment variable {scheme.env}"
    if secret is not None and not _VISIBLE.fullmatch(secret):
        message = f"{source} is not a credential: it is empty, or has white space, a control or a non-ASCII character"
        raise ValueError(message)
    return secret


def _is_private(base_url: str) -> bool:
    """Return whether nobody else can read what is sent to `base_url`."""
    parts = urlsplit(base_url)
    host = parts.hostname or ""
    if parts.scheme == "https" or host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
