"""The lock of a client: what it was made from, and the hash of each of its files. It tells which files are ours."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from generator.disk.there import contents, hashed

LOCK = "oasmith.lock"


class Locked(NamedTuple):
    """What the lock of a folder says."""

    hashes: dict[str, str]
    """The hash of each file that we wrote, with that of the lock itself; of none where there is no lock."""
    broken: bool = False
    """Whether there is a lock that says nothing, since it was damaged."""


def lock(files: dict[str, str], made_from: dict[str, str], pins: Mapping[str, str]) -> str:
    """Return the text of the lock: what the files were made from, what was at each address, and the hash of each."""
    hashes = {path: hashed(text.encode()) for path, text in sorted(files.items())}
    remote = {"remote": dict(sorted(pins.items()))} if pins else {}
    return json.dumps({**made_from, **remote, "files": hashes}, indent=2) + "\n"


def locked(folder: str) -> Locked:
    """Return what the lock of a folder says. Raises WriteError when it cannot be read."""
    data = contents(folder, (LOCK,))[LOCK]
    if data is None:
        return Locked({})
    try:
        found: Any = json.loads(data)
        files = found["files"]
        ours = {str(path): str(value) for path, value in files.items() if _is_inside(str(path))}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return Locked({}, broken=True)
    return Locked(ours | {LOCK: hashed(data)})


def intact(folder: str) -> str | None:
    """Return the hash of a folder's lock if every file is there as the lock says; else None."""
    ours = locked(folder).hashes
    there = contents(folder, ours)
    same = all(data is not None and hashed(data) == ours[path] for path, data in there.items())
    return ours.get(LOCK) if same else None


def pinned(folder: Path) -> dict[str, str]:
    """Return the hash of what was at each address when a folder was generated."""
    data = contents(os.path.realpath(folder), (LOCK,))[LOCK]
    try:
        found: Any = json.loads(data or b"{}").get("remote", {})
        return {str(uri): str(pin) for uri, pin in found.items()}
    except (ValueError, AttributeError, RecursionError):
        return {}


def _is_inside(path: str) -> bool:
    """Return whether a path of a lock stays in its folder and can be shown; a lock may have been edited too."""
    return (
        path.isprintable()
        and not path.startswith("/")
        and "\\" not in path
        and not {"", ".", ".."} & set(path.split("/"))
    )
