"""What is given for a credential, and where a request has what is made of it."""

import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, NamedTuple, TypeAlias

from attrs import field, frozen

from ..wire.call import Location

VISIBLE: Final = re.compile(r"[!-~]+")

Secret: TypeAlias = str | Callable[[], str]
"""A credential, or a function that returns it; it is called for each request."""
AsyncSecret: TypeAlias = str | Callable[[], str | Awaitable[str]]
"""A credential, or a function or coroutine function that returns it; it is called for each request."""
GivenOne: TypeAlias = AsyncSecret | tuple[AsyncSecret | None, ...] | None
Given: TypeAlias = Mapping[str, GivenOne]
"""What was given to a client, by scheme: a secret, or one for each input of the scheme."""


class Placement(NamedTuple):
    """A credential where a request has it; its text is in no representation."""

    location: Location
    name: str
    text: str

    def __repr__(self) -> str:
        return f"Placement(location={self.location!r}, name={self.name!r})"


class Input(NamedTuple):
    """What somebody has to give for a scheme: an argument of the client, or an environment variable."""

    argument: str
    env: str
    allowed: re.Pattern[str] = VISIBLE
    """What a request can carry."""
    secret: bool = True
    """Whether it is hidden; a user's name is not."""


def _names(added: Mapping[str, str]) -> str:
    return f"<{', '.join(added)}>"


@frozen
class Signature:
    """What a function given as `auth` adds to a request: header fields, and pairs of the query."""

    headers: Mapping[str, str] = field(factory=dict[str, str], repr=_names)
    query: Mapping[str, str] = field(factory=dict[str, str], repr=_names)


def each(given: GivenOne, number: int) -> tuple[AsyncSecret | None, ...]:
    """Return what is given for each of the inputs of a scheme."""
    return (given,) * number if given is None or isinstance(given, str) or callable(given) else given


def checked(secret: Any, wanted: Input, source: str) -> str:
    """Return a secret that a request can carry. Raises ValueError that does not repeat it, if it cannot."""
    if isinstance(secret, str) and wanted.allowed.fullmatch(secret):
        return secret
    problem = "it is empty, or has white space, a control or a non-ASCII character"
    if not isinstance(secret, str):
        problem = f"it is no text, but of {type(secret)}"
    elif wanted.allowed is not VISIBLE:
        problem = "it is empty, or has a character that a request cannot have there"
    message = f"{source} is not a credential: {problem}"
    raise ValueError(message)
