"""What stands in an output folder: files, and what is in the place of one. Symbolic links are not followed."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterable

from generator.disk.files import content

_KINDS = {stat.S_IFLNK: "a symbolic link", stat.S_IFDIR: "a folder", stat.S_IFREG: "a file"}


class WriteError(Exception):
    """An output folder that cannot be written, or must not be."""


def why(error: OSError) -> str:
    """Return what an error says; that of `shutil.copytree` is a list and has no `strerror`."""
    if error.args and isinstance(error.args[0], list):
        return "; ".join(dict.fromkeys(str(why) for _, _, why in error.args[0]))
    return error.strerror or str(error)


def hashed(data: bytes) -> str:
    """Return the hash of a file as the lock has it."""
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def contents(folder: str, paths: Iterable[str]) -> dict[str, bytes | None]:
    """Return what is in some files of a folder; None where there is none, or something else is in its place.

    Raises WriteError for what cannot be read.
    """
    obstructed = obstacles(folder, paths := tuple(paths))
    blocked = {
        path for path in paths if obstructed and any(path == one or path.startswith(f"{one}/") for one in obstructed)
    }
    return {path: None if path in blocked else _content(f"{folder}/{path}") for path in paths}


def _content(file: str) -> bytes | None:
    try:
        return content(file)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WriteError(f"{file} cannot be read: {why(error)}") from None


def obstacles(folder: str, paths: Iterable[str]) -> dict[str, str]:
    """Return what stands in the place of some files, or of a folder on the way to one, each with its kind.

    Raises WriteError for what cannot be looked at.
    """
    found: dict[str, str] = {}
    ways: dict[str, bool] = {"": True}
    for path in paths:
        if _is_way(folder, path.rpartition("/")[0], ways, found):
            _look(folder, path, found, stat.S_IFREG)
    return found


def _is_way(folder: str, path: str, ways: dict[str, bool], found: dict[str, str]) -> bool:
    """Return whether a path is a folder, and so are all above it; each is looked at once."""
    if path not in ways:
        above = _is_way(folder, path.rpartition("/")[0], ways, found)
        ways[path] = above and _look(folder, path, found, stat.S_IFDIR)
    return ways[path]


def _look(folder: str, path: str, found: dict[str, str], expected: int) -> bool:
    """Return whether what is expected is there; anything else is noted."""
    try:
        kind = stat.S_IFMT(os.lstat(f"{folder}/{path}").st_mode)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as error:
        raise WriteError(f"{folder}/{path} cannot be read: {why(error)}") from None
    if kind != expected:
        found[path] = _KINDS.get(kind, "a special file")
    return kind == expected
