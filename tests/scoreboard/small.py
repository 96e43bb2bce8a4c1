"""The smaller set of contracts: some cases of ours, and the smallest of the corpus, where there is one."""

from __future__ import annotations

from pathlib import Path

from bench.process import ROOT
from tests.scoreboard.counting import contracts

OURS = ("errors", "objects", "unions")
MOST = 2
"""Contracts of the corpus."""


def small(corpus: Path) -> list[tuple[str, Path]]:
    """Return the names and files of a few contracts."""
    found = [(f"tests/cases/{name}", ROOT / f"tests/cases/{name}/openapi.yaml") for name in OURS]
    theirs = sorted(contracts(corpus), key=lambda path: (path.stat().st_size, path)) if corpus.is_dir() else []
    return found + [(path.relative_to(corpus).as_posix(), path) for path in theirs[:MOST]]
