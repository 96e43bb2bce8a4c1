"""Runs `oasmith prove` as its users do, for the tests beside it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from generator.prove.certificate import Certificate, from_json

ROOT = Path(__file__).parents[2]


def oasmith(*arguments: str, cwd: Path, source: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run a command of the oasmith in a folder."""
    environment = {**os.environ, "PYTHONPATH": str(source), "COLUMNS": "200"}
    command = [sys.executable, "-m", "generator", *arguments]
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stdout + done.stderr, done.stderr
    return done


def proved(
    contract: Path | str, *arguments: str, cwd: Path, source: Path = ROOT, samples: int = 3
) -> tuple[int, Certificate, str]:
    """Return the exit code, the certificate and what was printed."""
    options = ["--samples", str(samples), "--workers", "1", "--alone", "-o", "proof", *arguments]
    done = oasmith("prove", str(contract), *options, cwd=cwd, source=source)
    assert done.returncode in {0, 1}, done.stderr
    text = (cwd / "proof" / "certificate.json").read_text(encoding="utf-8")
    return done.returncode, from_json(text), done.stdout
