"""Who asks: with which token, what that deserves, and which of schemathesis' warnings are only what was asked for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from server.seed import OWNER
from server.tokens import Tokens
from tests.server_process import ServerProcess

NOBODY = frozenset({("401", "UnauthorizedToken")})
"""What a request without a token that the server knows deserves, whoever it is from."""

_ALL_401 = {"missing_auth": "this caller is refused on purpose, so there are only answers with 401"}


@dataclass(frozen=True)
class Identity:
    """A caller."""

    name: str
    token: Callable[[ServerProcess], str | None]
    deserves: frozenset[tuple[str, str]]
    """Each status and schema that it must see, and it must see no other; the names are those of the contract."""
    warnings: Mapping[str, str] = field(default_factory=dict[str, str])
    """The warnings of schemathesis that are no news, each with the reason."""

    def __str__(self) -> str:
        return self.name


def _signed_with_another_key(_server: ServerProcess) -> str:
    return Tokens("a key that the server does not know, long enough").issue(owner=OWNER, lifetime=3600)


IDENTITIES = (
    Identity(
        "owner",
        lambda server: server.token(),
        frozenset(
            {
                ("200", "Link"),
                ("401", "UnauthorizedLink"),
                ("403", "ForbiddenAction"),
                ("404", "LinkNotFound"),
                ("410", "LinkDeleted"),
                ("422", "LinkBadState"),
                ("429", "RateLimitExceeded"),
            }
        ),
        {
            "validation_mismatch": "422 is about the state of a link, not about the request: a link is reset only once",
            "missing_test_data": "most random ids name no link, so most answers may be 404",
        },
    ),
    Identity(
        "stranger",
        lambda server: server.token("--owner", "stranger"),
        frozenset({("401", "UnauthorizedLink"), ("404", "LinkNotFound")}),
        {**_ALL_401, "missing_test_data": "a stranger finds no link of its own"},
    ),
    Identity("expired", lambda server: server.token("--expired"), frozenset({("401", "ExpiredAccessToken")}), _ALL_401),
    Identity("missing", lambda _server: None, NOBODY, _ALL_401),
    Identity("insufficient scope", lambda server: server.token("--scope", "links:read"), NOBODY, _ALL_401),
    Identity("another key", _signed_with_another_key, NOBODY, _ALL_401),
)
