"""OAuth 2 client credentials (RFC 6749 section 4.4): what is given for them, and how a token is asked for."""

import base64
import os
import re
import time
from typing import Final
from urllib.parse import quote_plus, urlencode, urljoin, urlsplit

from attrs import frozen

from ..errors import TokenRequestError, TransportError
from ..steps import Steps
from ..transports.protocol import Request, Response
from .credentials import Address, Bearer, Found, Scheme, find_all, found, secret_texts
from .origins import refuse_in_the_clear
from .placement import AsyncSecret, GivenOne, Input, Placement, each
from .sources import Errands, told
from .tokens import Cache, Token, read_token

_TEXT: Final = re.compile(r"[^\x00-\x1f\x7f]+")
_URL: Final = re.compile(r"https?://[^/?#@\\]+([/?][^#\\]*)?")
_PRESENTED_WRONGLY: Final = frozenset({None, "invalid_client", "invalid_request"})
"""Errors of a server that wants the client's credentials in the other of the two places (section 2.3.1)."""


@frozen
class ClientCredentials(Scheme):
    """A bearer token that is given, or fetched with the name and the secret of a client."""

    token_url: str
    env: str
    client_id_env: str
    client_secret_env: str
    token_url_env: str
    refresh_url: str | None = None
    """Where a token is renewed; without one, where it was fetched."""
    argument: str = "token"
    client_id: str = "client_id"
    client_secret: str = "client_secret"  # noqa: S105  the name of an argument
    token_url_argument: str = "token_url"  # noqa: S105  the name of an argument

    @property
    def _token(self) -> tuple[Input, ...]:
        return (Input(self.argument, self.env),)

    @property
    def inputs(self) -> tuple[Input, ...]:
        """What a token is fetched with."""
        return (
            Input(self.client_id, self.client_id_env, _TEXT, secret=False),
            Input(self.client_secret, self.client_secret_env, _TEXT),
        )

    @property
    def alternatives(self) -> tuple[Input, ...]:
        """A token, or what one is fetched with."""
        return (*self._token, *self.inputs)

    @property
    def direct(self) -> Scheme:
        """A bearer token."""
        return Bearer(self.env, self.argument)

    @property
    def way(self) -> str:
        """Both ways."""
        variables = f"{self.client_id_env} and {self.client_secret_env}"
        return (
            f"give the arguments {self.client_id} and {self.client_secret} or set the environment variables "
            f"{variables}, or for a token the argument {self.argument} or {self.env}"
        )

    def find(self, given: GivenOne, address: Address) -> Found | None:
        """Return the token that is given, else who fetches one; arguments go before the environment."""
        token, *client, url = (*each(given, 1), None, None, None)[:4]
        is_client = token is None and client != [None, None]
        ready = None if is_client else find_all(self._token, (token,))
        if ready is not None:
            return found(self._token, ready, Bearer(self.env).place)
        secrets = find_all(self.inputs, tuple(client))
        if secrets is None:
            return None
        token_url = self._url(url if isinstance(url, str) else None, address)
        refresh_url = token_url
        if url is None and self.refresh_url is not None:
            refresh_url = _checked(urljoin(f"{address.base_url}/", self.refresh_url), "refresh URL", address)
        return Found(source=Tokens(self, secrets, token_url, refresh_url), hidden=secret_texts(self.inputs, secrets))

    def _url(self, given: str | None, address: Address) -> str:
        """Return where tokens are fetched; what is relative starts at the service (OpenAPI 3.1 section 4.6)."""
        url = given or os.environ.get(self.token_url_env) or urljoin(f"{address.base_url}/", self.token_url)
        return _checked(url, f"token URL (argument {self.token_url_argument})", address)


def _checked(url: str, name: str, address: Address) -> str:
    """Return a URL that secrets may be sent to. Raises ValueError, which does not repeat it, if it is none."""
    try:
        is_url = bool(_URL.fullmatch(url) and url.isascii() and url.isprintable() and " " not in url)
        is_url = is_url and bool(urlsplit(url).hostname) and urlsplit(url).port != 0
    except ValueError:
        is_url = False
    if not is_url:
        message = f"the {name} is no http or https URL with a host, without a user's name and a fragment"
        raise ValueError(message)
    if not address.allow_http:
        refuse_in_the_clear(url, name)
    return url


class _Form(dict[str, str]):
    """What is sent in a body; its values are secrets, and in no representation."""

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"


class Tokens:
    """The access tokens of a client: one for each set of scopes that its operations need."""

    def __init__(
        self, scheme: ClientCredentials, secrets: tuple[AsyncSecret, ...], token_url: str, refresh_url: str
    ) -> None:
        self._scheme: Final = scheme
        self._secrets: Final = secrets
        self._token_url: Final = token_url
        self._refresh_url: Final = refresh_url
        self._in_body = False
        """Whether the server takes the client's credentials only in the body of a request."""
        self._by_scopes: Final[dict[tuple[str, ...], Cache]] = {}

    def obtain(self, scopes: tuple[str, ...], errands: Errands) -> Steps[Placement | None]:
        """Return a token for some scopes, which is fetched if there is none that is good."""
        cache = self._by_scopes.get(scopes)
        if cache is None:
            cache = self._by_scopes.setdefault(scopes, Cache())
        token = yield from cache.token(errands, lambda old: self._fetch(scopes, old, errands))
        return Bearer(self._scheme.env).place((token.text,))

    def forget(self, scopes: tuple[str, ...], refused: Placement) -> None:
        """Throw a token away, unless that was done already."""
        cache = self._by_scopes.get(scopes)
        if cache is not None:
            cache.forget(refused.text.removeprefix("Bearer "))

    def _fetch(self, scopes: tuple[str, ...], old: Token | None, errands: Errands) -> Steps[Token]:
        if old is not None and old.refresh is not None:
            errands.hold(old.refresh)
            form = _Form(grant_type="refresh_token", refresh_token=old.refresh)
            try:
                token = yield from self._ask(self._refresh_url, form, errands)
            except TokenRequestError:
                pass  # it is good no more, which says nothing about the client
            else:
                # Section 6: without a new one, the old one goes on being good.
                return token if token.refresh is not None else token.renewable(old.refresh)
        form = _Form(grant_type="client_credentials")
        if scopes:
            form["scope"] = " ".join(scopes)
        return (yield from self._ask(self._token_url, form, errands))

    def _ask(self, url: str, form: _Form, errands: Errands) -> Steps[Token]:
        """Return what the server gives for a form.

        Where the client's credentials belong, no contract says: a server must take them in the header Authorization
        (section 2.3.1), but not all do.
        """
        client = yield from self._client(errands)
        in_body = self._in_body
        try:
            return (yield from self._asked(url, form, client, errands, in_body=in_body))
        except TokenRequestError as error:
            if in_body or error.status not in {400, 401} or error.code not in _PRESENTED_WRONGLY:
                raise
            refusal = error
        try:
            token = yield from self._asked(url, form, client, errands, in_body=True)
        except TokenRequestError:
            # The first one is about the way that the standard prefers.
            raise refusal from None
        self._in_body = True
        return token

    def _client(self, errands: Errands) -> Steps[_Form]:
        """Return the name and the secret of the client."""
        client = _Form()
        names = ("client_id", "client_secret")
        for name, secret, wanted in zip(names, self._secrets, self._scheme.inputs, strict=True):
            client[name] = yield from told(secret, wanted, errands)
        return client

    def _asked(self, url: str, form: _Form, client: _Form, errands: Errands, *, in_body: bool) -> Steps[Token]:
        # What has the credentials stands in no variable here, whose values a traceback may show.
        request = _in_the_body(url, form, client, errands) if in_body else _in_the_header(url, form, client, errands)
        asked_at = time.monotonic()
        outcome: Response | TransportError = yield from errands.send(request)
        if isinstance(outcome, TransportError):
            outcome.add_note(f"while a token was fetched from {url.partition('?')[0]}")
            raise outcome
        return read_token(outcome, asked_at, url, errands.hide)

    def __repr__(self) -> str:
        return f"Tokens({self._token_url.partition('?')[0]!r})"


def _in_the_body(url: str, form: _Form, client: _Form, errands: Errands) -> Request:
    return Request("POST", url, _headers(errands), urlencode({**form, **client}).encode())


def _in_the_header(url: str, form: _Form, client: _Form, errands: Errands) -> Request:
    pair = base64.b64encode(":".join(map(quote_plus, client.values())).encode()).decode()
    errands.hold(pair)
    headers = (*_headers(errands), ("Authorization", f"Basic {pair}"))
    return Request("POST", url, headers, urlencode(form).encode())


def _headers(errands: Errands) -> tuple[tuple[str, str], ...]:
    return (
        ("User-Agent", errands.user_agent),
        ("Accept", "application/json"),
        ("Content-Type", "application/x-www-form-urlencoded"),
    )
