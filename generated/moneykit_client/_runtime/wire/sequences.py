"""Bytes that come in pieces -> the items in them: lines, JSON in lines, JSON text sequences, server-sent events.

Each parser is fed with pieces as they come and gives what is complete; none keeps more than `limit` bytes.
"""

import codecs
from collections.abc import Iterator
from typing import Any, Final, Generic, Protocol, TypeVar

from attrs import frozen

from ..errors import ContractError, ResponseTooLargeError
from .charsets import codec, unreadable

D = TypeVar("D")

_BOM: Final = b"\xef\xbb\xbf"
_RECORD: Final = b"\x1e"
_BLANK: Final = b" \t\r\n"


@frozen
class Event(Generic[D]):
    """A server-sent event (WHATWG HTML section 9.2)."""

    data: D
    event: str = "message"
    """Of which type it is."""
    id: str = ""
    """The id that the service gave last, for the header Last-Event-ID of another request."""
    retry: int | None = None
    """Milliseconds to wait before connecting again, where the event says it."""


@frozen
class RawEvent:
    """An event as it was sent: the fields that it has, and the id that was given last."""

    fields: dict[str, Any]
    last_id: str


class Parser(Protocol):
    """Makes items of pieces."""

    def feed(self, piece: bytes) -> Iterator[Any]:
        """Yield the items that are complete with this piece."""
        ...

    def end(self) -> Iterator[Any]:
        """Yield what the end completes."""
        ...


class Bytes:
    """The pieces themselves."""

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield the piece."""
        if piece:
            yield piece

    def end(self) -> Iterator[bytes]:
        """Yield nothing."""
        yield from ()


class _Parts:
    """What stands between delimiters."""

    def __init__(self, delimiter: bytes, limit: int) -> None:
        self._delimiter = delimiter
        self._limit = limit
        self._kept: list[bytes] = []
        self._size = 0

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield the parts that are complete."""
        first, *rest = piece.split(self._delimiter)
        for one in rest:
            self._keep(first)
            yield self.end()
            first = one
        self._keep(first)

    def _keep(self, piece: bytes) -> None:
        self._size += len(piece)
        if self._size > self._limit:
            raise too_large(self._limit)
        if piece:
            self._kept.append(piece)

    def end(self) -> bytes:
        """Return what is left."""
        whole = b"".join(self._kept)
        self._kept, self._size = [], 0
        return whole


def too_large(limit: int) -> ResponseTooLargeError:
    """Return the error for an item of a stream that is too large to keep."""
    message = f"an item of the stream is larger than {limit} bytes, the max_response_bytes of the transport"
    return ResponseTooLargeError(message)


class _JsonTexts:
    """JSON texts between delimiters; what is blank is none."""

    def __init__(self, delimiter: bytes, limit: int) -> None:
        self._parts = _Parts(delimiter, limit)

    def feed(self, piece: bytes) -> Iterator[bytes]:
        """Yield the texts that are complete with this piece."""
        yield from (one for one in self._parts.feed(piece) if one.strip(_BLANK))

    def end(self) -> Iterator[bytes]:
        """Yield the last text, which needs no delimiter behind it."""
        last = self._parts.end()
        if last.strip(_BLANK):
            yield last


class JsonLines(_JsonTexts):
    """JSON texts, each on a line of its own (application/jsonl, application/x-ndjson)."""

    def __init__(self, limit: int) -> None:
        super().__init__(b"\n", limit)


class JsonSequence(_JsonTexts):
    """JSON texts, each behind a record separator (RFC 7464)."""

    def __init__(self, limit: int) -> None:
        super().__init__(_RECORD, limit)


def whole_record(record: bytes) -> bytes:
    """Return a text of a sequence.

    Raises `ContractError` for one that has no end of its own and no white space behind it (RFC 7464 section 2.4).
    """
    if record[-1:] not in (b"\n", b"\r", b"\t", b" ", b"}", b"]", b'"'):
        raise ContractError("$", "a whole JSON text", "one that may be cut off")
    return record


class TextLines:
    """Lines of text, without their line breaks, which are LF or CRLF."""

    def __init__(self, charset: str, limit: int) -> None:
        self._charset = charset
        self._limit = limit
        self._kept: list[str] = []
        self._size = 0
        codec(charset)
        self._decoder = codecs.getincrementaldecoder(charset)("strict")

    def feed(self, piece: bytes) -> Iterator[str]:
        """Yield the lines that are complete with this piece."""
        yield from self._lines(self._decoded(piece, final=False))

    def end(self) -> Iterator[str]:
        """Yield the last line, which needs no line break."""
        yield from self._lines(self._decoded(b"", final=True))
        if self._kept:
            yield "".join(self._kept).removesuffix("\r")

    def _lines(self, text: str) -> Iterator[str]:
        first, *rest = text.split("\n")
        for one in rest:
            self._keep(first)
            whole = "".join(self._kept).removesuffix("\r")
            self._kept, self._size = [], 0
            yield whole
            first = one
        self._keep(first)

    def _keep(self, text: str) -> None:
        self._size += len(text)
        if self._size > self._limit:
            raise too_large(self._limit)
        if text:
            self._kept.append(text)

    def _decoded(self, piece: bytes, *, final: bool) -> str:
        try:
            return self._decoder.decode(piece, final)
        except ValueError:
            raise unreadable(self._charset) from None


class Events:
    """Server-sent events (WHATWG HTML section 9.2.6): what an EventSource would dispatch."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._lines = _Parts(b"\n", limit)
        self._is_first = True
        self._after_return = False
        self._fields: dict[str, Any] = {}
        self._data: list[str] = []
        self._size = 0
        self._last_id = ""

    def feed(self, piece: bytes) -> Iterator[RawEvent]:
        """Yield the events that are complete with this piece."""
        if not piece:
            return
        if self._after_return and piece[:1] == b"\n":
            # The line ended with the CR before it.
            piece = piece[1:]
            self._after_return = False
        if piece:
            self._after_return = piece[-1:] == b"\r"
        for line in self._lines.feed(piece.replace(b"\r\n", b"\n").replace(b"\r", b"\n")):
            if self._is_first:
                self._is_first = False
                line = line.removeprefix(_BOM)  # noqa: PLW2901  it is no part of the line
            if line:
                self._field(line.decode(errors="replace"))
            else:
                yield from self._dispatched()

    def end(self) -> Iterator[RawEvent]:
        """Yield nothing: an event that no empty line ends is incomplete."""
        yield from ()

    def _field(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._size += len(value) + 1
            if self._size > self._limit:
                raise too_large(self._limit)
            self._data.append(value)
        elif name == "event":
            self._fields["event"] = value
        elif name == "id" and "\0" not in value:
            self._fields["id"] = self._last_id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            # As many digits as a number of milliseconds may need, and Python reads.
            self._fields["retry"] = int(value[:18])

    def _dispatched(self) -> Iterator[RawEvent]:
        fields, data = self._fields, self._data
        self._fields, self._data, self._size = {}, [], 0
        if data:
            # An empty type is none at all.
            told = {name: value for name, value in fields.items() if name != "event" or value}
            yield RawEvent({"data": "\n".join(data)} | told, self._last_id)
