"""Both clients of the root contract, ours and stock's, and a service in another process that answers them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bench.bench import BenchError
from bench.process import ROOT, run


@dataclass(frozen=True)
class Beside:
    """Where they are."""

    url: str
    paths: str
    """For PYTHONPATH."""


@contextmanager
def beside() -> Iterator[Beside]:
    """Generate stock's client and run the service."""
    with tempfile.TemporaryDirectory(prefix="oasmith-bench-") as name:
        stock = Path(name) / "stock"
        contract = ROOT / "openapi.yaml"
        checked(["openapi-python-client", "generate", "--path", contract, "--output-path", stock])
        package = next(stock.glob("*/__init__.py")).parent.name
        listed = checked([sys.executable, "-m", "bench.calls", contract, ROOT / "pyproject.toml", package])
        answer = json.loads(listed)[0]
        with _serving(answer["status"], answer["body"]) as url:
            yield Beside(url, os.pathsep.join((str(ROOT), str(ROOT / "generated"), str(stock))))


@contextmanager
def _serving(status: int, body: str) -> Iterator[str]:
    """Run the service in a process of its own; yields its address."""
    command = [sys.executable, "-m", "bench.fast_service", str(status)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None  # noqa: S101  they were asked for
        assert process.stdout is not None  # noqa: S101  it was asked for
        try:
            process.stdin.write(f"{json.dumps(json.loads(body))}\n")
            process.stdin.flush()
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
            process.wait(timeout=10)


def checked(command: Sequence[str | Path], paths: str = "") -> str:
    """Return what a command prints; raise `BenchError` if it fails."""
    ended = run(command, PYTHONPATH=paths) if paths else run(command)
    if ended.code:
        message = f"{' '.join(map(str, command))} ended with {ended.code}: {ended.err[-2000:]}"
        raise BenchError(message)
    return ended.out
