"""A file as a part of a form, and what can be sent as bytes."""

import os
from collections.abc import Mapping
from typing import Final

from attrs import field, frozen

from .uploads import Source, Upload, source

NO_HEADERS: Final[Mapping[str, str]] = {}


@frozen
class File:
    """A file to send in a form. What it is made of is read while it is sent."""

    content: bytes | str | Upload = field(repr=False)
    """Bytes, a text, a file that was opened in binary mode, a path, or pieces of bytes."""
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
        content = self.content
        name = os.fspath(content) if isinstance(content, os.PathLike) else getattr(content, "name", None)
        return os.path.basename(name) or None if isinstance(name, str) else None  # noqa: PTH119  a name, not a path


def source_of(content: object) -> Source | bytes | None:
    """Return what the bytes of a body, or of a `File`, come from; None where it is nothing that has bytes.

    Raises OSError for a path that leads to no file that can be read.
    """
    if isinstance(content, File):
        content = content.content.encode() if isinstance(content.content, str) else content.content
    return source(content)
