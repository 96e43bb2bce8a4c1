"""How much of an answer a transport takes: the whole body is held in memory, so there are limits."""

import re
import zlib
from collections.abc import Iterable, Iterator
from typing import Final, Protocol

from ..errors import ResponseTooLargeError, TransportError
from .deadlines import Deadline
from .protocol import Headers

MAX_RESPONSE_BYTES: Final = 64 * 1024 * 1024
MAX_HEADER_BYTES: Final = 64 * 1024
MAX_CONNECTIONS: Final = 100
IDLE_SECONDS: Final = 5.0
"""How long a connection that nobody uses stays open, as in httpx2."""
ACCEPT_ENCODING: Final = ("Accept-Encoding", "gzip, deflate")
"""What `Body` understands."""

_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f]")
"""RFC 9110 section 5.5."""
_PIECE: Final = 64 * 1024
"""Bytes that a compressed piece becomes at once: then it is counted, and most of a bomb is never unpacked."""
_MOST_CODINGS: Final = 5
_CONTENT_ENCODING: Final = "content-encoding"
_EITHER: Final = zlib.MAX_WBITS | 16
"""The window of gzip (RFC 9110 section 8.4.1.3)."""


class Step(Protocol):
    """Undoes one content coding."""

    def add(self, piece: bytes) -> Iterator[bytes]:
        """Yield what comes of a piece, in pieces that are not too large."""
        ...

    def is_complete(self) -> bool:
        """Return whether nothing is missing at the end."""
        ...


class _Unzip:
    """Undoes gzip, of one member or several (RFC 1952 section 2.2)."""

    def __init__(self, window: int = _EITHER) -> None:
        self._window = window
        self._member = zlib.decompressobj(window)
        self._began = False

    def add(self, piece: bytes) -> Iterator[bytes]:
        while piece:
            if self._member.eof:
                # Some servers fill up with zeros.
                piece = piece.lstrip(b"\0")
                if not piece:
                    return
                self._member = zlib.decompressobj(self._window)
            self._began = True
            out = self._member.decompress(piece, _PIECE)
            while out:
                yield out
                rest = self._member.unconsumed_tail
                out = self._member.decompress(rest, _PIECE) if rest or len(out) == _PIECE else b""
            piece = self._member.unused_data

    def is_complete(self) -> bool:
        return self._member.eof or not self._began


class _Inflate:
    """Undoes deflate, which is zlib's format (RFC 1950), but some servers leave its envelope out (RFC 1951)."""

    def __init__(self) -> None:
        self._step: _Unzip | None = None

    def add(self, piece: bytes) -> Iterator[bytes]:
        if self._step is None and piece:
            # RFC 1950 section 2.2: the method is 8 in the low half of the first byte, and its window at most 7.
            has_envelope = piece[0] & 0x0F == zlib.DEFLATED and piece[0] >> 4 < zlib.DEFLATED
            self._step = _Unzip(zlib.MAX_WBITS if has_envelope else -zlib.MAX_WBITS)
        if self._step is not None:
            yield from self._step.add(piece)

    def is_complete(self) -> bool:
        return self._step is None or self._step.is_complete()


def _steps(headers: Headers) -> list[Step] | None:
    """Return what undoes the codings of a body, the last one first; None if there is one that nobody asked for."""
    names = [name.strip().lower() for name in headers.get(_CONTENT_ENCODING, "").split(",")]
    codings = [name for name in names if name not in {"", "identity"}]
    if len(codings) > _MOST_CODINGS:
        message = f"the answer is compressed {len(codings)} times"
        raise ResponseTooLargeError(message)
    steps: list[Step] = []
    for name in reversed(codings):
        if name in {"gzip", "x-gzip"}:
            steps.append(_Unzip())
        elif name == "deflate":
            steps.append(_Inflate())
        else:
            return None
    return steps


class Unpacking:
    """The pieces of a body as they come in, compressed or not. What is in a coding that nobody asked for stays so."""

    def __init__(self, headers: Headers) -> None:
        self._steps: Final = _steps(headers) if _CONTENT_ENCODING in headers else None

    def add(self, piece: bytes) -> Iterable[bytes]:
        """Return what comes of a piece, in pieces that are not too large; raise zlib.error if it is broken."""
        pieces: Iterable[bytes] = (piece,)
        for step in self._steps or ():
            pieces = _through(step, pieces)
        return pieces

    def finish(self) -> None:
        """Raise EOFError if the end is within what is compressed."""
        if self._steps and not all(step.is_complete() for step in self._steps):
            message = "it ends within what is compressed"
            raise EOFError(message)


class Body:
    """The whole body of an answer, neither too large nor too late."""

    def __init__(self, headers: Headers, limit: int, deadline: Deadline) -> None:
        self._limit: Final = limit
        self._deadline: Final = deadline
        self._unpacking: Final = Unpacking(headers)
        self._size = 0
        self._pieces: Final[list[bytes]] = []

    def add(self, piece: bytes) -> None:
        """Take a piece as it was received.

        Raises `ResponseTooLargeError` if it is too much, TimeoutError if the call is over, zlib.error if it is broken.
        """
        for each in self._unpacking.add(piece):
            self._size += len(each)
            if self._size > self._limit:
                raise _too_large(self._limit)
            # What was received may be thousands of pieces, for which nobody waits.
            if self._deadline.is_over():
                raise TimeoutError
            self._pieces.append(each)

    def content(self) -> bytes:
        """Return the whole of it; raise EOFError if it ends within what is compressed."""
        self._unpacking.finish()
        pieces = self._pieces
        return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def whole(headers: Headers, received: bytes, limit: int, deadline: Deadline) -> bytes:
    """Return the body of an answer of which nothing is to come; raise what `Body` does."""
    if _CONTENT_ENCODING in headers:
        body = Body(headers, limit, deadline)
        body.add(received)
        return body.content()
    if len(received) > limit:
        raise _too_large(limit)
    if received and deadline.is_over():
        raise TimeoutError
    return received


def _too_large(limit: int) -> ResponseTooLargeError:
    return ResponseTooLargeError(f"the answer is larger than {limit} bytes, the max_response_bytes of the transport")


def _through(step: Step, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield from step.add(piece)


def decoded(raw: Iterable[tuple[bytes, bytes]]) -> list[tuple[str, str]]:
    """Return header fields as texts (RFC 9110 section 5.5: what is not ASCII was ISO 8859-1)."""
    return [(name.decode("latin-1"), text.decode("latin-1")) for name, text in raw]


def checked_headers(pairs: list[tuple[str, str]], limit: int) -> Headers:
    """Return header fields; raise `ResponseTooLargeError` if they are too many, `TransportError` if they are none."""
    texts = "".join([text for _, text in pairs])
    if not texts.isprintable() and _CONTROL.search(texts):
        message = "a header of the answer has a control character"
        raise TransportError(message)
    if len(texts) + sum([len(name) + 4 for name, _ in pairs]) > limit:
        message = f"the header of the answer is larger than {limit} bytes, the max_header_bytes of the transport"
        raise ResponseTooLargeError(message)
    return Headers(pairs)
