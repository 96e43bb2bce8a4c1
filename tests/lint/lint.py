"""Runs every linter and type checker: a line for each that is clean, the whole output of each that is not."""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
PYTHON = sys.executable

CHECKS: dict[str, list[str | Path]] = {
    "ruff check": [PYTHON, "-m", "ruff", "check", "--quiet"],
    "ruff format": [PYTHON, "-m", "ruff", "format", "--check", "--quiet"],
    "mypy strict": [PYTHON, "-m", "mypy"],
    "pyright strict, on the client": [
        HERE / "node_modules" / ".bin" / "pyright",
        "--warnings",
        f"--project={HERE / 'pyrightconfig.json'}",
        f"--pythonpath={PYTHON}",
    ],
    "redocly, on the contract": [PYTHON, HERE / "contract.py"],
}


def run(name: str) -> tuple[str, float, subprocess.CompletedProcess[str]]:
    """Return the check's name, how many seconds it took, and how it ended."""
    start = time.monotonic()
    ended = subprocess.run(
        CHECKS[name], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    return name, time.monotonic() - start, ended


def main() -> int:
    """Return the exit code: 1 when one of them objects."""
    failed = 0
    with ThreadPoolExecutor(max_workers=2) as pool:
        for name, seconds, ended in pool.map(run, CHECKS):
            clean = ended.returncode == 0
            failed += not clean
            print(f"{name:<30} {'clean' if clean else 'FAILED'}  {seconds:5.1f} s", flush=True)
            if not clean:
                print(ended.stdout, flush=True)
    return bool(failed)


if __name__ == "__main__":
    sys.exit(main())
