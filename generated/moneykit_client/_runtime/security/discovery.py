"""Where tokens are fetched, as OpenID Connect describes it at an address of its own (OpenID Connect Discovery 1.0)."""

import json
from collections.abc import Mapping
from typing import Any, Final, cast

from attrs import frozen

from ..errors import TokenRequestError, TransportError
from ..steps import Steps
from ..transports.protocol import Request, Response
from .origins import refuse_as_secret
from .sources import Errands

_LARGEST: Final = 1 << 20
"""Bytes of a description; those of large providers have a few thousand."""
_HEADER: Final = "client_secret_basic"
_BODY: Final = "client_secret_post"
_OK: Final = 200


@frozen
class Endpoint:
    """Where tokens are fetched and renewed."""

    token_url: str
    refresh_url: str
    in_body: bool = False
    """Whether the client's credentials are known to belong in the body of a request."""

    def __str__(self) -> str:
        return repr(self.token_url.partition("?")[0])


class Discovery:
    """The description at an address: read when it is first needed, and kept until what it says does no more."""

    def __init__(self, url: str, *, allow_http: bool) -> None:
        self._url: Final = url
        self._allow_http: Final = allow_http
        self._known: Endpoint | None = None

    def read(self, errands: Errands) -> Steps[Endpoint]:
        """Return where tokens are fetched. Raises TokenRequestError where nothing usable says it."""
        # Read twice if two sets of scopes are fetched at once, which does no harm.
        if self._known is None:
            headers = (("User-Agent", errands.user_agent), ("Accept", "application/json"))
            outcome: Response | TransportError = yield from errands.send(Request("GET", self._url, headers))
            if isinstance(outcome, TransportError):
                outcome.add_note(f"while {self} was asked where tokens are fetched")
                raise outcome
            self._known = self._endpoint(outcome)
        return self._known

    def forget(self) -> None:
        """Read it again before the next token."""
        self._known = None

    def _endpoint(self, response: Response) -> Endpoint:
        if response.status != _OK:
            raise TokenRequestError(self._url, status=response.status, headers=response.headers)
        described = _object(response.content)
        url = described.get("token_endpoint")
        if not isinstance(url, str):
            raise self._refused(response, "its description has no token_endpoint")
        try:
            refuse_as_secret(url, "token_endpoint of its description", allow_http=self._allow_http)
        except ValueError as error:
            raise self._refused(response, str(error)) from None
        if self._url.startswith("https:") and not url.startswith("https:") and not self._allow_http:
            # Also not to this machine, which is no place for what another one describes.
            raise self._refused(response, "the token_endpoint of its description is plain http")
        ways = described.get("token_endpoint_auth_methods_supported")
        in_body = isinstance(ways, list) and _BODY in ways and _HEADER not in ways
        return Endpoint(url, url, in_body)

    def _refused(self, response: Response, problem: str) -> TokenRequestError:
        return TokenRequestError(self._url, problem, status=response.status, headers=response.headers)

    def __str__(self) -> str:
        return repr(self._url.partition("?")[0])


def _object(content: bytes) -> Mapping[str, Any]:
    try:
        described = json.loads(content) if len(content) <= _LARGEST else None
    except (ValueError, RecursionError):
        described = None
    return cast("Mapping[str, Any]", described) if isinstance(described, dict) else {}
