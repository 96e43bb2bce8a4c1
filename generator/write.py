"""Write a client to disk, whole or not at all, or compare it with what is there; the lock tells what is ours."""

from __future__ import annotations

import ctypes
import difflib
import hashlib
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

from attrs import frozen

LOCK = "oasmith.lock"

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


class WriteError(Exception):
    """An output folder that cannot be written, or must not be."""


@frozen
class Changes:
    """What writing did to the files of a folder."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]


@frozen
class Difference:
    """A file that is not as generation makes it."""

    path: str
    edited: bool
    """Whether somebody changed it since it was generated; otherwise generation makes something else now."""
    diff: str


def lock(files: dict[str, str], made_from: dict[str, str]) -> str:
    """Return the text of the lock: what the files were made from, and the hash of each."""
    hashes = {path: _hash(text.encode()) for path, text in sorted(files.items())}
    return json.dumps({**made_from, "files": hashes}, indent=2) + "\n"


def write(files: dict[str, str], folder: Path, *, force: bool = False) -> Changes:
    """Make a folder hold exactly the files, and keep what else is in it. It is replaced as a whole or stays as it is.

    Raises WriteError when the folder is not one that we made, or holds generated files that were edited, unless forced.
    """
    folder = folder.resolve()
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file, not a folder"
        raise WriteError(message)
    ours = _locked(folder)
    if not force:
        _refuse_foreign(folder, files, ours)
    before = {path: _read(folder / path) for path in {*files, *ours}}
    created = tuple(path for path in sorted(files) if before[path] is None)
    changed = tuple(path for path in sorted(files) if before[path] not in {None, files[path].encode()})
    removed = tuple(path for path in sorted(ours) if path not in files and before[path] is not None)
    if created or changed or removed:
        _replace(folder, {path: files[path] for path in (*created, *changed)}, removed)
    return Changes(created, changed, removed)


def compare(files: dict[str, str], folder: Path) -> tuple[Difference, ...]:
    """Return how a folder differs from the files that generation makes."""
    ours = _locked(folder)
    differences: list[Difference] = []
    for path in sorted({*files, *ours}):
        there = _read(folder / path)
        expected = files[path].encode() if path in files else None
        if there != expected:
            edited = path in ours and (there is None or _hash(there) != ours[path])
            differences.append(Difference(path, edited, _diff(path, there, expected)))
    return tuple(differences)


def _diff(path: str, there: bytes | None, expected: bytes | None) -> str:
    def lines(data: bytes | None) -> list[str]:
        return data.decode("utf-8", "backslashreplace").splitlines(keepends=True) if data is not None else []

    before = "/dev/null" if there is None else f"on disk/{path}"
    after = "/dev/null" if expected is None else f"generated/{path}"
    drawn = difflib.unified_diff(lines(there), lines(expected), before, after)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in drawn)


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _read(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _locked(folder: Path) -> dict[str, str]:
    """Return the hash of each file that we wrote into a folder, the lock's own left out."""
    data = _read(folder / LOCK)
    if data is None:
        return {}
    try:
        found: Any = json.loads(data)
        files = found["files"]
        return {str(path): str(value) for path, value in files.items() if _is_inside(str(path))} | {LOCK: _hash(data)}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _is_inside(path: str) -> bool:
    """Return whether a path of a lock stays in its folder; a lock may have been edited too."""
    return not path.startswith("/") and "\\" not in path and not {"", ".", ".."} & set(path.split("/"))


def _refuse_foreign(folder: Path, files: dict[str, str], ours: dict[str, str]) -> None:
    there = {path: data for path in {*files, *ours} if (data := _read(folder / path)) is not None}
    if not ours and folder.is_dir() and any(folder.iterdir()):
        message = f"{folder} is not empty and has no {LOCK}: oasmith did not make it; choose another folder, or --force"
        raise WriteError(message)
    foreign = sorted(
        path
        for path, data in there.items()
        if path != LOCK and data != files.get(path, "").encode() and _hash(data) != ours.get(path)
    )
    if foreign:
        message = (
            f"edited since they were generated: {', '.join(foreign)}; `oasmith check` shows how, --force overwrites"
        )
        raise WriteError(message)


def _replace(folder: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
    """Build the new folder beside the old one and put it in its place in one step."""
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        staging = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    except OSError as error:
        raise WriteError(_said(folder, error)) from None
    try:
        _stage(folder, staging, files, removed)
        _exchange(staging, folder)
    except OSError as error:
        raise WriteError(_said(folder, error)) from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _said(folder: Path, error: OSError) -> str:
    return f"{folder} cannot be written: {error.strerror}"


def _stage(folder: Path, staging: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
    if folder.is_dir():
        # Hard links: what does not change keeps its bytes and its time, and costs nothing.
        gone = {*removed, *files}

        def leave_out(current: str, names: list[str]) -> set[str]:
            base = Path(current).relative_to(folder)
            return {name for name in names if (base / name).as_posix() in gone}

        shutil.copytree(folder, staging, symlinks=True, dirs_exist_ok=True, copy_function=_link, ignore=leave_out)
    for path, text in files.items():
        file = staging / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
    for path in removed:
        parent = (staging / path).parent
        while parent != staging and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent
    mode = folder.stat().st_mode if folder.is_dir() else 0o777 & ~_umask()
    staging.chmod(mode & 0o7777)


def _link(source: str, target: str) -> None:
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _exchange(staging: Path, folder: Path) -> None:
    """Put one folder in the place of another; afterwards `staging` holds the old one."""
    if not folder.exists():
        staging.rename(folder)
        return
    if sys.platform == "linux" and _renameat2(staging, folder):
        return
    # Elsewhere it takes two steps; a failure of the second undoes the first.
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name}-", dir=folder.parent)) / folder.name
    folder.rename(aside)
    try:
        staging.rename(folder)
    except OSError:
        aside.rename(folder)
        raise
    finally:
        shutil.rmtree(aside.parent, ignore_errors=True)


def _renameat2(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (renameat2(2)); False where the system or file system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
