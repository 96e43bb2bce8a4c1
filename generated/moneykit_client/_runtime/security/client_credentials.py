"""OAuth 2 client credentials (RFC 6749 section 4.4): what is given for them, and how a token is asked for."""

import base64
import os
import re
import time
from typing import Final
from urllib.parse import quote_plus, urlencode, urljoin

from attrs import frozen

from ..errors import TokenRequestError, TransportError
from ..steps import Steps
from ..transports.protocol import Request, Response
from .credentials import Address, Bearer, Found, Scheme, find_all, found, secret_texts
from .discovery import Discovery, Endpoint
from .origins import refuse_as_secret
from .placement import AsyncSecret, GivenOne, Input, Placement, each
from .sources import Errands, told
from .tokens import Cache, Token, read_token

_TEXT: Final = re.compile(r"[^\x00-\x1f\x7f]+")
_PRESENTED_WRONGLY: Final = frozenset({None, "invalid_client", "invalid_request"})
"""Errors of a server that wants the client's credentials in the other of the two places (section 2.3.1)."""
_MOVED: Final = frozenset({301, 302, 307, 308, 404, 405, 410})
"""Answers of what is no token endpoint, or not any more."""


@frozen
class ClientCredentials(Scheme):
    """A bearer token that is given, or fetched with the name and the secret of a client."""

    env: str
    client_id_env: str
    client_secret_env: str
    token_url_env: str
    token_url: str | None = None
    """Where tokens are fetched; without one, `connect_url` says it."""
    connect_url: str | None = None
    """Where OpenID Connect is described (OpenID Connect Discovery 1.0 section 4)."""
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
        endpoint = self._endpoint(url if isinstance(url, str) else None, address)
        return Found(source=Tokens(self, secrets, endpoint), hidden=secret_texts(self.inputs, secrets))

    def _endpoint(self, given: str | None, address: Address) -> Endpoint | Discovery:
        """Return where tokens are fetched; what is relative starts at the service (OpenAPI 3.1 section 4.6)."""
        told = given or os.environ.get(self.token_url_env)
        if not told and self.token_url is None and self.connect_url is not None:
            url = urljoin(f"{address.base_url}/", self.connect_url)
            refuse_as_secret(url, "OpenID Connect URL", allow_http=address.allow_http)
            return Discovery(url, allow_http=address.allow_http)
        token_url = told or urljoin(f"{address.base_url}/", self.token_url or "")
        refuse_as_secret(token_url, f"token URL (argument {self.token_url_argument})", allow_http=address.allow_http)
        if given or self.refresh_url is None:
            return Endpoint(token_url, token_url)
        refresh_url = urljoin(f"{address.base_url}/", self.refresh_url)
        refuse_as_secret(refresh_url, "refresh URL", allow_http=address.allow_http)
        return Endpoint(token_url, refresh_url)


class _Form(dict[str, str]):
    """What is sent in a body; its values are secrets, and in no representation."""

    def __repr__(self) -> str:
        return f"<{', '.join(self)}>"


class Tokens:
    """The access tokens of a client: one for each set of scopes that its operations need."""

    def __init__(
        self, scheme: ClientCredentials, secrets: tuple[AsyncSecret, ...], endpoint: Endpoint | Discovery
    ) -> None:
        self._scheme: Final = scheme
        self._secrets: Final = secrets
        self._endpoint: Final = endpoint
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
        if isinstance(self._endpoint, Endpoint):
            return (yield from self._fetched(self._endpoint, scopes, old, errands))
        endpoint = yield from self._endpoint.read(errands)
        self._in_body = self._in_body or endpoint.in_body
        try:
            return (yield from self._fetched(endpoint, scopes, old, errands))
        except TokenRequestError as error:
            if error.status in _MOVED:
                self._endpoint.forget()
            raise
        except TransportError:
            self._endpoint.forget()
            raise

    def _fetched(
        self, endpoint: Endpoint, scopes: tuple[str, ...], old: Token | None, errands: Errands
    ) -> Steps[Token]:
        if old is not None and old.refresh is not None:
            errands.hold(old.refresh)
            form = _Form(grant_type="refresh_token", refresh_token=old.refresh)
            try:
                token = yield from self._ask(endpoint.refresh_url, form, errands)
            except TokenRequestError:
                pass  # it is good no more, which says nothing about the client
            else:
                # Section 6: without a new one, the old one goes on being good.
                return token if token.refresh is not None else token.renewable(old.refresh)
        form = _Form(grant_type="client_credentials")
        if scopes:
            form["scope"] = " ".join(scopes)
        return (yield from self._ask(endpoint.token_url, form, errands))

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
        return f"Tokens({self._endpoint})"


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
