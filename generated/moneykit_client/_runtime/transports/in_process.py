"""Transports without a network, for the tests of a client's users: a function answers."""

import inspect
import json
from collections.abc import Awaitable, Callable, Iterable
from typing import Any

from .answering import in_time
from .protocol import Headers, Request, Response


def json_response(body: Any, status: int = 200, headers: Iterable[tuple[str, str]] = ()) -> Response:
    """Return an answer whose body is `body` in JSON."""
    content = json.dumps(body).encode()
    return Response(status, Headers([("Content-Type", "application/json"), *headers]), content)


class InProcessTransport:
    """Asks `handler`; what it raises, the call raises."""

    def __init__(self, handler: Callable[[Request], Response]) -> None:
        self._handler = handler

    def handle(self, request: Request) -> Response:
        """Return what the handler answers."""
        return self._handler(request)


class AsyncInProcessTransport:
    """Asks `handler`, a function or a coroutine function; what it raises, the call raises."""

    def __init__(self, handler: Callable[[Request], Response | Awaitable[Response]]) -> None:
        self._handler = handler

    async def handle(self, request: Request) -> Response:
        """Return what the handler answers."""
        answer = self._handler(request)
        return await in_time(answer, request) if inspect.isawaitable(answer) else answer
