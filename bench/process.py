"""Runs a command as a whole process, and says how it ended and what it took: seconds, CPU, peak memory."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]

# Linux counts the memory of what starts a process as its own, so what starts it here is as small as Python is.
_STARTER = """
import os, sys, time
began = time.perf_counter()
pid = os.posix_spawnp(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(pid, 0)
seconds = time.perf_counter() - began
with open(sys.argv[1], "w") as told:
    told.write(f"{seconds} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss}")
code = os.waitstatus_to_exitcode(status)
if code < 0:
    os.kill(os.getpid(), -code)
sys.exit(code)
"""


@dataclass(frozen=True)
class Ended:
    """A process that is over."""

    code: int
    """The exit code, or minus the signal that ended it."""
    out: str
    err: str
    seconds: float
    """From its start to its end, without what starts it."""
    cpu: float
    """Seconds of CPU, of the process and what it started."""
    megabytes: float
    """Peak memory of the largest of them; at least the ten megabytes of what starts it, which Linux counts too."""
    timed_out: bool


def run(command: Sequence[str | Path], *, timeout: float = 600.0, cwd: Path | None = None, **variables: str) -> Ended:
    """Run a command to its end, or end it and all that it started after some seconds."""
    timed_out = threading.Event()
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err, tempfile.NamedTemporaryFile() as told:
        began = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, "-I", "-S", "-c", _STARTER, told.name, *(str(one) for one in command)],
            cwd=cwd,
            env={**environment(), **variables},
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=err,
            start_new_session=True,
        )

        def stop() -> None:
            timed_out.set()
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)

        timer = threading.Timer(timeout, stop)
        timer.daemon = True
        timer.start()
        try:
            process.wait()
        except BaseException:
            stop()
            raise
        finally:
            timer.cancel()
        seconds = time.perf_counter() - began
        # What a crashed process leaves behind would go on working while the next is measured.
        _end(process.pid)
        said, complained = _text(out), _text(err)
        # Nothing, of a process that was ended from outside.
        seconds, cpu, memory = map(float, (_text(told) or f"{seconds} 0 0").split())
    divisor = 1024**2 if sys.platform == "darwin" else 1024
    return Ended(
        code=process.returncode,
        out=said,
        err=complained,
        seconds=seconds,
        cpu=cpu,
        megabytes=memory / divisor,
        timed_out=timed_out.is_set(),
    )


def _end(group: int) -> None:
    """Kill a group of processes, and wait until they are gone: a signal says only that they will be."""
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)
        patience = time.monotonic() + 10
        while time.monotonic() < patience:
            os.killpg(group, 0)
            time.sleep(0.01)


def environment() -> dict[str, str]:
    """Return an environment in which our own code, and the tools installed beside this Python, are found.

    Python keeps there what it compiles, as it does for users: to compile everything anew takes longer than most runs.
    """
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ.get("PATH", "")))
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PATH": path, "PYTHONPATH": str(ROOT), "COLUMNS": "200"}


def _text(file: IO[bytes]) -> str:
    file.seek(0)
    return file.read().decode("utf-8", "replace")
