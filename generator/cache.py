"""Where oasmith keeps what saves time on this machine: no result depends on it, and it may be removed at any time."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path


def room(name: str) -> Path | None:
    """Return a folder of the cache, made if need be; None where there can be none, or where others could write to it.

    The cache is `$OASMITH_CACHE`, or `oasmith` in `$XDG_CACHE_HOME`, which is `~/.cache` where it is not set.
    """
    try:
        folder = _cache() / name
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        return folder if _is_ours(folder) else None
    except (OSError, RuntimeError):  # no home
        return None


def _cache() -> Path:
    chosen = os.environ.get("OASMITH_CACHE")
    if chosen:
        return Path(chosen)
    system = os.environ.get("LOCALAPPDATA") if sys.platform == "win32" else os.environ.get("XDG_CACHE_HOME")
    return (Path(system) if system else Path.home() / ".cache") / "oasmith"


def _is_ours(folder: Path) -> bool:
    """Return whether nobody else can write to a folder: what is in it is run and believed."""
    if sys.platform == "win32":
        return True
    found = folder.lstat()
    return (
        stat.S_ISDIR(found.st_mode)
        and found.st_uid == os.geteuid()
        and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)
        and os.access(folder, os.W_OK)
    )
