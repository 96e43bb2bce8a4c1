"""Credentials: where they come from, which a call uses, and that nothing else shows them."""

import os
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, NoReturn, cast

from attrs import frozen

from ..errors import MissingCredentialsError
from ..wire.call import Location, Need
from .hiding import Hidden
from .origins import refuse_in_the_clear
from .placement import AsyncSecret, Given, GivenOne, Input, Placement, checked, each

if TYPE_CHECKING:
    from .sources import Source


class Address(NamedTuple):
    """Where a client sends requests to, and whether that may be read by others."""

    base_url: str
    allow_http: bool = False


class Found(NamedTuple):
    """What there is for a scheme: what a request has, or who is to be asked for it."""

    placement: Placement | None = None
    source: "Source | None" = None
    hidden: tuple[str, ...] = ()
    """What gives it away."""

    def __repr__(self) -> str:
        return f"Found({self.placement!r})"


@frozen(eq=False, repr=False)
class Scheme:
    """A way to authenticate (OpenAPI 3.1 section 4.8.27)."""

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What has to be given; nothing where the transport authenticates."""
        return ()

    def place(self, secrets: tuple[str, ...]) -> Placement | None:
        """Return where a request has the credential that is made of what was given."""
        raise NotImplementedError

    @property
    def alternatives(self) -> tuple[Input, ...]:
        """All that may be given, where there are several ways."""
        return self.inputs

    @property
    def places(self) -> tuple[tuple[Location, str], ...]:
        """Where requests have the credential: location and name."""
        return (("header", "Authorization"),)

    @property
    def direct(self) -> "Scheme":
        """The scheme of what a request has in the end, wherever it comes from."""
        return self

    @property
    def way(self) -> str:
        """How to give what has to be given."""
        return " and ".join(map(way, self.inputs)) or "use a transport that authenticates"

    def find(self, given: GivenOne, address: Address) -> Found | None:  # noqa: ARG002  some need it
        """Return what there is of what was given, else of the environment; None unless there is everything."""
        secrets = find_all(self.inputs, each(given, len(self.inputs)))
        return None if secrets is None else found(self.inputs, secrets, self.place)


def way(wanted: Input) -> str:
    """Return how to give something."""
    return f"give the argument {wanted.argument} or set the environment variable {wanted.env}"


def find_all(inputs: tuple[Input, ...], given: tuple[AsyncSecret | None, ...]) -> tuple[AsyncSecret, ...] | None:
    """Return what is given, else in the environment; None unless there is everything."""
    secrets = [_find(one, secret) for one, secret in zip(inputs, given, strict=True)]
    complete = tuple(one for one in secrets if one is not None)
    return complete if len(complete) == len(secrets) else None


def _find(wanted: Input, secret: AsyncSecret | None) -> AsyncSecret | None:
    source = f"the argument {wanted.argument}"
    if secret is None:
        # A variable that is set to nothing is as good as unset.
        secret = os.environ.get(wanted.env) or None
        source = f"the environment variable {wanted.env}"
    return secret if secret is None or callable(secret) else checked(secret, wanted, source)


def found(
    inputs: tuple[Input, ...],
    secrets: tuple[AsyncSecret, ...],
    place: Callable[[tuple[str, ...]], Placement | None],
) -> Found:
    """Return what becomes of what was given for the inputs of a scheme."""
    hidden = secret_texts(inputs, secrets)
    if any(callable(one) for one in secrets):
        from .sources import Functions  # noqa: PLC0415  most clients have no functions

        return Found(source=Functions(place, inputs, secrets), hidden=hidden)
    placement = place(cast("tuple[str, ...]", secrets))
    # Whatever the secrets are, a request has them in the form in which they stand behind the name of a scheme.
    return Found(placement, None, hidden if placement is None else (*hidden, placement.text.rpartition(" ")[2]))


def secret_texts(inputs: tuple[Input, ...], secrets: tuple[AsyncSecret, ...]) -> tuple[str, ...]:
    """Return those of what was given that are to be hidden."""
    return tuple(secret for one, secret in zip(inputs, secrets, strict=True) if one.secret and isinstance(secret, str))


@frozen(eq=False, repr=False)
class Bearer(Scheme):
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


class Chosen(NamedTuple):
    """The credentials that a call uses."""

    placements: tuple[Placement, ...] = ()
    """Those that are there."""
    asked: "tuple[tuple[Source, tuple[str, ...]], ...]" = ()
    """Those that somebody has to be asked for, with the scopes that they are needed for."""


class Credentials:
    """The credentials of a client: those given, else those of the environment when it is made.

    Raises ValueError for one that a request cannot carry, or if `base_url` would send it in the clear.
    """

    def __init__(
        self,
        schemes: Mapping[str, Scheme],
        given: Given,
        base_url: str,
        *,
        auth: Callable[..., Any] | None = None,
        allow_http: bool = False,
    ) -> None:
        self.auth: Final = auth
        """What adds something to each request, for a scheme that the contract does not have."""
        self.allow_http: Final = allow_http
        self._schemes: Final = dict(schemes)
        address = Address(base_url, allow_http)
        every = {name: scheme.find(given.get(name), address) for name, scheme in schemes.items()}
        self._found: Final = {name: one for name, one in every.items() if one is not None}
        self._chosen: Final[dict[tuple[tuple[Need, ...], ...], Chosen]] = {}
        self.hidden: Final = Hidden(text for one in self._found.values() for text in one.hidden)
        is_secret = auth is not None or any(one.placement or one.source for one in self._found.values())
        if is_secret:
            self.refuse_in_the_clear(base_url)

    def refuse_in_the_clear(self, url: str) -> None:
        """Raise ValueError if others can read what is sent to a URL, unless that is allowed."""
        if not self.allow_http:
            refuse_in_the_clear(url)

    def choose(self, security: tuple[tuple[Need, ...], ...]) -> Chosen:
        """Return the credentials for an operation: the first of its alternatives for which there is everything.

        Raises `MissingCredentialsError` if it needs some and there are not enough.
        """
        chosen = self._chosen.get(security)
        if chosen is None:
            # Chosen twice if two calls come at once, which does no harm.
            chosen = self._chosen[security] = self._choose(security)
        return chosen

    def _choose(self, security: tuple[tuple[Need, ...], ...]) -> Chosen:
        needed = [tuple(map(_name_and_scopes, needs)) for needs in security]
        complete = [needs for needs in needed if all(name in self._found for name, _ in needs)]
        for needs in complete:
            # A scheme that the transport satisfies puts nothing into a request.
            used = [(self._found[name], scopes) for name, scopes in needs]
            chosen = Chosen(
                tuple(one.placement for one, _ in used if one.placement is not None),
                tuple((one.source, scopes) for one, scopes in used if one.source is not None),
            )
            if chosen.placements or chosen.asked:
                return chosen
        if not security or complete or self.auth is not None:
            return Chosen()
        ways = " or ".join(" and ".join(self._schemes[name].way for name, _ in needs) for needs in needed)
        message = f"this operation needs credentials: {ways}"
        raise MissingCredentialsError(message)

    @property
    def places(self) -> frozenset[tuple[Location, str]]:
        """Where requests have credentials: location and name."""
        return frozenset(place for one in self._schemes.values() for place in one.places)

    @property
    def schemes(self) -> Mapping[str, Scheme]:
        """The schemes of the contract, by their names."""
        return self._schemes

    def hide(self, text: str) -> str:
        """Return `text` without the credentials, which a service may have repeated: whole, cut, in any case."""
        return self.hidden.hide(text)

    def __repr__(self) -> str:
        return f"Credentials({', '.join(self._found)})"

    def __reduce__(self) -> NoReturn:
        message = "credentials are not pickled"
        raise TypeError(message)


def _name_and_scopes(need: Need) -> tuple[str, tuple[str, ...]]:
    return (need, ()) if isinstance(need, str) else (need[0], need[1:])
