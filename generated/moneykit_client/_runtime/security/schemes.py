"""The ways to authenticate that OpenAPI has beside bearer tokens (OpenAPI 3.1 section 4.8.27)."""

import base64
import re
from typing import Final

from attrs import frozen

from ..wire.call import Location
from .credentials import Scheme
from .placement import Input, Placement

_USER: Final = re.compile(r"[^:\x00-\x1f\x7f]+")
_PASSWORD: Final = re.compile(r"[^\x00-\x1f\x7f]+")
_COOKIE: Final = re.compile(r"[!#-+\--:<-\[\]-~]+")
_FIELD: Final = re.compile(r"[!-~]+( +[!-~]+)*")


@frozen
class Basic(Scheme):
    """A user's name and password in the header Authorization (RFC 7617)."""

    username_env: str
    password_env: str
    username: str = "username"
    password: str = "password"  # noqa: S105  the name of an argument

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The name, which has no colon, and the password."""
        return (
            Input(self.username, self.username_env, _USER, secret=False),
            Input(self.password, self.password_env, _PASSWORD),
        )

    def place(self, secrets: tuple[str, ...]) -> Placement:
        """Return the header. Both are written in UTF-8, as section 2.1 recommends."""
        username, password = secrets
        pair = base64.b64encode(f"{username}:{password}".encode()).decode()
        return Placement("header", "Authorization", f"Basic {pair}")


@frozen
class ApiKey(Scheme):
    """A key in a header, in the query or in a cookie."""

    location: Location
    name: str
    env: str
    argument: str = "api_key"

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The key; in a cookie it has only what RFC 6265 section 4.1.1 allows."""
        return (
            Input(self.argument, self.env, _COOKIE) if self.location == "cookie" else Input(self.argument, self.env),
        )

    @property
    def places(self) -> tuple[tuple[Location, str], ...]:
        """The one that the contract says."""
        return ((self.location, self.name),)

    def place(self, secrets: tuple[str, ...]) -> Placement:
        """Return the header, the pair of the query, or the cookie."""
        (key,) = secrets
        return Placement(self.location, self.name, key)


@frozen
class HttpScheme(Scheme):
    """Another scheme of the header Authorization (RFC 9110 section 11.4), with whatever stands behind its name."""

    scheme: str
    env: str
    argument: str = "authorization"

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What stands behind the name of the scheme."""
        return (Input(self.argument, self.env, _FIELD),)

    def place(self, secrets: tuple[str, ...]) -> Placement:
        """Return the header."""
        (text,) = secrets
        return Placement("header", "Authorization", f"{self.scheme} {text}")


@frozen
class MutualTls(Scheme):
    """A certificate of the client, which its transport presents."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """Nothing."""
        return ()

    @property
    def places(self) -> tuple[tuple[Location, str], ...]:
        """None."""
        return ()

    def place(self, secrets: tuple[str, ...]) -> None:
        """Put nothing into the request."""
