"""Runs `oasmith prove` as its users do, for the tests beside it."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path

from generator.cli import main
from generator.prove.certificate import Certificate, from_json

ROOT = Path(__file__).parents[2]
_LOADED = ["generator.commands.proving", "generator.peer", "schemathesis.specs.openapi.schemas"]
"""What takes `oasmith prove` more than two seconds to import, some of it only when it is needed."""


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
    given = [str(contract), "--samples", str(samples), "--workers", "0", "--alone", "-o", "proof", *arguments]
    run = oasmith if source != ROOT else _forked
    done = run("prove", *given, cwd=cwd, source=source)
    assert done.returncode in {0, 1}, done.stderr
    text = (cwd / "proof" / "certificate.json").read_text(encoding="utf-8")
    return done.returncode, from_json(text), done.stdout


def _forked(*arguments: str, cwd: Path, source: Path) -> subprocess.CompletedProcess[str]:
    """Do what `oasmith` does, in a new process that is the copy of one which has only imported oasmith."""
    said, told = cwd / "stdout.txt", cwd / "stderr.txt"
    process = _warm().Process(target=_run, args=(arguments, cwd, said, told))
    process.start()
    process.join()
    out, err = said.read_text(encoding="utf-8"), told.read_text(encoding="utf-8")
    assert "Traceback" not in out + err, err
    assert process.exitcode is not None
    return subprocess.CompletedProcess([str(source), *arguments], process.exitcode, out, err)


@cache
def _warm() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    return context


def _run(arguments: tuple[str, ...], cwd: Path, said: Path, told: Path) -> None:
    for number, file in ((1, said), (2, told)):
        with file.open("wb") as opened:
            os.dup2(opened.fileno(), number)
    os.chdir(cwd)
    os.environ["COLUMNS"] = "200"
    sys.exit(main(list(arguments)))
