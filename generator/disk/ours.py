"""Where the files are that oasmith itself consists of."""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parents[1]
"""The folder of oasmith's code."""


def templates() -> Path:
    """Return the folder of the templates: beside the package in a checkout, inside it when installed."""
    installed = PACKAGE / "templates"
    return installed if installed.is_dir() else PACKAGE.parent / "templates"
