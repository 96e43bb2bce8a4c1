"""Large contracts: any number of models may refer to each other, and memory grows with the contract, not faster."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from bench.process import run
from bench.synthetic import contract


def megabytes(size: int, folder: Path) -> float:
    """Return the peak memory of generating a client for so many operations and models."""
    file = folder / f"{size}.json"
    file.write_text(json.dumps(contract(size, size)))
    ended = run([sys.executable, "-m", "generator", "generate", file, "-o", folder / f"client{size}"])
    assert 0 == ended.code, ended.err
    return ended.megabytes


@pytest.mark.slow
def test_memory_grows_linearly(tmp_path: Path) -> None:
    sizes = (200, 600, 1000)
    small, middle, large = (megabytes(size, tmp_path) for size in sizes)
    # Each step adds 400 operations and models; caches and the allocator's blocks make steps a little uneven.
    assert large - middle < 1.5 * (middle - small)
    assert large - small < 0.2 * (sizes[-1] - sizes[0]), "megabytes per operation"


def test_a_long_chain_of_references_is_read(tmp_path: Path) -> None:
    assert megabytes(500, tmp_path)


def test_the_memory_of_who_measures_is_not_counted() -> None:
    mine = b"x" * 400_000_000  # written, so that the memory is really taken
    ended = run([sys.executable, "-c", "pass"])
    assert len(mine) / 1024**2 > 10 * ended.megabytes > 0
