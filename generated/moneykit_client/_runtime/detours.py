"""What a call does beside sending its request: ask for credentials, replace what was refused, follow redirects."""

from collections.abc import Callable
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from attrs import evolve

from .errors import TokenRequestError, TransportError
from .security.credentials import Chosen
from .security.origins import origin
from .security.placement import Placement, Signature
from .settings import Settings
from .steps import Steps
from .transports.protocol import Request, Response
from .wire.call import Call
from .wire.request import placed, signed

_UNAUTHORIZED: Final = 401
STATUSES: Final = frozenset({_UNAUTHORIZED, 301, 302, 303, 307, 308})
"""Those of answers after which there may be another request."""


class Detours:
    """The detours of one call. Calls whose credentials are there, and that nobody redirects, have none."""

    def __init__(  # noqa: PLR0913  what a call is made of
        self,
        call: Call[Any],
        settings: Settings,
        chosen: Chosen,
        request: Request,
        *,
        left: Callable[[], float | None],
        send: Callable[[Request], Steps[Response | TransportError]],
    ) -> None:
        self._call: Final = call
        self._settings: Final = settings
        self._chosen: Final = chosen
        self.left: Final = left
        """The seconds that the call has left."""
        self.send: Final = send
        """Sends a request that does no harm."""
        self._held: list[str] = []
        self._bare = request if settings.asks(chosen) else None
        """The request that is sent now, without what somebody has to be asked for; None where nobody is."""
        self._placements: tuple[Placement, ...] = ()
        self._redirects = 0
        self._is_elsewhere = False
        self._is_renewed = False

    @property
    def user_agent(self) -> str:
        """Who asks."""
        return self._settings.user_agent

    def hold(self, text: str) -> None:
        """Hide a text in all messages about this call."""
        self._settings.credentials.hidden.hold(text)
        self._held.append(text)

    def hide(self, text: str) -> str:
        """Return a text without credentials."""
        return self._settings.credentials.hide(text)

    def end(self) -> None:
        """Hide no longer what this call has used."""
        if self._held:
            self._settings.credentials.hidden.release(self._held)
            self._held = []

    @property
    def is_asking(self) -> bool:
        """Whether a request needs credentials that somebody has to be asked for."""
        return self._bare is not None

    def again(self, request: Request) -> Steps[Request]:
        """Return a request with the credentials that are good now."""
        bare = self._bare
        if bare is None:
            return request
        self._placements = yield from self._asked()
        request = evolve(placed(bare, self._call, self._placements), timeout=request.timeout)
        auth = self._settings.credentials.auth
        if auth is None:
            return request
        from .security.sources import Asked  # noqa: PLC0415  only this needs it

        asked = Asked[Signature](lambda: auth(request), "the function given as auth", self.left())
        yield asked
        for text in (*asked.answer.headers.values(), *asked.answer.query.values()):
            self.hold(text)
        return signed(request, asked.answer)

    def _asked(self) -> Steps[tuple[Placement, ...]]:
        placements: list[Placement] = []
        try:
            for source, scopes in self._chosen.asked:
                placement = yield from source.obtain(scopes, self)
                if placement is not None:
                    placements.append(placement)
                    self.hold(placement.text.rpartition(" ")[2])
        except TokenRequestError as error:
            error.operation = str(self._call.operation)
            raise
        except TransportError as error:
            self._settings.explain(error, self._call)
            raise
        return tuple(placements)

    def after(self, request: Request, response: Response) -> Steps[Request | None]:
        """Return the request to send after an answer; None where that is the answer to the call.

        Raises RedirectError for a redirect that is not followed.
        """
        if response.status == _UNAUTHORIZED:
            return (yield from self._renewed(request))
        from .redirects import MAX_REDIRECTS, leads_on, not_followed, redirected  # noqa: PLC0415  hardly any call needs it

        operation, credentials = self._call.operation, self._settings.credentials
        if not leads_on(operation, response):
            return None
        # What was asked for is asked for again, where it may go.
        other = redirected(self._bare or request, response, credentials)
        self._redirects += 1
        if self._redirects > MAX_REDIRECTS:
            other = f"there were {MAX_REDIRECTS} already"
        if isinstance(other, str):
            raise not_followed(operation, request, response, other, credentials)
        if origin(other.url) != origin(request.url):
            self._bare, self._is_elsewhere = None, True
            return other
        if not self._is_elsewhere:
            other = placed(other, self._call, self._query_keys(other.url))
        if self._bare is None:
            return other
        self._bare = other
        return (yield from self.again(other))

    def _query_keys(self, url: str) -> tuple[Placement, ...]:
        """Return the keys that belong into the query of a URL that a redirect gives, and are not there."""
        there = {unquote(pair.partition("=")[0]) for pair in urlsplit(url).query.split("&")}
        return tuple(one for one in self._chosen.placements if one.location == "query" and one.name not in there)

    def _renewed(self, request: Request) -> Steps[Request | None]:
        """Return the request with another credential in the place of one that was refused, once in a call.

        What is refused was not done (RFC 9110 section 15.5.2), so that it may be sent again whatever its method is.
        """
        if self._is_renewed or self._bare is None or not self._placements:
            return None
        if request.upload is not None and not request.upload.is_fresh:
            # The body was sent, and cannot be read again.
            return None
        self._is_renewed = True
        refused = self._placements
        for (source, scopes), placement in zip(self._chosen.asked, refused, strict=True):
            source.forget(scopes, placement)
        request = yield from self.again(request)
        return None if self._placements == refused else request
