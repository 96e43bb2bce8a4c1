"""The scoreboard as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Callable, Iterator, Sequence
from importlib.metadata import version

from bench.tables import table
from tests.scoreboard.scoring import Contract, Score

_COLUMNS: tuple[tuple[str, Callable[[Score], float | None]], ...] = (
    ("generated", lambda one: one.generated),
    ("lost", lambda one: len(one.lost)),
    ("broken modules", lambda one: one.broken),
    ("mypy", lambda one: one.mypy),
    ("pyright", lambda one: one.pyright),
    ("proved", lambda one: one.proved),
    ("s", lambda one: one.seconds),
    ("MB", lambda one: one.megabytes),
    ("lines", lambda one: one.lines),
)


def sheet(contracts: Sequence[Contract], samples: int) -> str:
    """Return the page: what both make of all contracts, then of each."""
    peer = f"openapi-python-client {version('openapi-python-client')}"
    lines = [
        "# Scoreboard",
        "",
        f"Written by `make scoreboard-docs`: oasmith {version('oasmith')} and {peer}, as they come, on the same",
        f"{len(contracts)} contracts in one run. {platform.system()} {platform.machine()}, {os.cpu_count()} cores,",
        f"Python {platform.python_version()}.",
        "",
        "Operations are counted by a reader of its own. Lost is an operation of the contract that the client does not",
        "have. Broken is a module that cannot be imported. `mypy --strict` and pyright (strict) count findings.",
        "Proved is an operation of which `oasmith prove --peer` found everything carried unchanged, responses and",
        f"requests, with {samples} samples of each; of the peer, all responses. Memory is the generator's peak.",
        "– is where there is no client, or no end.",
        "",
        "## In total",
        "",
        *table(("", *(name for name, _ in _COLUMNS), "refused"), (_total(contracts, one) for one in ("ours", "peer"))),
        "",
        *(_section(contracts, "ours", "oasmith")),
        *(_section(contracts, "peer", "openapi-python-client")),
        *_told(contracts),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _total(contracts: Sequence[Contract], whose: str) -> list[str]:
    scores = [one.scores[whose] for one in contracts]
    sums = []
    for name, value in _COLUMNS:
        known = [found for one in scores if (found := value(one)) is not None]
        sums.append(_number(max(known, default=0) if name == "MB" else sum(known)))
    title = {"ours": "oasmith", "peer": "openapi-python-client"}[whose]
    return [title, *sums, str(sum(bool(one.refused) for one in scores))]


def _section(contracts: Sequence[Contract], whose: str, title: str) -> Iterator[str]:
    yield from (f"## {title}", "")
    yield from table(
        ("contract", "operations", *(name for name, _ in _COLUMNS)),
        (
            (one.name, _number(one.operations), *(_number(value(one.scores[whose])) for _, value in _COLUMNS))
            for one in contracts
        ),
    )
    yield ""


def _told(contracts: Sequence[Contract]) -> Iterator[str]:
    """Yield what was refused, waived and noted."""
    for title, whose in (("oasmith", "ours"), ("openapi-python-client", "peer")):
        told = [
            f"- {one.name}: {_plain(each)}"
            for one in contracts
            for each in (one.scores[whose].refused, *one.scores[whose].notes)
            if each
        ]
        if told:
            yield from (f"## Said of {title}", "", *told, "")
    unsampled = [f"- {one.name}: {_plain(each)}" for one in contracts for each in one.scores["ours"].unsampled]
    if unsampled:
        yield from ("## Not sampled", "", "Proved by their examples and edits, as no value could be drawn:", "")
        yield from (*unsampled, "")
    waived = [f"- {one.name}: {_plain(each)}" for one in contracts for each in one.waivers]
    if waived:
        yield from ("## Waived", "", *waived, "")


def _plain(text: str) -> str:
    """Return what a tool said as Markdown, on one line."""
    line = " ".join(text.split()).replace("`", "'")
    return f"`{line}`"


def _number(value: float | None) -> str:
    if value is None:
        return "–"
    return str(value) if isinstance(value, int) else f"{value:.1f}"
