"""Compare a client on disk with what generation makes of its contract."""

from __future__ import annotations

import difflib
import os
from pathlib import Path

from generator.disk.lock import LOCK, locked
from generator.disk.there import WriteError, contents, hashed, why
from generator.frozen import frozen


@frozen
class Difference:
    """A file that is not as generation makes it."""

    path: str
    edited: bool
    """Whether somebody changed it since it was generated; otherwise generation makes something else now."""
    diff: str


def compare(files: dict[str, str], folder: Path) -> tuple[Difference, ...]:
    """Return how a folder differs from the files that generation makes. Raises WriteError when it cannot be read."""
    lock = locked(str(folder))
    differences: list[Difference] = []
    for path, there in contents(str(folder), sorted({*files, *lock.hashes})).items():
        expected = files[path].encode() if path in files else None
        if there != expected:
            edited = path in lock.hashes and (there is None or hashed(there) != lock.hashes[path])
            damaged = path == LOCK and lock.broken
            differences.append(Difference(path, edited or damaged, _diff(path, there, expected)))
    return tuple(differences)


def foreign(files: dict[str, str], folder: Path, package: str) -> tuple[str, ...]:
    """Return what is in a client's package, and so would be published, that generation does not make.

    What Python caches is left out. Raises WriteError when the folder cannot be read.
    """
    there: list[str] = []
    for current, folders, names in os.walk(folder / package, onerror=_raise_unless_missing):
        folders[:] = [name for name in folders if name != "__pycache__"]
        # A link to a folder is not entered, and is no file of ours either.
        links = [name for name in folders if Path(current, name).is_symlink()]
        there += [Path(current, name).relative_to(folder).as_posix() for name in (*names, *links)]
    return tuple(sorted(path for path in there if path not in files))


def _raise_unless_missing(error: OSError) -> None:
    # Without a package there is nothing in it; that it is missing is told by comparing.
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return
    raise WriteError(f"{error.filename} cannot be read: {why(error)}")


def _diff(path: str, there: bytes | None, expected: bytes | None) -> str:
    def lines(data: bytes | None) -> list[str]:
        return data.decode("utf-8", "backslashreplace").splitlines(keepends=True) if data is not None else []

    before = "/dev/null" if there is None else f"on disk/{path}"
    after = "/dev/null" if expected is None else f"generated/{path}"
    drawn = difflib.unified_diff(lines(there), lines(expected), before, after)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in drawn)
