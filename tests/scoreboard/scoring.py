"""Scores a contract: generates both clients, looks at each, and proves; every step is a process with a time limit."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from bench.process import Ended, run
from tests.scoreboard import clients

WHOSE = ("ours", "peer")


@dataclass
class Score:
    """What a generator makes of a contract."""

    generated: int = 0
    lost: list[str] = field(default_factory=list)
    refused: str = ""
    """What was said, where there is no client."""
    broken: int | None = None
    mypy: int | None = None
    pyright: int | None = None
    proved: int | None = None
    failures: int | None = None
    """What the proof found wrong."""
    unsampled: list[str] = field(default_factory=list)
    """The schemas that no value could be drawn from, with the reasons; their examples and limits were proved."""
    seconds: float = 0.0
    megabytes: float = 0.0
    lines: int = 0
    notes: list[str] = field(default_factory=list)


@dataclass
class Contract:
    """What both make of a contract."""

    name: str
    operations: int | None
    """None where nobody could count them."""
    waivers: list[str] = field(default_factory=list)
    """What the configuration leaves out, and why."""
    scores: dict[str, Score] = field(default_factory=dict)

    def told(self) -> dict[str, Any]:
        """Return it as JSON."""
        return asdict(self)


def contract_of(told: dict[str, Any]) -> Contract:
    """Return what `told` gave."""
    scores = {whose: Score(**one) for whose, one in told["scores"].items()}
    return Contract(**{**told, "scores": scores})


@dataclass(frozen=True)
class Settings:
    """How thoroughly to look."""

    samples: int = 20
    timeout: float = 900.0
    """Seconds for each step, twice as many for the proof."""
    command: tuple[str, ...] = (sys.executable, "-m", "generator")
    """Our command line."""
    thorough: bool = True
    """Whether to check types and to prove, too."""
    whose: tuple[str, ...] = WHOSE
    workers: int = 0
    """Contracts at a time; 0 for as many as there are cores."""


def score(name: str, contract: Path, config: Path | None, scratch: Path, settings: Settings) -> Contract:
    """Return what both generators make of a contract; whatever breaks is noted, and the rest goes on."""
    counted = run([sys.executable, "-m", "tests.scoreboard.counting", contract], timeout=settings.timeout)
    asked = [(method, path) for method, path in json.loads(counted.out)] if counted.code == 0 else None
    found = Contract(name, None if asked is None else len(asked), _waivers(config))
    for whose in settings.whose:
        folder = scratch / whose
        shutil.rmtree(folder, ignore_errors=True)
        one = found.scores[whose] = Score()
        ended = run(_generating(whose, contract, config, folder, settings), timeout=settings.timeout, cwd=scratch)
        one.seconds, one.megabytes = ended.seconds, ended.megabytes
        packages = sorted(path.parent.name for path in folder.glob("*/__init__.py"))
        if ended.timed_out or not packages:
            one.refused = clients.last_line(ended).replace(str(contract), name)
            one.lost = clients.lost(asked or (), ())
            continue
        with _noting(one, "looking at the client"):
            _look(one, folder, packages[0], asked or [], settings)
        if whose == "ours" and settings.thorough:
            with _noting(one, "proving"):
                _prove(found, contract, config, folder, settings)
    if "peer" in found.scores and (proof := scratch / "proof" / "certificate.json").is_file():
        found.scores["peer"].proved = clients.proved(proof).get("peer")
    return found


def _generating(
    whose: str, contract: Path, config: Path | None, folder: Path, settings: Settings
) -> Sequence[str | Path]:
    if whose == "peer":
        return ["openapi-python-client", "generate", "--path", contract, "--output-path", folder, "--overwrite"]
    configured = ("--config", config) if config is not None else ()
    return [*settings.command, "generate", contract, "-o", folder, *configured]


def _waivers(config: Path | None) -> list[str]:
    if config is None:
        return []
    waivers = json.loads(config.read_text(encoding="utf-8")).get("waivers", [])
    return [f"{one['pointer']}: {one['reason']}" for one in waivers]


@contextmanager
def _noting(one: Score, what: str) -> Iterator[None]:
    try:
        yield
    except Exception as error:  # noqa: BLE001 # a client may be anything, and one contract must not stop the others
        one.notes.append(f"{what}: {type(error).__name__}: {error}")


def _look(one: Score, folder: Path, package: str, asked: list[tuple[str, str]], settings: Settings) -> None:
    there = clients.operations(folder / package)
    one.generated, one.lost = len(there), clients.lost(asked, there)
    one.lines = clients.lines(folder / package)
    broken = clients.broken(folder, package, settings.timeout)
    if broken is None:
        one.notes.append("importing it ended Python")
    else:
        one.broken = len(broken)
        one.notes += broken[:3]
    if settings.thorough:
        one.mypy = clients.mypy(folder, package, folder.parent / "mypy", settings.timeout)
        one.pyright = clients.pyright(folder, package, settings.timeout)


def _prove(found: Contract, contract: Path, config: Path | None, folder: Path, settings: Settings) -> None:
    output = folder.parent / "proof"
    shutil.rmtree(output, ignore_errors=True)
    command: list[str | Path] = [*settings.command, "prove", contract, "--client", folder, "--peer", "-o", output]
    command += [
        "--workers",
        "1",
        "--samples",
        str(settings.samples),
        *(("--config", config) if config is not None else ()),
    ]
    ended: Ended = run(command, timeout=settings.timeout * 2, cwd=folder.parent)
    told = clients.proved(output / "certificate.json")
    one = found.scores["ours"]
    one.proved, one.failures = told.get("ours"), told.get("failures")
    one.unsampled = clients.unsampled(output / "certificate.json")
    if not told:
        one.notes.append(f"proof: {clients.last_line(ended)}")


Scorer = Callable[[str, Path, Path | None, Path, Settings], Contract]
