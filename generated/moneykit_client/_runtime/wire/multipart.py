"""multipart/form-data (RFC 7578), with names quoted as the HTML standard has it, which is what servers read."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from ..values.codec import UnsendableError
from ..values.files import File, source_of
from ..values.uploads import Pieces, Source
from .forms import Entry


def _drawn(size: int) -> str:
    import secrets  # noqa: PLC0415  few calls have a form with files

    return secrets.token_hex(size)


draw: Callable[[int], str] = _drawn
"""Where boundaries come from; a test may put a function in its place."""

_BYTES_OF_BOUNDARY: Final = 16
_OWN: Final = frozenset({"content-disposition", "content-type"})
"""Header fields that every part of a file has; with two of one name, nobody knows which one is read."""
_DEFAULT: Final = "application/octet-stream"
# HTML, "multipart/form-data encoding algorithm": a quote and a line break; a backslash and other controls as well,
# which some readers take for an escape or an end.
_QUOTED: Final = re.compile(r'["\\\x00-\x1f\x7f]')
_TOKEN: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_MEDIA_TYPE: Final = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+(?:[ \t]*;[\x20-\x7e]*)?")


def multipart(entries: Iterable[Entry]) -> tuple[bytes | Pieces, str]:
    """Return the body, and its media type with the boundary, which is in no part that is in memory.

    That a file has it by chance, none of 2¹²⁸ senders will see.
    """
    parts = [_part(entry) for entry in entries]
    known = [one for part in parts for one in part if isinstance(one, bytes)]
    boundary = draw(_BYTES_OF_BOUNDARY)
    while any(boundary.encode() in one for one in known):
        boundary = draw(_BYTES_OF_BOUNDARY)
    line = b"--" + boundary.encode()
    pieces = [piece for part in parts for piece in (line, b"\r\n", *part, b"\r\n")]
    pieces += (line, b"--\r\n")
    whole = [one for one in pieces if isinstance(one, bytes)]
    body = b"".join(whole) if len(whole) == len(pieces) else Pieces(*pieces)
    return body, f"multipart/form-data; boundary={boundary}"


def _part(entry: Entry) -> tuple[bytes, bytes | Source]:
    """Return the header fields of a part with an empty line, and its content."""
    disposition = f'form-data; name="{_escaped(entry.name)}"'
    fields: list[tuple[str, str]] = []
    if isinstance(entry.value, File):
        content = source_of(entry.value)
        if content is None:
            raise UnsendableError(f"$.{entry.name}", "the content of a file is bytes, or a file opened in binary mode")
        disposition += f'; filename="{_escaped(entry.value.name or entry.name)}"'
        if any(name.lower() in _OWN for name in entry.value.headers):
            raise UnsendableError(
                f"$.{entry.name}", "the type and the name of a File are its content_type and filename"
            )
        fields = [("Content-Type", _type_of_file(entry, entry.value)), *entry.headers, *entry.value.headers.items()]
    else:
        content = _utf8(entry.name, entry.value)
        concrete = [it for it in entry.media_types if "*" not in it]
        fields = [*([("Content-Type", concrete[0])] if concrete else []), *entry.headers]
    lines = [f"Content-Disposition: {disposition}", *(_field(entry, *each) for each in fields), "", ""]
    return _utf8(entry.name, "\r\n".join(lines)), content


def _type_of_file(entry: Entry, file: File) -> str:
    """Return the media type of a file: its own, else the one of the contract if there is only one."""
    if file.content_type is not None:
        if not _MEDIA_TYPE.fullmatch(file.content_type):
            raise UnsendableError(f"$.{entry.name}", f"{file.content_type!r} is not a media type")
        return file.content_type
    if len(entry.media_types) > 1 or any("*" in it for it in entry.media_types):
        expected = " or ".join(entry.media_types)
        raise UnsendableError(f"$.{entry.name}", f"give the File a content_type, which is {expected}")
    return entry.media_types[0] if entry.media_types else _DEFAULT


def _field(entry: Entry, name: str, text: str) -> str:
    if not _TOKEN.fullmatch(name) or not (text.isascii() and text.isprintable()):
        raise UnsendableError(f"$.{entry.name}", f"{name!r} is no header field of printable ASCII")
    return f"{name}: {text}"


def _escaped(text: str) -> str:
    return _QUOTED.sub(lambda found: f"%{ord(found[0]):02X}", text)


def _utf8(name: str, text: str) -> bytes:
    try:
        return text.encode()
    except UnicodeEncodeError:
        raise UnsendableError(f"$.{name}", "half of a surrogate pair is not a character") from None
