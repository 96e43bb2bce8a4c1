"""Transports without a network, for the tests of a client's users: a function or an application answers."""

import asyncio
import inspect
import json
from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any, TypeAlias
from urllib.parse import unquote, urlsplit

from ..errors import TransportError
from .protocol import Headers, Request, Response
from .wsgi import WsgiApp, ask

AsgiMessage: TypeAlias = MutableMapping[str, Any]
AsgiApp: TypeAlias = Callable[
    [AsgiMessage, Callable[[], Awaitable[AsgiMessage]], Callable[[AsgiMessage], Awaitable[None]]], Awaitable[None]
]
"""An application as ASGI 3.0 describes it, such as a Starlette one."""


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
        return await answer if inspect.isawaitable(answer) else answer


class AsgiTransport:
    """Asks an ASGI application, in the event loop of the call; its lifespan is neither started nor stopped."""

    def __init__(self, app: AsgiApp) -> None:
        self._app = app

    async def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it ends without a whole answer."""
        incoming: list[AsgiMessage] = [{"type": "http.request", "body": request.content or b"", "more_body": False}]
        status = 0
        headers: list[tuple[str, str]] = []
        body = bytearray()
        complete = False

        async def receive() -> AsgiMessage:
            return incoming.pop() if incoming else {"type": "http.disconnect"}

        async def send(message: AsgiMessage) -> None:
            nonlocal status, complete
            if message["type"] == "http.response.start":
                status = message["status"]
                headers.extend(
                    (name.decode("latin-1"), text.decode("latin-1")) for name, text in message.get("headers", ())
                )
            elif message["type"] == "http.response.body":
                body.extend(message.get("body", b""))
                complete = not message.get("more_body", False)

        await self._app(_scope(request), receive, send)
        if not complete:
            message = "the application ended without a whole answer"
            raise TransportError(message)
        return Response(status, Headers(headers), bytes(body))


class SyncAsgiTransport:
    """As `AsgiTransport`, for a client without asyncio: each call is in an event loop of its own.

    In a coroutine it raises RuntimeError, as `asyncio.run` does: the asynchronous client is for that.
    """

    def __init__(self, app: AsgiApp) -> None:
        self._transport = AsgiTransport(app)

    def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it ends without a whole answer."""
        return asyncio.run(self._transport.handle(request))


class WsgiTransport:
    """Asks a WSGI application (PEP 3333), in the thread of the call."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it does not begin to."""
        return ask(self._app, request)


class AsyncWsgiTransport:
    """As `WsgiTransport`, for an asynchronous client: the application runs in another thread, as a server's would."""

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    async def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it does not begin to."""
        return await asyncio.to_thread(ask, self._app, request)


def _scope(request: Request) -> AsgiMessage:
    parts = urlsplit(request.url)
    headers = [("host", parts.netloc), *request.headers]
    if request.content is not None:
        headers.append(("content-length", str(len(request.content))))
    return {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": request.method,
        "scheme": parts.scheme,
        "path": unquote(parts.path) or "/",
        "raw_path": parts.path.encode("ascii") or b"/",
        "query_string": parts.query.encode("ascii"),
        "root_path": "",
        "headers": [(name.lower().encode("latin-1"), text.encode("latin-1")) for name, text in headers],
        "client": ("127.0.0.1", 0),
        "server": (parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)),
    }
