"""A file as a part of a form, and reading what can be sent as bytes."""

import os
from collections.abc import Mapping
from typing import IO, Any, Final

from attrs import field, frozen

NO_HEADERS: Final[Mapping[str, str]] = {}


@frozen
class File:
    """A file to send in a form. What it is made of is read when the request is made."""

    content: bytes | str | IO[bytes] = field(repr=False)
    """Bytes, a text, or a file that was opened in binary mode."""
    filename: str | None = None
    """What the service is told; without it, the name of the opened file, else that of the part."""
    content_type: str | None = None
    """The media type; without it, the one that the contract gives, else application/octet-stream."""
    headers: Mapping[str, str] = field(default=NO_HEADERS, hash=False)
    """Further header fields of the part."""

    @property
    def name(self) -> str | None:
        """The name of the file, if anything says it."""
        if self.filename is not None:
            return self.filename
        name = getattr(self.content, "name", None)
        return os.path.basename(name) or None if isinstance(name, str) else None  # noqa: PTH119  a name, not a path


def read_bytes(content: object) -> bytes | None:
    """Return the bytes of bytes, of a `File` or of an opened file, from where it stands; None of anything else."""
    if isinstance(content, File):
        content = content.content.encode() if isinstance(content.content, str) else content.content
    if isinstance(content, (bytes, bytearray)):
        return bytes(content)
    read: Any = getattr(content, "read", None)
    if read is None:
        return None
    found: object = read()
    # A file that was opened as text gives text, and nothing says in which encoding its bytes were.
    return found if isinstance(found, bytes) else None
