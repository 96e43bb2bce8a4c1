"""Access tokens: JWTs for one API client, signed and checked with one algorithm."""

import re
import secrets
import time
from dataclasses import dataclass

import jwt

from server import errors

ALGORITHM = "HS256"
AUDIENCE = "https://api.moneykit.com"
ISSUER = "moneykit-reference-server"
RESET = "links:reset"
"""The scope that a token needs to reset links."""

TOKEN_TYPE = "at+jwt"  # noqa: S105 - the media type of an access token (RFC 9068, 2.1), not one.

_AUTHORIZATION = re.compile(r"bearer +(?P<token>[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+) *", re.IGNORECASE)
"""The credentials of RFC 6750, 2.1, with a token that is three parts in base64url (RFC 7515, 7.1)."""


@dataclass(frozen=True)
class Client:
    """An API client, as its token describes it."""

    name: str
    scopes: frozenset[str]


class Tokens:
    """The tokens that one secret signs."""

    def __init__(self, secret: str) -> None:
        self._secret = secret

    def issue(self, *, owner: str, scope: str = RESET, lifetime: int) -> str:
        """Return a token for `owner` with the claims of RFC 9068, 2.2.

        `scope` is a list separated by spaces, `lifetime` is in seconds: less than zero gives a token that has expired.
        """
        now = int(time.time())
        claims = {
            "iss": ISSUER,
            "aud": AUDIENCE,
            "sub": owner,
            "client_id": owner,
            "scope": scope,
            "iat": min(now, now + lifetime),
            "exp": now + lifetime,
            "jti": secrets.token_urlsafe(12),
        }
        return jwt.encode(claims, self._secret, ALGORITHM, headers={"typ": TOKEN_TYPE})

    def authenticate(self, authorization: list[str]) -> Client:
        """Return the client that the Authorization headers of a request prove, or raise the Refusal that it deserves.

        Expiry is told only to who holds a token of ours; every other fault looks alike. The algorithm is fixed, so that
        no token chooses how it is checked, and the type is checked, so that no other JWT passes for an access token.
        """
        if not authorization:
            raise errors.missing_token()
        credentials = _AUTHORIZATION.fullmatch(authorization[0])
        if credentials is None or len(authorization) > 1:
            raise errors.invalid_token()
        try:
            token = jwt.decode_complete(
                credentials["token"],
                self._secret,
                algorithms=[ALGORITHM],
                audience=AUDIENCE,
                issuer=ISSUER,
                options={"require": ["iss", "aud", "sub", "iat", "exp"]},
            )
        except jwt.ExpiredSignatureError:
            raise errors.expired_token() from None
        except jwt.InvalidTokenError:
            raise errors.invalid_token() from None
        scope = token["payload"].get("scope", "")
        if token["header"].get("typ") != TOKEN_TYPE or not isinstance(scope, str):
            raise errors.invalid_token()
        return Client(token["payload"]["sub"], frozenset(scope.split()))
