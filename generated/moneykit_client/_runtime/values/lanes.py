"""JSON bytes to typed values and back: by the lane in C where it is worth it, by the complete one in Python else."""

import functools
import gc
from collections.abc import Callable
from typing import Any, Final

from ..errors import ContractError
from .codec import UnsendableError, encode
from .documents import JSON_TEXT, parsed, refuse_depth
from .exact import has_digits, is_exact, spelled
from .shapes import reader

WORTH = 32_768
"""After so many bytes of a type the lane in C is made for it: importing msgspec and making twins takes milliseconds."""
_LARGE: Final = 262_144
"""Bytes of a document for which it is worth it to let the garbage collector wait."""
_TRIES: Final = 8
"""After so many documents in a row that the lane in C refused, it is given every eighth."""

_Lane = Callable[[bytes], Any]


def json_reader(type_: Any, worth: int | None = None) -> Callable[[bytes], Any]:
    """Return the function that reads a JSON document as `type_`; keep it if there are many documents.

    It raises `ContractError` with the JSON path if the document does not fit, and TypeError now if nothing can be read
    as `type_`.
    """
    complete = reader(type_)
    # The lane in C makes floats of numbers.
    exact = is_exact(type_)
    seen = 0
    lane: _Lane | None = None

    def read_json(content: bytes) -> Any:
        nonlocal seen, lane
        try:
            if exact:
                return complete(parsed(content, exact=True))
            if lane is None:
                seen += len(content)
                if seen < (WORTH if worth is None else worth):
                    return complete(parsed(content))
                # Made twice if two threads come at once, which does no harm.
                lane = _made(type_, complete)
            return lane(content)
        except RecursionError:
            raise ContractError("$", "JSON that is not nested that deep", "JSON that is") from None

    return read_json


_reader_of: Final = functools.cache(json_reader)


def read_document(type_: Any, content: bytes | str) -> Any:
    """Return what `json_reader` reads, made once per type; a text is taken, too."""
    if isinstance(content, str):
        try:
            content = content.encode()
        except UnicodeEncodeError:
            raise ContractError("$", "JSON in UTF-8", "half of a surrogate pair, which is not a character") from None
    return _reader_of(type_)(bytes(content))


def _made(type_: Any, complete: Callable[[Any], Any]) -> _Lane:
    """Return the function that reads by C what it can, and completely what it cannot."""
    try:
        from .twins import UNSURE, lane, plain  # noqa: PLC0415  msgspec takes long to import, and may not be there
    except ImportError:
        return lambda content: complete(parsed(content))
    quick = lane(type_)
    with_more = None if quick is None else _with_more(type_)
    refused = 0

    def read_large(content: bytes) -> Any:
        # The collector looks at all that was made again and again, for half of the time, and finds no cycle in it.
        gc.disable()
        try:
            return read_json(content)
        finally:
            gc.enable()

    def read_json(content: bytes) -> Any:
        nonlocal refused
        if len(content) >= _LARGE and gc.isenabled():
            return read_large(content)
        # A service whose documents all have something new is asked now and then whether they still have.
        if quick is not None and (refused < _TRIES or refused % _TRIES == 0):
            value = quick(content)
            if value is not UNSURE:
                refused = 0
                return value
        refused += 1
        value = plain(content)
        if value is UNSURE:
            value = parsed(content)
        else:
            refuse_depth(content.count(b"[") + content.count(b"{"), value)
            if with_more is not None and (found := with_more(content, value)) is not UNSURE:
                return found
        return complete(value)

    return read_json


def _with_more(type_: Any) -> Callable[[bytes, Any], Any]:
    """Return the function that reads what has more properties than the contract names, and fits otherwise."""
    from .additions import add_properties  # noqa: PLC0415  as where this is called
    from .twins import UNSURE, lane  # noqa: PLC0415  as where this is called

    read: _Lane | None = None
    refused = 0

    def read_with_more(content: bytes, document: Any) -> Any:
        nonlocal read, refused
        if refused >= _TRIES and refused % _TRIES:
            refused += 1
            return UNSURE
        if read is None:
            read = lane(type_, generous=True) or (lambda _: UNSURE)
        value = read(content)
        if value is UNSURE:
            refused += 1
        else:
            refused = 0
            add_properties(value, document)
        return value

    return read_with_more


_written = 0


def to_json(value: object) -> bytes:
    """Return the compact JSON of a value, in UTF-8 (RFC 8259 section 8.1).

    Raises `UnsendableError`, a ValueError, with the JSON path for a value that JSON does not have.
    """
    global _written  # noqa: PLW0603  how much was written in this process
    if _written >= WORTH and (write := _quick_writer()) is not None:
        try:
            return write(value)
        except (TypeError, ValueError, OverflowError, RecursionError):
            # Odd keys, halves of surrogate pairs: whatever it is, the other way says it.
            pass
    document = encode(value)
    content = _bytes(spelled(JSON_TEXT.encode, document) if has_digits(document) else JSON_TEXT.encode(document))
    _written += len(content)
    return content


def _bytes(text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise UnsendableError("$", "a text in it has half of a surrogate pair, which is not a character") from None


@functools.cache
def _quick_writer() -> Callable[[Any], bytes] | None:
    try:
        from .structs import write  # noqa: PLC0415  msgspec takes long to import, and may not be there
    except ImportError:
        return None
    return write
