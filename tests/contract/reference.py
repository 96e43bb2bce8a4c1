"""The reference server as one that the suite can be run against, with the tokens that its callers file names."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from server.seed import OWNER
from server.tokens import Tokens
from tests.server_process import ServerProcess, running_server

CALLERS = Path(__file__).with_name("callers.yaml")
LINKS = 3
"""How many numbered test links the callers file uses."""


@dataclass(frozen=True)
class Reference:
    """A reference server that is running."""

    url: str
    tokens: dict[str, str]
    """By the variables of the callers file."""
    server: ServerProcess


@contextmanager
def reference_server(links: int = LINKS) -> Iterator[Reference]:
    """Run the reference server, its links as on the first day, until the block ends."""
    with running_server(links=links) as server:
        yield Reference(
            server.url,
            {
                "OWNER_TOKEN": server.token(),
                "STRANGER_TOKEN": server.token("--owner", "stranger"),
                "EXPIRED_TOKEN": server.token("--expired"),
                "OTHER_SCOPE_TOKEN": server.token("--scope", "links:read"),
                "FORGED_TOKEN": Tokens("a key that the server does not know, long enough").issue(
                    owner=OWNER, lifetime=3600
                ),
            },
            server,
        )
