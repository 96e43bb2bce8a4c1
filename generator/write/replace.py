"""Put new files into a folder, in one step where the system can: who looks at it sees the old client or the new one."""

from __future__ import annotations

import errno
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from pathlib import Path

from generator.disk.files import put
from generator.disk.lock import LOCK
from generator.write.turns import staging

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2


def replace(folder: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
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
    there = folder.is_dir()
    with staging(folder.parent, folder.name, _remove) as new:
        if there:
            _link_all(folder, new, {*files, *removed})
        _fill(new, files)
        _prune(new, removed)
        mode = folder.stat().st_mode if there else 0o777 & ~_umask()
        new.chmod(mode & 0o7777)
        if there:
            _exchange(new, folder)
        else:
            new.rename(folder)


def _replace_each(folder: Path, files: dict[str, str], removed: tuple[str, ...]) -> None:
    """Replace file after file, of which each is whole at any time; nothing is replaced before all could be written."""
    with staging(folder, folder.name, _remove) as new:
        _fill(new, files)
        for path in removed:
            if any((folder / path) in (folder / one).parents or path == one for one in files):
                _remove(folder / path)
        # The lock last: until then it names the old client's files, and generating again finishes the work.
        for path in sorted(files, key=lambda path: (path == LOCK, path)):
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if file.exists():
                (new / path).chmod(file.stat().st_mode & 0o7777)
            (new / path).replace(file)
        for path in removed:
            if path not in files and not (folder / path).is_dir():
                (folder / path).unlink(missing_ok=True)
        _prune(folder, removed)


def _link_all(folder: Path, staging: Path, left_out: set[str]) -> None:
    """Make a copy of a folder, by hard links: what does not change keeps its bytes and its time, and costs nothing."""

    def leave_out(current: str, names: list[str]) -> set[str]:
        base = Path(current).relative_to(folder)
        return {name for name in names if (base / name).as_posix() in left_out}

    shutil.copytree(folder, staging, symlinks=True, dirs_exist_ok=True, copy_function=_link, ignore=leave_out)


def _fill(new: Path, files: dict[str, str]) -> None:
    for parent in {path.rpartition("/")[0] for path in files}:
        (new / parent).mkdir(parents=True, exist_ok=True)
    for path, text in files.items():
        put(f"{new}/{path}", text.encode())


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


def _exchange(new: Path, folder: Path) -> None:
    """Put one folder in the place of another, which may be left under the name of the first."""
    if sys.platform == "linux" and _renameat2(new, folder):
        return
    # Elsewhere it takes two steps; a failure of the second undoes the first.
    aside = Path(tempfile.mkdtemp(prefix=f".{folder.name[:40]}-old-", dir=folder.parent))
    try:
        folder.rename(aside / "old")
        try:
            new.rename(folder)
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
    import ctypes  # noqa: PLC0415 # a first run needs none

    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    done = call(_AT_FDCWD, os.fsencode(one), _AT_FDCWD, os.fsencode(other), _RENAME_EXCHANGE)
    return bool(done == 0)
