"""Compares two archives by what they hold: the same files, compressed by another library, are other bytes."""

from __future__ import annotations

import hashlib
import io
import tarfile
import zipfile
import zlib

# Bytes that an archive of an index may unpack to; more is refused, not counted out.
LARGEST = 1 << 30
SHOWN = 3


def difference(name: str, ours: bytes, theirs: bytes) -> str:
    """Return which files differ between two wheels or sdists of that name, in words; "" when none does."""
    if ours == theirs:
        return ""
    our_files, their_files = members(name, ours), members(name, theirs)
    paths = sorted(path for path in our_files.keys() | their_files if our_files.get(path) != their_files.get(path))
    more = f" and {len(paths) - SHOWN} more" if len(paths) > SHOWN else ""
    return ", ".join(paths[:SHOWN]) + more


def members(name: str, archive: bytes) -> dict[str, str]:
    """Return the hash of each file in a wheel or sdist by its path; none for what is no archive, or too large."""
    try:
        return _wheel(archive) if name.endswith(".whl") else _sdist(archive)
    except (EOFError, NotImplementedError, OSError, zipfile.BadZipFile, tarfile.TarError, zlib.error):
        return {}


def _wheel(archive: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(archive)) as wheel:
        if sum(member.file_size for member in wheel.infolist()) > LARGEST:
            return {}
        return {member.filename: _digest(wheel.read(member)) for member in wheel.infolist()}


def _sdist(archive: bytes) -> dict[str, str]:
    found: dict[str, str] = {}
    unpacked = 0
    with tarfile.open(fileobj=io.BytesIO(archive), mode="r:gz") as sdist:
        for member in sdist:
            unpacked += member.size
            if unpacked > LARGEST:
                return {}
            opened = sdist.extractfile(member) if member.isfile() else None
            if opened:
                found[member.name] = _digest(opened.read())
    return found


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
