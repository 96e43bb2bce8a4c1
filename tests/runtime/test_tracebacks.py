"""A traceback that shows the variables of each frame shows no credential, whatever carries a request or fetches one."""

import asyncio
import socket
import struct
import traceback
from typing import Any

import pytest

from templates.runtime.errors import ServiceError, TokenRequestError
from tests.runtime.authorization_server import SECRET, AuthorizationServer
from tests.runtime.carriers import Carrier
from tests.runtime.lying_server import Answer, http, serving
from tests.runtime.pages import AsyncMoneyKit, MoneyKit
from tests.runtime.token_client import READ, Calling

TOKEN = "s3cret-of-the-test"


def frames(error: BaseException) -> str:
    """Return all that is known of an error, its causes and its contexts: each variable of each frame."""
    met = [error]
    shown: list[str] = []
    for one in met:
        shown += traceback.TracebackException.from_exception(one, capture_locals=True).format(chain=False)
        met += [it for it in (one.__cause__, one.__context__) if it is not None and it not in met]
    # What the test itself knows is no news.
    return "".join(line for line in shown if __file__ not in line)


def _breaks_off(connection: socket.socket) -> None:
    connection.sendall(b"HTTP/1.1 200")


def _resets(connection: socket.socket) -> None:
    connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    connection.close()


@pytest.mark.parametrize("answer", [_breaks_off, _resets, http(b"{")], ids=["breaks off", "resets", "no JSON"])
def test_of_a_call_that_fails(carrier: Carrier, answer: Answer) -> None:
    def call(url: str) -> Any:
        options: dict[str, Any] = {"base_url": url, "retries": 0, "timeout": 5}
        if not carrier.is_async:
            with carrier.make() as transport:
                return MoneyKit(TOKEN, transport=transport, **options).links.reset_link("a")

        async def main() -> Any:
            async with carrier.make() as transport:
                return await AsyncMoneyKit(TOKEN, transport=transport, **options).links.reset_link("a")

        return asyncio.run(main())

    with serving(answer) as server, pytest.raises(ServiceError) as raised:
        call(server.url)
    assert "reset_link" in frames(raised.value)
    assert TOKEN not in frames(raised.value)


@pytest.mark.parametrize("takes", ["header", "body"])
@pytest.mark.parametrize("answer", [(400, b'{"error": "unauthorized_client"}'), (200, b"{}"), (500, b"")])
def test_of_a_token_that_is_not_given(
    server: AuthorizationServer, calling: Calling, takes: str, answer: tuple[int, bytes]
) -> None:
    server.takes, server.gives_refresh, server.expires_in = {takes}, True, 0
    calling(server, READ)
    refused = [(401, b'{"error": "invalid_client"}')] if takes == "body" else []
    for before in ([*refused, answer], [(400, b'{"error": "invalid_grant"}'), *refused, answer]):
        server.instead = list(before)
        with pytest.raises(TokenRequestError) as raised:
            calling(server, READ, retries=0)
        found = frames(raised.value)
        assert "_asked" in found
        assert SECRET not in found
        assert "refresh-number-" not in found
