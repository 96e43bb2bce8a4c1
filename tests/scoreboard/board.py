"""Scores many contracts: on all cores, with progress, resuming, and whatever one of them does to us."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import asdict, replace
from importlib.metadata import version
from pathlib import Path

from bench.process import ROOT
from tests.scoreboard.counting import fingerprint
from tests.scoreboard.scoring import Contract, Score, Scorer, Settings, contract_of, score

CONFIGURATIONS = Path(__file__).parent / "configurations"
"""`<name of a contract, with __ for />.json`: the configuration of oasmith for it, where one is needed."""


def board(
    contracts: Iterable[tuple[str, Path]],
    output: Path,
    settings: Settings,
    say: Callable[[str], None],
    scorer: Scorer = score,
) -> list[Contract]:
    """Return the scores of contracts by name; those that are kept in `output`, of the same code, are not made again."""
    found: dict[str, Contract] = {}
    waiting: list[tuple[str, Path, Path]] = []
    code = _code(settings)
    (output / "results").mkdir(parents=True, exist_ok=True)
    for name, path in contracts:
        kept = output / "results" / f"{_slug(name)}.{_key(path, _config(name), code)}.json"
        if kept.is_file():
            found[name] = contract_of(json.loads(kept.read_text(encoding="utf-8")))
        else:
            waiting.append((name, path, kept))
    total = len(found) + len(waiting)
    if found:
        say(f"{len(found)} of {total} are known already")
    lock = threading.Lock()

    def one(name: str, path: Path, kept: Path) -> Contract:
        scratch = output / "clients" / _slug(name)
        shutil.rmtree(scratch, ignore_errors=True)
        scratch.mkdir(parents=True)
        made = scorer(name, path.resolve(), _config(name), scratch, settings)
        new = kept.with_suffix(".new")
        new.write_text(json.dumps(made.told(), indent=1), encoding="utf-8")
        new.replace(kept)
        shutil.rmtree(scratch, ignore_errors=True)
        return made

    with ThreadPoolExecutor(max_workers=settings.workers or os.cpu_count() or 1) as pool:
        futures = {pool.submit(one, *each): each[0] for each in waiting}
        for future in as_completed(futures):
            name = futures[future]
            try:
                made = future.result()
            except Exception as error:  # noqa: BLE001 # one contract must not stop the others
                told = f"the scoreboard failed: {type(error).__name__}: {error}"
                made = Contract(name, None, scores={whose: Score(refused=told) for whose in ("ours", "peer")})
            with lock:
                found[name] = made
                say(f"[{len(found)}/{total}] {name}: {_short(made)}")
    return [found[name] for name in sorted(found)]


def _slug(name: str) -> str:
    return name.replace("/", "__")


def _config(name: str) -> Path | None:
    path = CONFIGURATIONS / f"{_slug(name)}.json"
    return path if path.is_file() else None


def _key(contract: Path, config: Path | None, code: str) -> str:
    told = [fingerprint(contract), code, config.read_text(encoding="utf-8") if config is not None else ""]
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]


def _code(settings: Settings) -> str:
    """Return a hash of what makes the scores."""
    folders = ("generator", "templates", "tests/scoreboard")
    files = (path for folder in folders for path in sorted((ROOT / folder).rglob("*")))
    told = hashlib.sha256(json.dumps([asdict(replace(settings, workers=0)), version("openapi-python-client")]).encode())
    for path in files:
        if path.suffix in {".py", ".jinja"}:
            told.update(path.read_bytes())
    return told.hexdigest()


def _short(made: Contract) -> str:
    def told(one: Score) -> str:
        return f"refused: {one.refused}" if one.refused else f"{one.generated} generated, {len(one.lost)} lost"

    return f"{made.operations} operations; " + "; ".join(f"{whose} {told(one)}" for whose, one in made.scores.items())
