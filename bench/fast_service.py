"""A service for the measurement of clients: it answers every request the same, and takes less time than they do.

A request to the path /hold/N is held until there are N of them, so that each has a connection of its own.
"""

from __future__ import annotations

import asyncio
import sys
from typing import Final

_END: Final = b"\r\n\r\n"
_HOLD: Final = b" /hold/"
_HELD: Final[list[asyncio.Transport]] = []
"""The connections of the requests that are held."""


class Answering(asyncio.Protocol):
    """A connection; requests have no body or a short one, which comes in the same piece."""

    def __init__(self, answer: bytes) -> None:
        self._answer = answer
        self._received = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Begin."""
        assert isinstance(transport, asyncio.Transport)  # noqa: S101  what a TCP server's connections are
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each head that is complete."""
        self._received += data
        if _HOLD in self._received:
            self._hold()
            return
        heads = self._received.count(_END)
        if heads:
            self._received = self._received.rpartition(_END)[2]
            self._transport.write(self._answer * heads)

    def _hold(self) -> None:
        """Answer all that are held once they are as many as the path says; one comes in one piece."""
        number = int(self._received.partition(_HOLD)[2].partition(b"/")[0])
        self._received = b""
        _HELD.append(self._transport)
        if len(_HELD) == number:
            for transport in _HELD:
                transport.write(self._answer)
            _HELD.clear()


def answer(status: int, body: bytes) -> bytes:
    """Return an answer of JSON."""
    head = f"HTTP/1.1 {status} OK\r\nContent-Type: application/json\r\nContent-Length: {len(body)}\r\n\r\n"
    return head.encode() + body


async def main() -> None:
    """Serve until the input ends: `python -m bench.fast_service STATUS`, with the body on a line of the input."""
    body = sys.stdin.readline().encode()
    bytes_ = answer(int(sys.argv[1]), body)
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Answering(bytes_), "127.0.0.1", 0, backlog=1024)
    print(server.sockets[0].getsockname()[1], flush=True)
    async with server:
        await loop.run_in_executor(None, sys.stdin.read)


if __name__ == "__main__":
    asyncio.run(main())
