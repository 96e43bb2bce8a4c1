"""Reads and writes whole files in as few calls of the system as it takes: a large client has thousands of them."""

from __future__ import annotations

# Python asks a new file whether it is a terminal, and pathlib takes a path apart, unless they are told not to.
_BUFFER = 1 << 16


def content(path: str) -> bytes:
    """Return what is in a file. Raises OSError."""
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 # as above
        return file.readall()


def put(path: str, data: bytes) -> None:
    """Write a file, in the place of what is there. Raises OSError."""
    with open(path, "wb", buffering=_BUFFER) as file:  # noqa: PTH123 # as above
        file.write(data)
