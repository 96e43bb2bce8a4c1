"""Credentials: where they come from, which a call uses, where a request has them, and that nothing else shows them."""

import ipaddress
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NoReturn, Protocol, TypeAlias
from urllib.parse import quote, urlsplit

from attrs import field, frozen

from ..errors import MissingCredentialsError
from ..wire.call import Location

_VISIBLE: Final = re.compile(r"[!-~]+")
# A shorter one is no secret, only a placeholder whose letters are in every message.
_SHORTEST_HIDDEN: Final = 6
_PIECE: Final = 8
"""Letters of a longer secret that are hidden wherever they stand: a message may have only a part of it."""


@frozen
class Placement:
    """A credential where a request has it."""

    location: Location
    name: str
    text: str = field(repr=False)


@frozen
class Input:
    """What somebody has to give for a scheme: an argument of the client, or an environment variable."""

    argument: str
    env: str
    allowed: re.Pattern[str] = _VISIBLE
    """What a request can carry."""
    secret: bool = True
    """Whether it is hidden; a user's name is not."""


class Scheme(Protocol):
    """A way to authenticate (OpenAPI 3.1 section 4.8.27)."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What has to be given; nothing where the transport authenticates."""
        ...

    def place(self, secrets: tuple[str, ...]) -> Placement | None:
        """Return where a request has the credential that is made of what was given."""
        ...


@frozen
class Bearer:
    """An access token in the header Authorization (RFC 6750 section 2.1); also one of OAuth 2 or OpenID Connect."""

    env: str
    argument: str = "token"

    @property
    def inputs(self) -> tuple[Input, ...]:
        """The token."""
        return (Input(self.argument, self.env),)

    def place(self, secrets: tuple[str, ...]) -> Placement:
        """Return the header."""
        (secret,) = secrets
        return Placement("header", "Authorization", f"Bearer {secret}")


Given: TypeAlias = Mapping[str, str | tuple[str | None, ...] | None]
"""What was given to a client, by scheme: a text, or one for each input of the scheme."""


class Credentials:
    """The credentials of a client: those given, else those of the environment when it is made.

    Raises ValueError for one that a header cannot carry, or if `base_url` would send it in the clear.
    """

    def __init__(self, schemes: Mapping[str, Scheme], given: Given, base_url: str) -> None:
        self._schemes: Final = dict(schemes)
        found = {name: _found(scheme, given.get(name)) for name, scheme in schemes.items()}
        placed = {name: schemes[name].place(secrets) for name, secrets in found.items() if secrets is not None}
        # A scheme that the transport satisfies puts nothing into a request.
        self._placements: Final = {name: () if one is None else (one,) for name, one in placed.items()}
        self._hidden: Final = _hidden(schemes, found, [one for one in placed.values() if one is not None])
        self._pieces: frozenset[str] | None = None
        if self._hidden:
            refuse_in_the_clear(base_url)

    def choose(self, security: tuple[tuple[str, ...], ...]) -> tuple[Placement, ...]:
        """Return the credentials for an operation: the first of its alternatives for which there is everything.

        Raises `MissingCredentialsError` if it needs some and there are not enough.
        """
        placements = self._placements
        complete = [names for names in security if all(name in placements for name in names)]
        for names in complete:
            found = tuple(one for name in names for one in placements[name])
            if found:
                return found
        if not security or complete:
            return ()
        ways = " or ".join(" and ".join(self._way(name) for name in alternative) for alternative in security)
        message = f"this operation needs credentials: {ways}"
        raise MissingCredentialsError(message)

    @property
    def places(self) -> frozenset[tuple[Location, str]]:
        """Where requests have credentials: location and name."""
        return frozenset((one.location, one.name) for found in self._placements.values() for one in found)

    @property
    def schemes(self) -> Mapping[str, Scheme]:
        """The schemes of the contract, by their names."""
        return self._schemes

    def _way(self, name: str) -> str:
        ways = (
            f"give the argument {one.argument} or set the environment variable {one.env}"
            for one in self._schemes[name].inputs
        )
        return " and ".join(ways) or "use a transport that authenticates"

    def hide(self, text: str) -> str:
        """Return `text` without the credentials, which a service may have repeated: whole, cut, in any case."""
        if self._pieces is None:
            self._pieces = frozenset(piece for secret in self._hidden for piece in _pieces(_folded(secret)))
        folded, shown, position = _folded(text), "", 0
        covered = [
            (at, at + size)
            for size in (_PIECE, *range(_PIECE - 1, _SHORTEST_HIDDEN - 1, -1))
            for at in range(len(text) - size + 1)
            if folded[at : at + size] in self._pieces
        ]
        for start, end in sorted(covered):
            if start > position or not shown:
                shown += f"{text[position:start]}…"
            position = max(position, end)
        return shown + text[position:]

    def silence(self, error: BaseException) -> None:
        """Take the credentials out of what an error says, and leave out a cause that repeats them."""
        error.args = tuple(self.hide(str(argument)) for argument in error.args)
        cause = error.__cause__ or error.__context__
        seen: list[BaseException] = []
        while cause is not None and cause not in seen:
            seen.append(cause)
            cause = cause.__cause__ or cause.__context__
        if any(self.hide(text) != text for one in seen for text in (str(one), repr(one))):
            error.__cause__ = error.__context__ = None

    def __repr__(self) -> str:
        return f"Credentials({', '.join(self._placements)})"

    def __reduce__(self) -> NoReturn:
        message = "credentials are not pickled"
        raise TypeError(message)


def _found(scheme: Scheme, given: str | tuple[str | None, ...] | None) -> tuple[str, ...] | None:
    """Return what the inputs of a scheme are, or None unless all of them are there."""
    texts = given if isinstance(given, tuple) else (given,) * len(scheme.inputs)
    found = [_input(one, text) for one, text in zip(scheme.inputs, texts, strict=True)]
    complete = tuple(one for one in found if one is not None)
    return complete if len(complete) == len(found) else None


def _input(wanted: Input, secret: str | None) -> str | None:
    source = f"the argument {wanted.argument}"
    if secret is None:
        # A variable that is set to nothing is as good as unset.
        secret = os.environ.get(wanted.env) or None
        source = f"the environment variable {wanted.env}"
    if secret is not None and not wanted.allowed.fullmatch(secret):
        problem = "it is empty, or has white space, a control or a non-ASCII character"
        if wanted.allowed is not _VISIBLE:
            problem = "it is empty, or has a character that a request cannot have there"
        message = f"{source} is not a credential: {problem}"
        raise ValueError(message)
    return secret


def _hidden(
    schemes: Mapping[str, Scheme], found: Mapping[str, tuple[str, ...] | None], placements: Iterable[Placement]
) -> tuple[str, ...]:
    """Return the texts that give a secret away, in every form that a request has them in."""
    texts: set[str] = set()
    for name, secrets in found.items():
        wanted = zip(schemes[name].inputs, secrets or (), strict=False)
        texts |= {secret for one, secret in wanted if one.secret}
    texts |= {one.text.rpartition(" ")[2] for one in placements}
    texts = {spelling for text in texts for spelling in _spellings(text)}
    # The longest first, which may have a shorter one in it.
    return tuple(sorted(texts, key=lambda text: (-len(text), text)))


def _spellings(text: str) -> Iterator[str]:
    """Yield how a URL, Python's `repr` and JSON spell a text, beside the text itself."""
    yield text
    yield quote(text, safe="")
    escaped = text.replace("\\", "\\\\")
    yield escaped
    yield escaped.replace("'", "\\'")
    yield escaped.replace('"', '\\"')
    yield escaped.replace('"', '\\"').replace("/", "\\/")


def _pieces(secret: str) -> Iterator[str]:
    """Yield each run of letters that gives a secret away: the whole of a short one, every few of a long one."""
    if len(secret) >= _SHORTEST_HIDDEN:
        size = min(len(secret), _PIECE)
        yield from (secret[at : at + size] for at in range(len(secret) - size + 1))


def _folded(text: str) -> str:
    """Return a text as long as it is, in which the case of ASCII letters does not matter."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def refuse_in_the_clear(url: str) -> None:
    """Raise ValueError if others can read what is sent to a URL."""
    if not _is_private(url):
        message = (
            "the base URL is plain http, over which a credential can be read by others; "
            "use https (http is allowed to this machine: localhost, 127.0.0.0/8, ::1)"
        )
        raise ValueError(message)


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
