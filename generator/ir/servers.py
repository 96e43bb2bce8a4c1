"""What a contract says of where the service is."""

from __future__ import annotations

from generator.frozen import frozen


@frozen
class Variable:
    """A part of a server's address that is to be chosen (section 4.8.6)."""

    pointer: str
    name: str
    default: str | None
    """None where the contract does not say it, so that who calls has to."""
    values: tuple[str, ...]
    """Those to choose from; any other where there are none."""
    description: str | None


@frozen
class Server:
    """Where the service is (section 4.8.5)."""

    pointer: str
    url: str
    description: str | None
    name: str | None = None
    variables: tuple[Variable, ...] = ()
