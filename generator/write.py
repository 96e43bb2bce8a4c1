"""Write a client to disk, whole or not at all, or compare it with what is there; the lock tells what is ours."""

from __future__ import annotations

import ctypes
import difflib
import errno
import hashlib
import json
import os
import shutil
import stat
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from generator.frozen import frozen

LOCK = "oasmith.lock"
SHIPPED = ("certificate.json", "certificate.html")
"""What a package has beside what was generated once it is proved and shipped."""

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
_KINDS = {stat.S_IFLNK: "a symbolic link", stat.S_IFDIR: "a folder", stat.S_IFREG: "a file"}


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


def lock(files: dict[str, str], made_from: dict[str, str], pins: Mapping[str, str]) -> str:
    """Return the text of the lock: what the files were made from, what was at each address, and the hash of each."""
    hashes = {path: _hash(text.encode()) for path, text in sorted(files.items())}
    return (
        json.dumps({**made_from, **({"remote": dict(sorted(pins.items()))} if pins else {}), "files": hashes}, indent=2)
        + "\n"
    )


def write(files: dict[str, str], folder: Path, *, force: bool = False) -> Changes:
    """Make a folder hold exactly the files, and keep what else is in it. It is replaced as a whole or stays as it is.

    The exception is a folder that no other can take the place of: a mount point, and the working directory or one
    above it, which would be gone under the feet of the shell. There the files are replaced one by one, the lock last.

    Symbolic links in the folder are not followed: nothing outside it is read or written. Raises WriteError when the
    folder cannot be written, is not one that we made, holds generated files that were edited, or has something else
    in their place; the last three unless forced.
    """
    folder = Path(os.path.realpath(folder))
    try:
        return _write(files, folder, force=force)
    except OSError as error:
        raise WriteError(f"{folder} cannot be written: {_why(error)}") from None


def _write(files: dict[str, str], folder: Path, *, force: bool) -> Changes:
    if folder.is_symlink():  # real paths have none, but where links lead in a circle
        raise WriteError(f"{folder} is a symbolic link that leads nowhere")
    if folder.exists() and not folder.is_dir():
        raise WriteError(f"{folder} is a file, not a folder")
    ours = _locked(folder)
    # Where there is no folder yet, nobody needs to look for thousands of files in it.
    there = folder.exists()
    obstacles = {path: what for one in files for path, what in _obstacles(folder, one)} if there else {}
    if not force:
        _refuse_foreign(folder, files, ours, obstacles)
    before = {path: _read(folder, path) if there else None for path in {*files, *ours}}
    created = tuple(path for path in sorted(files) if before[path] is None)
    changed = tuple(path for path in sorted(files) if before[path] not in {None, files[path].encode()})
    removed = tuple(path for path in sorted(ours) if path not in files and before[path] is not None)
    if created or changed or removed:
        texts = {path: files[path] for path in (*created, *changed)}
        _replace(folder, texts, (*removed, *obstacles))
    return Changes(created, changed, removed)


def compare(files: dict[str, str], folder: Path) -> tuple[Difference, ...]:
    """Return how a folder differs from the files that generation makes. Raises WriteError when it cannot be read."""
    ours = _locked(folder)
    differences: list[Difference] = []
    for path in sorted({*files, *ours}):
        there = _read(folder, path)
        expected = files[path].encode() if path in files else None
        if there != expected:
            edited = path in ours and (there is None or _hash(there) != ours[path])
            differences.append(Difference(path, edited, _diff(path, there, expected)))
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
    raise WriteError(f"{error.filename} cannot be read: {_why(error)}")


def intact(folder: Path) -> str | None:
    """Return the hash of a folder's lock if every file is there as the lock says; else None."""
    ours = _locked(folder)
    there = ((_read(folder, path), expected) for path, expected in ours.items())
    return ours.get(LOCK) if all(data is not None and _hash(data) == expected for data, expected in there) else None


def pinned(folder: Path) -> dict[str, str]:
    """Return the hash of what was at each address when a folder was generated."""
    try:
        found: Any = json.loads(_read(Path(os.path.realpath(folder)), LOCK) or b"{}").get("remote", {})
        return {str(uri): str(pin) for uri, pin in found.items()}
    except (ValueError, AttributeError, RecursionError):
        return {}


def _diff(path: str, there: bytes | None, expected: bytes | None) -> str:
    def lines(data: bytes | None) -> list[str]:
        return data.decode("utf-8", "backslashreplace").splitlines(keepends=True) if data is not None else []

    before = "/dev/null" if there is None else f"on disk/{path}"
    after = "/dev/null" if expected is None else f"generated/{path}"
    drawn = difflib.unified_diff(lines(there), lines(expected), before, after)
    return "".join(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n" for line in drawn)


def _hash(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _read(folder: Path, path: str) -> bytes | None:
    """Return what is in a file of a folder; None where there is none, or something else is in its place."""
    file = folder / path
    try:
        return None if any(_obstacles(folder, path)) else file.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise WriteError(f"{file} cannot be read: {_why(error)}") from None


def _obstacles(folder: Path, path: str) -> Iterator[tuple[str, str]]:
    """Yield what stands in the place of a file or of a folder on the way to it, if anything does, and its kind."""
    steps = path.split("/")
    for depth in range(1, len(steps) + 1):
        here = "/".join(steps[:depth])
        try:
            mode = (folder / here).lstat().st_mode
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            raise WriteError(f"{folder / here} cannot be read: {_why(error)}") from None
        expected = stat.S_ISREG if depth == len(steps) else stat.S_ISDIR
        if not expected(mode):
            yield here, _KINDS.get(stat.S_IFMT(mode), "a special file")
            return


def _locked(folder: Path) -> dict[str, str]:
    """Return the hash of each file that we wrote into a folder, the lock's own left out."""
    data = _read(folder, LOCK)
    if data is None:
        return {}
    try:
        found: Any = json.loads(data)
        files = found["files"]
        return {str(path): str(value) for path, value in files.items() if _is_inside(str(path))} | {LOCK: _hash(data)}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return {}


def _is_inside(path: str) -> bool:
    """Return whether a path of a lock stays in its folder and can be shown; a lock may have been edited too."""
    return (
        path.isprintable()
        and not path.startswith("/")
        and "\\" not in path
        and not {"", ".", ".."} & set(path.split("/"))
    )


def _refuse_foreign(folder: Path, files: dict[str, str], ours: dict[str, str], obstacles: dict[str, str]) -> None:
    if not ours and folder.is_dir() and any(folder.iterdir()):
        raise WriteError(
            f"{folder} is not empty and has no {LOCK}: oasmith did not make it; choose another folder, or --force"
        )
    if obstacles:
        told = ", ".join(f"{path} is {what}" for path, what in sorted(obstacles.items()))
        raise WriteError(f"in the place of what is generated in {folder}: {told}; move it away, or --force replaces it")
    there = {path: data for path in {*files, *ours} if (data := _read(folder, path)) is not None}
    foreign = sorted(
        path
        for path, data in there.items()
        if path != LOCK and data != files.get(path, "").encode() and _hash(data) != ours.get(path)
    )
    if foreign:
        raise WriteError(
            f"edited since they were generated: {', '.join(foreign)}; `oasmith check` shows how, --force overwrites"
        )


def _replace(folder: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
    """Put files into a folder and take others out, in one step where the system can."""
    if _is_fixed(folder):
        _replace_each(folder, files, removed)
        return
    try:
        _replace_whole(folder, files, removed)
    except OSError as error:
        if error.errno not in {errno.EBUSY, errno.EXDEV}:  # what a mount point answers that does not look like one
            raise
        _replace_each(folder, files, removed)


def _is_fixed(folder: Path) -> bool:
    """Return whether no other folder can take the place of this one."""
    here = _working_directory()
    return folder.is_dir() and (os.path.ismount(folder) or (here is not None and here.is_relative_to(folder)))


def _working_directory() -> Path | None:
    try:
        return Path.cwd()
    except FileNotFoundError:  # somebody removed it
        return None


def _replace_whole(folder: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
    """Build the new folder beside the old one and put it in its place in one step."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    staging = _beside(folder, folder.parent)
    try:
        if folder.is_dir():
            _link_all(folder, staging, {*files, *removed})
        _fill(staging, files)
        _prune(staging, removed)
        mode = folder.stat().st_mode if folder.is_dir() else 0o777 & ~_umask()
        staging.chmod(mode & 0o7777)
        _exchange(staging, folder)
    finally:
        _remove(staging)


def _replace_each(folder: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
    """Replace file after file, of which each is whole at any time; nothing is replaced before all could be written."""
    staging = _beside(folder, folder)
    try:
        _fill(staging, files)
        for path in removed:
            if any((folder / path) in (folder / one).parents or path == one for one in files):
                _remove(folder / path)
        # The lock last: until then it names the old client's files, and generating again finishes the work.
        for path in sorted(files, key=lambda path: (path == LOCK, path)):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.exists():
                (staging / path).chmod(file.stat().st_mode & 0o7777)
            (staging / path).replace(file)
        for path in removed:
            if path not in files and not (folder / path).is_dir():
                (folder / path).unlink(missing_ok=True)
        _prune(folder, removed)
    finally:
        _remove(staging)


def _why(error: OSError) -> str:
    """Return what an error says; that of `shutil.copytree` is a list and has no `strerror`."""
    if isinstance(error, shutil.Error) and error.args and isinstance(error.args[0], list):
        return "; ".join(dict.fromkeys(str(why) for _, _, why in error.args[0]))
    return error.strerror or str(error)


def _beside(folder: Path, parent: Path) -> Path:
    """Return a new folder, named after another, whose name may leave little room for more."""
    return Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}-", dir=parent))


def _link_all(folder: Path, staging: Path, left_out: set[str]) -> None:
    """Make a copy of a folder, by hard links: what does not change keeps its bytes and its time, and costs nothing."""

    def leave_out(current: str, names: list[str]) -> set[str]:
        base = Path(current).relative_to(folder)
        return {name for name in names if (base / name).as_posix() in left_out}

    shutil.copytree(folder, staging, symlinks=True, dirs_exist_ok=True, copy_function=_link, ignore=leave_out)


def _fill(staging: Path, files: dict[str, str]) -> None:
    for parent in {(staging / path).parent for path in files}:
        parent.mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        (staging / path).write_text(text, encoding="utf-8", newline="\n")


def _prune(folder: Path, removed: tuple[str, ...]) -> None:
    """Remove the folders that removing files has left empty."""
    kept = {folder, _working_directory()}
    for path in removed:
        parent = (folder / path).parent
        while parent not in kept and parent.is_dir() and not any(parent.iterdir()):
            parent.rmdir()
            parent = parent.parent


def _remove(path: Path) -> None:
    """Remove a file, a link or a whole folder, with what is in read-only folders in it."""
    if path.is_symlink() or not path.is_dir():
        path.unlink(missing_ok=True)
        return
    with suppress(OSError):
        path.chmod(0o700)
    for current, names, _ in os.walk(path):
        for inner in (Path(current, name) for name in names):
            if not inner.is_symlink():
                with suppress(OSError):
                    inner.chmod(0o700)
    shutil.rmtree(path, ignore_errors=True)


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
    aside = _beside(folder, folder.parent)
    try:
        folder.rename(aside / "old")
        try:
            staging.rename(folder)
        except OSError:
            (aside / "old").rename(folder)
            raise
    except OSError:
        with suppress(OSError):
            aside.rmdir()  # not empty where undoing failed: then it holds the only copy of the old folder
        raise
    _remove(aside)


def _renameat2(one: Path, other: Path) -> bool:
    """Exchange two folders in one step (renameat2(2)); False where the system or file system cannot."""
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
