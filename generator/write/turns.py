"""Whoever writes a folder waits for its turn, and clears away what a writer that was killed left behind.

Both rest on locks of the system (flock(2)), which end with their process however it ends. Where the system has none
for folders, nobody waits and nothing is cleared away.
"""

from __future__ import annotations

import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.disk.there import WriteError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment] # asked for below

PATIENCE = 60.0
"""Seconds to wait for another writer; one takes a second or two."""
_PAUSE = 0.02


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes a folder, and let nobody write it meanwhile.

    Raises WriteError where another keeps writing.
    """
    handle = _wait(folder)
    try:
        yield
    finally:
        if handle is not None:
            os.close(handle)


def _wait(folder: Path) -> int | None:
    patience = time.monotonic() + PATIENCE
    while True:
        handle = _handle(folder)
        if handle is None:
            return None
        try:
            # Who waited may have waited for the folder that another has replaced since.
            if _take(handle) and os.path.samestat(os.fstat(handle), folder.stat()):
                return handle
        except OSError:  # a file system without locks
            os.close(handle)
            return None
        os.close(handle)
        if time.monotonic() > patience:
            raise WriteError(f"{folder} is being written by another process")
        time.sleep(_PAUSE)


@contextmanager
def staging(parent: Path, name: str, remove: Callable[[Path], None]) -> Iterator[Path]:
    """Make a folder beside or in another, whose name may leave little room for more, and remove it in the end."""
    prefix = f".{name[:40]}-oasmith-"
    _clear(parent, prefix, remove)
    folder = Path(tempfile.mkdtemp(prefix=prefix, dir=parent))
    handle: int | None = None
    try:
        handle = _handle(folder)
        if handle is not None:
            with suppress(OSError):
                _take(handle)
        yield folder
    finally:
        try:
            remove(folder)
        except BaseException:
            # Who is impatient interrupts this, too.
            remove(folder)
            raise
        if handle is not None:
            os.close(handle)


def _clear(parent: Path, prefix: str, remove: Callable[[Path], None]) -> None:
    """Remove what nobody works in any more."""
    try:
        left = [parent / name for name in os.listdir(parent) if name.startswith(prefix)]  # noqa: PTH208 # names alone
    except OSError:
        return
    for folder in left:
        handle = _handle(folder)
        if handle is None:
            continue
        with suppress(OSError):
            if os.fstat(handle).st_uid == os.geteuid() and _take(handle):
                remove(folder)
        os.close(handle)


def _handle(folder: Path) -> int | None:
    """Return a handle of a folder that can be locked; None where there is no such thing."""
    if fcntl is None:
        return None
    try:
        return os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC)
    except OSError:
        return None


def _take(handle: int) -> bool:
    """Return whether a folder is locked now; False while another process holds it. Raises OSError where none can."""
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
