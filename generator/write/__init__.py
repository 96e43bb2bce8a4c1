"""Write a client to disk, whole or not at all, or compare it with what is there; the lock tells what is ours."""

from __future__ import annotations

import errno
import os
from pathlib import Path

from generator.disk.lock import LOCK, Locked, intact, lock, locked, pinned
from generator.disk.there import WriteError, contents, hashed, obstacles, why
from generator.frozen import frozen
from generator.write.compare import Difference, compare, foreign
from generator.write.replace import replace
from generator.write.turns import turn

__all__ = [
    "LOCK",
    "SHIPPED",
    "Changes",
    "Difference",
    "WriteError",
    "compare",
    "foreign",
    "intact",
    "lock",
    "pinned",
    "write",
]

SHIPPED = ("certificate.json", "certificate.html")
"""What a package has beside what was generated once it is proved and shipped."""


@frozen
class Changes:
    """What writing did to the files of a folder."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


def write(files: dict[str, str], folder: Path, *, force: bool = False) -> Changes:
    """Make a folder hold exactly the files, and keep what else is in it. It is replaced as a whole or stays as it is.

    The exception is a folder that no other can take the place of: a mount point, and the working directory or one
    above it, which would be gone under the feet of the shell. There the files are replaced one by one, the lock last.

    Symbolic links in the folder are not followed: nothing outside it is read or written. Several may write a folder
    at once: one follows the other. Raises WriteError when the folder cannot be written, is not one that we made, holds
    generated files that were edited, or has something else in their place; the last three unless forced.
    """
    folder = Path(os.path.realpath(folder))
    try:
        if folder.is_symlink():  # real paths have none, but where links lead in a circle
            raise WriteError(f"{folder} is a symbolic link that leads nowhere")
        if folder.exists() and not folder.is_dir():
            raise WriteError(f"{folder} is a file, not a folder")
        return _in_turn(files, folder, force=force)
    except OSError as error:
        raise WriteError(f"{folder} cannot be written: {why(error)}") from None


def _in_turn(files: dict[str, str], folder: Path, *, force: bool) -> Changes:
    if not folder.exists():
        try:
            return _write(files, folder, force=force)
        except OSError as error:
            if error.errno not in {errno.EEXIST, errno.ENOTEMPTY}:
                raise
            # Another was faster, and there is a folder to write into now.
    with turn(folder):
        return _write(files, folder, force=force)


def _write(files: dict[str, str], folder: Path, *, force: bool) -> Changes:
    ours = locked(str(folder))
    # Nobody needs to look for thousands of files in an empty folder.
    empty = not folder.exists() or not any(folder.iterdir())
    blocked = {} if empty else obstacles(str(folder), files)
    paths = {*files, *ours.hashes}
    before = dict.fromkeys(paths) if empty else contents(str(folder), paths)
    if not force and not empty:
        _refuse_foreign(folder, files, ours, before, blocked)
    created = tuple(path for path in sorted(files) if before[path] is None)
    changed = tuple(path for path in sorted(files) if before[path] not in {None, files[path].encode()})
    removed = tuple(path for path in sorted(ours.hashes) if path not in files and before[path] is not None)
    if created or changed or removed:
        replace(folder, {path: files[path] for path in (*created, *changed)}, (*removed, *blocked))
    return Changes(created, changed, removed)


def _refuse_foreign(
    folder: Path, files: dict[str, str], ours: Locked, before: dict[str, bytes | None], blocked: dict[str, str]
) -> None:
    if not ours.hashes:
        why_not = f"its {LOCK} is damaged" if ours.broken else f"has no {LOCK}: oasmith did not make it"
        raise WriteError(f"{folder} is not empty and {why_not}; choose another folder, or --force")
    if blocked:
        told = ", ".join(f"{path} is {what}" for path, what in sorted(blocked.items()))
        raise WriteError(f"in the place of what is generated in {folder}: {told}; move it away, or --force replaces it")
    edited = sorted(
        path
        for path, data in before.items()
        if path != LOCK
        and data is not None
        and data != files.get(path, "").encode()
        and hashed(data) != ours.hashes.get(path)
    )
    if edited:
        raise WriteError(
            f"edited since they were generated: {', '.join(edited)}; `oasmith check` shows how, --force overwrites"
        )
