"""What `oasmith generate` remembers of a run: from what a client was made, and that it is still the client on disk.

Only what saves time is remembered, and nothing is believed: every file that a client is made from, oasmith's own
included, and every file of the client is hashed anew. See docs/decisions/0007-second-run.md.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple

from ruff import find_ruff_bin  # type: ignore[import-untyped] # ruff ships no types

from generator.cache import room
from generator.disk.files import content
from generator.disk.lock import intact
from generator.disk.ours import are_older, hashes
from generator.disk.there import WriteError

_MOST = 200
"""Runs that are remembered; the oldest are forgotten."""


class Told(NamedTuple):
    """What a run printed."""

    notes: tuple[str, ...]
    lines: tuple[str, ...]
    client: str
    """The last line, up to what changed."""


def recall(options: Any) -> Told | None:
    """Return what the last run printed if another would give the same client, and that client is there; else None."""
    try:
        file = _file(options)
        if file is None or not file.is_file() or options.renew:
            return None
        found = json.loads(file.read_bytes())
        sources = [Path(one) for one in found["sources"]]
        if found["lock"] != intact(options.output) or found["made_from"] != _made_from(options, sources):
            return None
        told = found["told"]
        return Told(tuple(told["notes"]), tuple(told["lines"]), told["client"])
    except (OSError, ValueError, TypeError, KeyError, WriteError):
        # Whatever is wrong, with the memory or with the input: the full run says it.
        return None


def remember(options: Any, sources: Iterable[Path], lock: str, told: Told, began: int) -> None:
    """Keep what a run was made from, the lock it wrote, what it printed; it began to read at `began`, in nanoseconds.

    A file that was changed since then may have been read before or after, so such a run is not remembered; nor is one
    in which oasmith itself was changed.
    """
    files = [one.resolve() for one in sources]
    with suppress(OSError, WriteError):
        file = _file(options)
        if file is None or not are_older(began):
            return
        if any(one.stat().st_mtime_ns >= began for one in _inputs(options, files)):
            return
        kept = {
            "made_from": _made_from(options, files),
            "sources": [str(one) for one in files],
            "lock": f"sha256:{_hash(lock.encode())}",
            "told": told._asdict(),
        }
        new = file.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps(kept), encoding="utf-8")
        new.replace(file)
        for old in sorted(file.parent.iterdir(), key=lambda one: one.stat().st_mtime_ns)[:-_MOST]:
            old.unlink(missing_ok=True)


def _file(options: Any) -> Path | None:
    """Return the file in which a run with these options, in this folder, is remembered."""
    folder = room("runs")
    return None if folder is None else folder / f"{_hash(_asked(options).encode())}.json"


def _asked(options: Any) -> str:
    asked = {key: value for key, value in vars(options).items() if key not in {"run", "force"}}
    return json.dumps([str(Path.cwd()), asked], sort_keys=True, default=str)


def _made_from(options: Any, sources: Iterable[Path]) -> str:
    """Return a hash of everything that decides a client: what was asked, each file read, oasmith and its formatter."""
    formatter = Path(find_ruff_bin()).stat()
    told = [_asked(options), formatter.st_size, formatter.st_mtime_ns, hashes()]
    told += [[str(one), _hash(content(str(one)))] for one in _inputs(options, sources)]
    return _hash(json.dumps(told).encode())


def _inputs(options: Any, sources: Iterable[Path]) -> list[Path]:
    """Return the files that a user wrote: the contract's, the configuration, the templates."""
    config = Path(options.config or "pyproject.toml")
    configs = [config] if options.config is not None or config.is_file() else []
    templates = sorted(Path(options.templates).rglob("*.jinja")) if options.templates is not None else []
    return [*sources, *configs, *templates]


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
