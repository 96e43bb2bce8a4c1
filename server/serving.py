"""Running the application on a socket, and saying so when it is ready."""

import socket
from collections.abc import Callable
from copy import deepcopy
from typing import Any

import uvicorn
from starlette.types import ASGIApp
from uvicorn.config import LOGGING_CONFIG

from server.http_protocol import JsonErrorProtocol

PATIENCE = 10
"""How many seconds requests that are being answered get to finish when the server is told to stop."""


def bind(host: str, port: int) -> socket.socket:
    """Return a socket bound to `host` and `port`, any free one for 0; raises OSError if it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family)
    try:
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        bound.bind((host, port))
    except (OSError, OverflowError) as error:
        bound.close()
        reason = error.strerror if isinstance(error, OSError) else "there is no such port"
        raise OSError(f"cannot listen on {host}:{port}: {reason}") from None
    return bound


def url_of(bound: socket.socket) -> str:
    """Return the URL at which a bound socket is reached."""
    host, port = bound.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(app: ASGIApp, bound: socket.socket, when_ready: Callable[[], None]) -> None:
    """Answer requests on the socket until SIGINT or SIGTERM, then finish those that have begun.

    `when_ready` is called once, when the first request can be answered.
    """
    config = uvicorn.Config(
        app,
        http=JsonErrorProtocol,
        ws="none",
        lifespan="on",
        server_header=False,
        log_config=_log_config(),
        timeout_graceful_shutdown=PATIENCE,
    )
    _Server(config, when_ready).run([bound])


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, when_ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._when_ready = when_ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self._when_ready()


def _log_config() -> dict[str, Any]:
    """Return uvicorn's own logging with all of it on stderr: stdout says where the server is, and no more.

    A line has the method, the path and the status; headers, and so tokens, are never logged.
    """
    config = deepcopy(LOGGING_CONFIG)
    config["handlers"]["access"]["stream"] = "ext://sys.stderr"
    config["loggers"]["uvicorn.error"]["level"] = "WARNING"
    config["loggers"]["uvicorn.access"]["level"] = "INFO"
    return config
