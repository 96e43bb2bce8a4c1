"""Builds a project's wheel and sdist so that equal files give equal bytes, wherever and whenever."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from generator.publish.error import PublishError

# Every file in an archive gets this time (reproducible-builds.org, SOURCE_DATE_EPOCH).
EPOCH = "1580601600"

# What tools leave in a project is not part of it: in any folder, and beside its pyproject.toml.
CACHES = shutil.ignore_patterns("__pycache__", ".*_cache", ".venv", ".git")
BUILT = shutil.ignore_patterns("dist", "build", "*.egg-info")


def build(project: Path, into: Path) -> tuple[Path, Path]:
    """Return the wheel and the sdist, built into an empty folder; PublishError when they cannot be built."""
    if not (project / "pyproject.toml").is_file():
        raise PublishError(f"{project} has no pyproject.toml; generate the client first.")
    with tempfile.TemporaryDirectory() as folder:
        # A copy, because build back ends also see ignore files of the folders above, permissions and times.
        copy = shutil.copytree(
            project, Path(folder) / "client", ignore=_left_out(project), copy_function=shutil.copyfile
        )
        run = subprocess.run(
            [sys.executable, "-m", "build", "--no-isolation", "--outdir", into, copy],
            env=os.environ | {"SOURCE_DATE_EPOCH": EPOCH, "NO_COLOR": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
    if run.returncode:
        lines = [line.strip() for line in run.stdout.splitlines() if line.strip()]
        raise PublishError(f"{project} cannot be built: {lines[-1] if lines else 'the build said nothing'}")
    (wheel,) = into.glob("*.whl")
    (sdist,) = into.glob("*.tar.gz")
    return wheel, sdist


def _left_out(project: Path) -> Callable[[str, list[str]], set[str]]:
    def left_out(folder: str, names: list[str]) -> set[str]:
        # Within the package, a group of operations may be called build or dist.
        return CACHES(folder, names) | (BUILT(folder, names) if Path(folder) == project else set[str]())

    return left_out
