"""What a client was made with: where requests go, with which credentials, how long, and how often again."""

import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Self

from attrs import evolve, field, frozen

from .errors import TransportError
from .observing.hooks import Hooks
from .retries import Retries
from .security.credentials import Chosen, Credentials, Scheme
from .security.hiding import Hidden
from .security.placement import Given
from .transports.protocol import Request, Timeout
from .wire.call import Call
from .wire.request import build, checked_base_url


@frozen(eq=False, repr=False)
class Service:
    """What the contract says about the service as a whole."""

    name: str
    """The distribution, for the header User-Agent."""
    version: str
    base_url: str | None
    """The first server of the contract; None if it has none."""
    env_prefix: str
    """What the names of environment variables begin with."""
    security: Mapping[str, Scheme] = field(factory=dict[str, Scheme])


@frozen(eq=False, repr=False)
class Settings:
    """What a client was made with; it does not change."""

    base_url: str
    is_chosen: bool
    """Whether somebody gave the base URL; then every operation goes there."""
    user_agent: str
    credentials: Credentials
    timeout: Timeout
    retries: Retries
    hooks: tuple[Hooks, ...]

    @classmethod
    def of(  # noqa: PLR0913  what can be chosen
        cls,
        service: Service,
        *,
        credentials: Given,
        base_url: str | None,
        timeout: float | Timeout,
        retries: int | Retries,
        hooks: Iterable[Hooks] = (),
        auth: Callable[[Request], Any] | None = None,
        allow_http: bool = False,
    ) -> Self:
        """Return the settings for what was given; what was not is taken from the environment, then the contract."""
        variable = f"{service.env_prefix}_BASE_URL"
        given = base_url or os.environ.get(variable)
        url = given or service.base_url
        if url is None:
            message = (
                f"the contract names no server: give the argument base_url or set the environment variable {variable}"
            )
            raise ValueError(message)
        url = checked_base_url(url)
        return cls(
            base_url=url,
            is_chosen=bool(given),
            user_agent=f"{service.name}/{service.version}",
            credentials=Credentials(service.security, credentials, url, auth=auth, allow_http=allow_http),
            timeout=_timeout(timeout),
            retries=Retries.of(retries),
            hooks=tuple(hooks),
        )

    def but(
        self, timeout: float | Timeout | None, retries: int | Retries | None, hooks: Iterable[Hooks] | None
    ) -> Self:
        """Return the same settings with what is given."""
        return evolve(
            self,
            timeout=self.timeout if timeout is None else _timeout(timeout),
            retries=self.retries if retries is None else Retries.of(retries),
            hooks=self.hooks if hooks is None else tuple(hooks),
        )

    def asks(self, chosen: Chosen) -> bool:
        """Return whether somebody has to be asked for what a request has."""
        return bool(chosen.asked) or self.credentials.auth is not None

    def request(self, call: Call[Any], chosen: Chosen) -> Request:
        """Return the request of a call, with those credentials that nobody has to be asked for."""
        own = None if self.is_chosen else call.operation.base_url
        if own is not None and (chosen.placements or chosen.asked or self.credentials.auth):
            self.credentials.refuse_in_the_clear(own)
        return build(
            call,
            base_url=self.base_url if own is None else checked_base_url(own),
            user_agent=self.user_agent,
            credentials=chosen.placements,
            timeout=self.timeout,
        )

    def curl(self, call: Call[Any]) -> str:
        """Return the curl command for a call, with environment variables in the places of credentials."""
        from .observing.curl import curl  # noqa: PLC0415  hardly anybody asks for it

        own = None if self.is_chosen else call.operation.base_url
        return curl(call, base_url=own or self.base_url, user_agent=self.user_agent, schemes=self.credentials.schemes)

    def explain(self, error: TransportError, call: Call[Any]) -> None:
        """Say for which operation there was no answer, without credentials that the reason may repeat."""
        explain(error, call, self.credentials.hidden)


def explain(error: TransportError, call: Call[Any], hidden: Hidden) -> None:
    """Say for which operation there was no answer, without credentials that the reason may repeat."""
    error.operation = str(call.operation)
    hidden.silence(error)


def _timeout(given: float | Timeout) -> Timeout:
    return given if isinstance(given, Timeout) else Timeout.of(given)
