"""Where a client calls, and as whom: servers and credentials."""

from __future__ import annotations

from typing import Literal

from generator.frozen import frozen
from generator.package.annotations import Annotation, Value
from generator.package.docs import Doc


@frozen
class Choice:
    """An argument that is a variable of a server's address."""

    name: str
    wire_name: str
    annotation: Annotation
    default: Value | None
    text: str


@frozen
class ServerFunction:
    """A function that returns the address of a server."""

    name: str
    url: str
    doc: Doc
    choices: tuple[Choice, ...]

    @property
    def required(self) -> tuple[Choice, ...]:
        """The variables that have no default."""
        return tuple(one for one in self.choices if one.default is None)


@frozen
class Secret:
    """An argument of the client that is a credential or a part of one."""

    name: str
    env: str
    text: str
    use: Literal["always", "ready", "fetching", "instead", "address"] = "always"
    """Of a scheme whose tokens are fetched: a `ready` one, what `fetching` needs, an `address`; or what may be given
    `instead` of what always is."""


@frozen
class Credential:
    """What satisfies a security scheme."""

    scheme: str
    kind: str
    """The class of the runtime."""
    settings: tuple[tuple[str, str], ...]
    """What the class is made with."""
    secrets: tuple[Secret, ...]
    """The arguments of the client; none where the transport authenticates."""
