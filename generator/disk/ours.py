"""Where the files are that oasmith itself consists of, and what is in them."""

from __future__ import annotations

import hashlib
import os
from functools import cache
from pathlib import Path

from generator.disk.files import content

PACKAGE = Path(__file__).parents[1]
"""The folder of oasmith's code."""


def templates() -> Path:
    """Return the folder of the templates: beside the package in a checkout, inside it when installed."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"


@cache
def hashes() -> dict[str, str]:
    """Return the hash of each file, by its path, in the order of the paths. They are read once."""
    folders = [PACKAGE] if templates().is_relative_to(PACKAGE) else [PACKAGE, templates()]
    files = sorted(
        f"{above}/{name}"
        for folder in folders
        for above, _, names in os.walk(folder)
        for name in names
        if name.endswith((".py", ".jinja"))
    )
    return {file: hashlib.sha256(content(file)).hexdigest() for file in files}


def are_older(than: int) -> bool:
    """Return whether all files stood there as they are at a time, in nanoseconds; what is moved there counts, too."""
    return all(os.stat(file).st_ctime_ns < than for file in hashes())  # noqa: PTH116 # many, in less time
