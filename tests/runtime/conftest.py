"""What several tests of the runtime use: one request through every transport; a server that gives tokens."""

from collections.abc import Callable, Iterator
from typing import TypeAlias

import pytest

from templates.runtime.transports.protocol import Request, Response, Timeout
from tests.runtime.authorization_server import AuthorizationServer, authorizing
from tests.runtime.carriers import ASYNC, CARRIERS, SYNC, Carrier, named
from tests.runtime.token_client import Calling, in_turn, in_turn_of_tasks

Headers: TypeAlias = tuple[tuple[str, str], ...]
Handle: TypeAlias = Callable[..., Response]


@pytest.fixture(params=CARRIERS, ids=named)
def carrier(request: pytest.FixtureRequest) -> Carrier:
    """Return each transport that speaks HTTP."""
    found: Carrier = request.param
    return found


@pytest.fixture
def server() -> Iterator[AuthorizationServer]:
    """A server that gives tokens and takes them."""
    with authorizing() as state:
        yield state


@pytest.fixture(params=[in_turn, in_turn_of_tasks], ids=["sync", "async"])
def calling(request: pytest.FixtureRequest) -> Calling:
    """Calls operations one after the other, with one client."""
    function: Calling = request.param
    return function


@pytest.fixture(params=SYNC, ids=named)
def sync_carrier(request: pytest.FixtureRequest) -> Carrier:
    """Return each that blocks."""
    found: Carrier = request.param
    return found


@pytest.fixture(params=ASYNC, ids=named)
def async_carrier(request: pytest.FixtureRequest) -> Carrier:
    """Return each for asyncio."""
    found: Carrier = request.param
    return found


@pytest.fixture
def handle(carrier: Carrier) -> Handle:
    """Return the same request by each transport: of a URL, with a timeout, a limit of bytes, a body and headers."""

    def handle(
        url: str, timeout: Timeout, limit: int = 1_000_000, content: bytes | None = None, headers: Headers = ()
    ) -> Response:
        with carrier.opened(max_response_bytes=limit) as send:
            return send(Request("POST", url, headers=headers, content=content, timeout=timeout))

    return handle
