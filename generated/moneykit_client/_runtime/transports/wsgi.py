"""Transports that ask a WSGI application (PEP 3333) in the same process."""

import asyncio
import contextvars
import io
import sys
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Generator, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, asynccontextmanager, contextmanager
from typing import Any, Final, TypeAlias, TypeVar
from urllib.parse import unquote_to_bytes, urlsplit

from ..errors import TransportError
from ..values.uploads import Pieces
from .answering import answered, in_time
from .protocol import AsyncStreamed, Headers, Request, Response, Streamed

T = TypeVar("T")

WsgiApp: TypeAlias = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]
"""An application as PEP 3333 describes it, such as a Flask or Django one."""


class WsgiTransport:
    """Asks a WSGI application, in the thread of the call, where no time limits it."""

    takes_uploads: Final = True

    def __init__(self, app: WsgiApp) -> None:
        self._app = app

    def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it does not begin to."""
        with self.stream(request) as answer:
            content = b"".join(answer.pieces)
        return Response(answer.status, answer.headers, content)

    @contextmanager
    def stream(self, request: Request) -> Generator[Streamed, None, None]:
        """Give the answer once the application has begun its body; it goes on when a piece is asked for.

        What it writes, and does not yield, comes when it has been called.
        """
        with ExitStack() as stack:
            answer = _Answer(self._app, request, stack)
            first = answer.following()
            status, headers = answer.head()
            yield Streamed(status, headers, _pieces(first, answer))


class AsyncWsgiTransport:
    """As `WsgiTransport`, for an asynchronous client: the application runs in another thread, as a server's would."""

    def __init__(self, app: WsgiApp) -> None:
        self._transport = WsgiTransport(app)

    async def handle(self, request: Request) -> Response:
        """Return what the application answers; raise `TransportError` if it does not begin to."""
        return await in_time(asyncio.to_thread(self._transport.handle, request), request)

    @asynccontextmanager
    async def stream(self, request: Request) -> AsyncGenerator[AsyncStreamed, None]:
        """Give the answer once the application has begun its body."""
        thread = _Thread()
        stack = ExitStack()
        try:
            opening = thread.begin(lambda: stack.enter_context(self._transport.stream(request)))
            answer = await answered(opening, request, request.timeout.total)
            yield AsyncStreamed(answer.status, answer.headers, _async_pieces(request, answer.pieces, thread))
        finally:
            await thread.end(stack.close)


class _Thread:
    """A thread in which an application does one thing after the other."""

    def __init__(self) -> None:
        self._executor = ThreadPoolExecutor(1, "wsgi")
        self._context = contextvars.copy_context()
        self._last: asyncio.Future[Any] | None = None

    def begin(self, function: Callable[[], T]) -> asyncio.Future[T]:
        """Return what a function returns, once it does."""
        begun = asyncio.get_running_loop().run_in_executor(self._executor, self._context.run, function)
        self._last = begun
        return begun

    async def end(self, close: Callable[[], object]) -> None:
        """Close it behind all else; wait for that, unless nobody waits for what is done now."""
        is_left = self._last is not None and (self._last.cancelled() or not self._last.done())
        closing = self.begin(close)
        self._executor.shutdown(wait=False)
        if not is_left:
            await closing


class _Answer:
    """The answer of an application."""

    def __init__(self, app: WsgiApp, request: Request, stack: ExitStack) -> None:
        self._begun: tuple[str, list[tuple[str, str]]] | None = None
        self._written: list[bytes] = []
        self._is_sent = False
        pieces = app(_environment(request), self._start_response)
        close = getattr(pieces, "close", None)
        if close is not None:
            stack.callback(close)
        self._pieces = iter(pieces)

    def _start_response(
        self, status: str, headers: list[tuple[str, str]], error: Any = None
    ) -> Callable[[bytes], None]:
        if error is not None and (self._is_sent or self._written):
            # The answer has begun, so the only thing left to do with an error is to raise it.
            raise error[1]
        self._begun = status, headers
        return self._written.append

    def following(self) -> bytes:
        """Return the next piece, which is not empty unless it is the last."""
        piece = self._taken()
        while not piece:
            found = next(self._pieces, None)
            if found is None:
                return self._taken()
            piece = self._taken() + found
        self._is_sent = True
        return piece

    def _taken(self) -> bytes:
        piece = b"".join(self._written)
        self._written.clear()
        return piece

    def head(self) -> tuple[int, Headers]:
        """Return the status and the headers; raise `TransportError` if there are none."""
        if self._begun is None:
            message = "the application ended without an answer"
            raise TransportError(message)
        status, headers = self._begun
        return int(status.split(" ")[0]), Headers(headers)


def _pieces(first: bytes, answer: _Answer) -> Iterator[bytes]:
    piece = first
    while piece:
        yield piece
        piece = answer.following()


async def _async_pieces(request: Request, pieces: Iterator[bytes], thread: _Thread) -> AsyncIterator[bytes]:
    while piece := await answered(thread.begin(lambda: next(pieces, b"")), request, request.timeout.read):
        yield piece


class _Input(io.RawIOBase):
    """The body of a request that is read while an application asks for it."""

    def __init__(self, upload: Pieces) -> None:
        super().__init__()
        self._pieces = iter(upload)
        self._left = b""

    def readable(self) -> bool:
        """Return that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Read some bytes; returns how many, 0 at the end."""
        while not self._left:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._left = piece
        size = min(len(buffer), len(self._left))
        buffer[:size], self._left = self._left[:size], self._left[size:]
        return size


def _environment(request: Request) -> dict[str, Any]:
    parts = urlsplit(request.url)
    upload = request.upload
    length = upload.length if upload is not None else len(request.content or b"")
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
        "HTTP_HOST": parts.netloc,
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": parts.scheme,
        "wsgi.input": io.BytesIO(request.content or b"") if upload is None else io.BufferedReader(_Input(upload)),
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if length is None:
        # What servers say that take bodies in chunks; PEP 3333 has no word for it.
        environment |= {"HTTP_TRANSFER_ENCODING": "chunked", "wsgi.input_terminated": True}
    else:
        environment["CONTENT_LENGTH"] = str(length)
    fields: dict[str, list[str]] = {}
    for name, text in request.headers:
        fields.setdefault(name.upper().replace("-", "_"), []).append(text)
    for name, texts in fields.items():
        key = name if name in {"CONTENT_TYPE", "CONTENT_LENGTH"} else f"HTTP_{name}"
        # RFC 9110 section 5.3, and RFC 6265 section 5.4 for the one that is no list.
        environment[key] = ("; " if name == "COOKIE" else ", ").join(texts)
    return environment
