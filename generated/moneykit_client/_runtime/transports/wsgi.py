"""A call of a WSGI application as PEP 3333 describes it."""

import io
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeAlias
from urllib.parse import unquote_to_bytes, urlsplit

from ..errors import TransportError
from .protocol import Headers, Request, Response

WsgiApp: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""An application as PEP 3333 describes it, such as a Flask or Django one."""


def ask(app: WsgiApp, request: Request) -> Response:
    """Return what an application answers; what it raises, this raises.

    Raises `TransportError` if it ends without having begun an answer.
    """
    begun: list[tuple[str, list[tuple[str, str]]]] = []
    body = bytearray()

    def start_response(status: str, headers: list[tuple[str, str]], error: Any = None) -> Callable[[bytes], None]:
        if error is not None and body:
            # The answer has begun, so the only thing left to do with an error is to raise it.
            raise error[1]
        begun.append((status, headers))
        return body.extend

    pieces = app(_environment(request), start_response)
    try:
        for piece in pieces:
            body.extend(piece)
    finally:
        close = getattr(pieces, "close", None)
        if close is not None:
            close()
    if not begun:
        message = "the application ended without an answer"
        raise TransportError(message)
    status, headers = begun[-1]
    return Response(int(status.split(" ")[0]), Headers(headers), bytes(body))


def _environment(request: Request) -> dict[str, Any]:
    parts = urlsplit(request.url)
    content = request.content or b""
    environment: dict[str, Any] = {
        "REQUEST_METHOD": request.method,
        "SCRIPT_NAME": "",
        # Bytes, spelled as ISO 8859-1: "Unicode issues" of PEP 3333.
        "PATH_INFO": unquote_to_bytes(parts.path or "/").decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": parts.hostname or "",
        "SERVER_PORT": str(parts.port or (443 if parts.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "REMOTE_ADDR": "127.0.0.1",
        "CONTENT_LENGTH": str(len(content)),
        "HTTP_HOST": parts.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(content),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    fields: dict[str, list[str]] = {}
    for name, text in request.headers:
        fields.setdefault(name.upper().replace("-", "_"), []).append(text)
    for name, texts in fields.items():
        key = name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"
        # RFC 9110 section 5.3, and RFC 6265 section 5.4 for the one that is no list.
        environment[key] = ("; " if name == "COOKIE" else ", ").join(texts)
    return environment
