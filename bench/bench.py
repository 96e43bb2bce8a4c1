"""Measures oasmith beside openapi-python-client, on the same files, in one run: `python -m bench`, or `make bench`."""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any

from bench.process import ROOT, Ended, run
from bench.service import answering
from bench.synthetic import contract as synthetic

PYTHON = sys.executable
GROWTH = (100, 200, 400, 800)
"""Operations of the synthetic contracts, each with as many models."""

VALUE_ROUNDS = 9
"""At least so many rounds of reading and writing values, which are short."""


class BenchError(Exception):
    """A command that failed while it was measured."""


@dataclass
class Measured:
    """The figures of one thing, of each round."""

    seconds: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    megabytes: list[float] = field(default_factory=list)

    def add(self, ended: Ended) -> None:
        """Add a round."""
        self.seconds.append(ended.seconds)
        self.cpu.append(ended.cpu)
        self.megabytes.append(ended.megabytes)


@dataclass
class Figures:
    """Everything that was measured of a contract."""

    name: str
    operations: int
    waivers: int
    totals: dict[str, Measured] = field(default_factory=dict)
    """`ours`, `ours again`, `peer`: the whole process."""
    stages: dict[str, list[float]] = field(default_factory=dict)
    calls: dict[str, list[float]] = field(default_factory=dict)
    """`ours import`, `ours import and call` and the peer's, in seconds of CPU; of ours also two more."""
    called: str = ""
    failed: str = ""
    """What the peer said where it ended with an error and left a client all the same, which is not formatted."""


@dataclass
class Bench:
    """One run of the bench."""

    rounds: int
    say: Callable[[str], None]
    contracts: list[Figures] = field(default_factory=list)
    starts: dict[str, Measured] = field(default_factory=dict)
    growth: dict[int, Measured] = field(default_factory=dict)
    values: dict[str, Any] = field(default_factory=dict)
    """As `bench.values` prints them."""
    loads: list[float] = field(default_factory=list)
    """How many processes wanted a core in the minute before each part, ours included."""


def contracts(corpus: Path) -> Iterator[tuple[str, Path, Path | None]]:
    """Yield the name, the file and the configuration of each contract that is here."""
    yield "root", ROOT / "openapi.yaml", ROOT / "pyproject.toml"
    for name, file in (("GitHub", "github/api.github.com.json"), ("Xero", "xero/xero_accounting.yaml")):
        if (corpus / file).is_file():
            yield name, corpus / file, None


def bench(corpus: Path, rounds: int, say: Callable[[str], None]) -> Bench:
    """Measure everything, in rounds in which one command follows the other."""
    found = Bench(rounds, say)
    with tempfile.TemporaryDirectory(prefix="oasmith-bench-") as name:
        scratch = Path(name)
        _starts(found)
        for title, contract, config in contracts(corpus):
            folder = scratch / title
            folder.mkdir()
            figures, waived = _figures(title, contract, config, folder)
            found.contracts.append(figures)
            found.loads.append(os.getloadavg()[0])
            _generate(found, figures, contract, waived, folder)
            _calls(found, figures, contract, waived, folder)
        found.loads.append(os.getloadavg()[0])
        _growth(found, scratch)
    found.values = values(max(rounds, VALUE_ROUNDS), say)
    return found


def _must(ended: Ended, what: str) -> Ended:
    if ended.code:
        message = f"{what} ended with {ended.code}: {(ended.err or ended.out).strip()[-2000:]}"
        raise BenchError(message)
    return ended


def _starts(found: Bench) -> None:
    """Measure what it takes to start."""
    commands = {
        "python": [PYTHON, "-c", "pass"],
        "oasmith --version": ["oasmith", "--version"],
        "oasmith --help": ["oasmith", "--help"],
        "openapi-python-client --version": ["openapi-python-client", "--version"],
        "openapi-python-client --help": ["openapi-python-client", "--help"],
    }
    for _ in range(found.rounds + 1):
        for name, command in commands.items():
            found.starts.setdefault(name, Measured()).add(_must(run(command), name))
    for one in found.starts.values():
        # The first start of each reads files that are not in memory yet.
        del one.seconds[0], one.cpu[0], one.megabytes[0]


def _figures(title: str, contract: Path, config: Path | None, folder: Path) -> tuple[Figures, Path]:
    """Return a contract's figures to be, and its configuration: where there is none, what is refused is waived."""
    if config is not None:
        return Figures(title, 1, 0), config
    waived = folder / "config.json"
    counted = _must(run([PYTHON, "-m", "bench.waivers", contract, waived]), f"waivers of {title}")
    waivers = json.loads(waived.read_text(encoding="utf-8"))["waivers"]
    return Figures(title, int(counted.out), len(waivers)), waived


def _theirs(folder: Path) -> Path:
    """Return the peer's configuration: enums as literals, without which it crashes on GitHub's contract, as it says."""
    file = folder / "peer.json"
    file.write_text(json.dumps({"literal_enums": True}), encoding="utf-8")
    return file


def _generate(found: Bench, figures: Figures, contract: Path, waived: Path, folder: Path) -> None:
    """Measure generating, by both, again, and stage by stage."""
    title, cache = figures.name, folder / "cache"
    for number in range(found.rounds):
        found.say(f"{title}: round {number + 1} of {found.rounds}")
        # New folders each time: making files was seen to be slow where thousands had just been removed.
        ours, peer = _clients(folder, number)
        generate: list[str | Path] = ["oasmith", "generate", contract, "--config", waived, "-o", ours]
        theirs: list[str | Path] = ["openapi-python-client", "generate", "--path", contract, "--output-path", peer]
        theirs += ["--config", _theirs(folder)]
        stages: list[str | Path] = [PYTHON, "-m", "bench.stages", contract, waived, folder / f"stages{number}"]
        totals = figures.totals
        totals.setdefault("ours", Measured()).add(_must(run(generate, OASMITH_CACHE=str(cache)), f"{title}, ours"))
        ended = run(theirs)
        totals.setdefault("peer", Measured()).add(ended)
        if not list(peer.glob("*/__init__.py")):
            raise BenchError(f"{title}: openapi-python-client wrote no client: {(ended.err or ended.out)[-2000:]}")
        if ended.code:
            said = (line for line in (ended.out + ended.err).splitlines() if line.startswith("error: "))
            figures.failed = next(said, f"exit code {ended.code}")
        again = _must(run(generate, OASMITH_CACHE=str(cache)), f"{title}, again")
        totals.setdefault("ours again", Measured()).add(again)
        timed = _must(run(stages, OASMITH_CACHE=str(cache)), f"{title}, stages")
        for stage, seconds in json.loads(timed.out).items():
            figures.stages.setdefault(stage, []).append(seconds)


def _clients(folder: Path, number: int) -> tuple[Path, Path]:
    """Return the folders of both clients of a round."""
    return folder / f"ours{number}", folder / f"peer{number}"


def _calls(found: Bench, figures: Figures, contract: Path, config: Path, folder: Path) -> None:
    """Measure importing a client and a first call of it, where both clients can make the same."""
    ours, peer = _clients(folder, found.rounds - 1)
    packages = [one.parent.name for one in peer.glob("*/__init__.py")]
    if not packages:
        return
    found.say(f"{figures.name}: calls")
    listed = _must(run([PYTHON, "-m", "bench.calls", contract, config, packages[0]]), f"calls of {figures.name}")
    for one in json.loads(listed.out)[:40]:
        scripts = {key: script for key, script in one.items() if key.startswith(("ours", "peer"))}
        times: dict[str, list[float]] = {}
        with answering(one["status"], one["body"]) as address:
            for _ in range(found.rounds + 1):
                for key, script in scripts.items():
                    client = ours if key.startswith("ours") else peer
                    ended = run([PYTHON, "-c", script, address], PYTHONPATH=str(client), timeout=60)
                    if ended.code == 0:
                        times.setdefault(key, []).append(float(ended.out))
                if len(times) < len(scripts):
                    break
        if len(times) == len(scripts):
            # In the first round Python compiles what it imports.
            figures.calls = {key: values[1:] for key, values in times.items()}
            figures.called = one["ours import and call"].splitlines()[-2].strip()
            return


def values(rounds: int, say: Callable[[str], None]) -> dict[str, Any]:
    """Measure reading and writing models of the root contract, beside pydantic, msgspec and the peer's client."""
    with tempfile.TemporaryDirectory(prefix="oasmith-bench-") as name:
        ours, peer = Path(name) / "ours", Path(name) / "peer"
        contract = ROOT / "openapi.yaml"
        say("values: clients")
        config = ("--config", ROOT / "pyproject.toml")
        _must(run(["oasmith", "generate", contract, *config, "-o", ours]), "our client")
        theirs: list[str | Path] = ["openapi-python-client", "generate", "--path", contract, "--output-path", peer]
        _must(run(theirs), "the peer's client")
        say("values: reading and writing")
        ended = _must(run([PYTHON, "-m", "bench.values", ours, peer, str(rounds)]), "values")
        measured: dict[str, Any] = json.loads(ended.out)
        return measured


def _growth(found: Bench, scratch: Path) -> None:
    """Measure contracts of growing size."""
    for size in GROWTH:
        file = scratch / f"synthetic{size}.json"
        file.write_text(json.dumps(synthetic(size, size)), encoding="utf-8")
        for number in range(found.rounds):
            found.say(f"synthetic: {size} operations")
            command: list[str | Path] = ["oasmith", "generate", file, "-o", scratch / f"synthetic{size}-{number}"]
            ended = _must(run(command, OASMITH_CACHE=str(scratch / "cache")), f"synthetic {size}")
            found.growth.setdefault(size, Measured()).add(ended)


def middle(values: list[float]) -> float:
    """Return the median."""
    return median(values)
