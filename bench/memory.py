"""What a process takes to import a client and call once, and what a client keeps: `python -m bench memory`."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Sequence
from statistics import median
from typing import Final

from bench.beside import Beside, beside, checked
from bench.kept import ANSWERS, CONNECTIONS
from bench.process import ROOT
from bench.tables import table

SUBJECTS: Final = {
    "stock": "openapi-python-client",
    "httpx2": "ours, default",
    "fast": 'ours, `transport="fast"`',
}
_MOST_TIME: Final = {"httpx2": 1.0, "fast": 0.5}
_MOST_IMPORT: Final = 0.5
_KINDS: Final = ("sync", "async")

Figures = dict[str, list[list[float]]]
"""By subject, what each round found."""


def measure(both: Beside, rounds: int, tell: Callable[[str], None]) -> dict[str, Figures]:
    """Return what was found of the first call, and of what sync and asynchronous clients keep."""
    found: dict[str, Figures] = {"first": {}, **{kind: {} for kind in _KINDS}}
    for number in range(rounds):
        tell(f"memory, round {number + 1} of {rounds}")
        for subject in SUBJECTS:
            command = [sys.executable, str(ROOT / "bench/first_call.py"), subject, both.url]
            found["first"].setdefault(subject, []).append(json.loads(checked(command, both.paths)))
    # Counted, and so the same in every round.
    for kind in _KINDS:
        for subject in SUBJECTS:
            command = [sys.executable, "-m", "bench.kept", subject, kind, both.url]
            found[kind][subject] = [json.loads(checked(command, both.paths))]
    return found


def section(found: dict[str, Figures]) -> list[str]:
    """Return it as Markdown."""
    first = found["first"]
    return [
        "## Import, and the first call",
        "",
        f"Processes of their own, medians of {len(first['stock'])} interleaved rounds: CPU time, without the start",
        "of Python; the peak memory of the whole process.",
        "",
        *table(
            (
                "",
                "import, ms",
                "and call, ms",
                "import / stock's",
                "both / stock's",
                "modules",
                "peak MB",
                "peak / stock's",
            ),
            [_first(subject, first) for subject in SUBJECTS],
        ),
        "",
        "## What is kept",
        "",
        f"KB of Python's memory, counted by `tracemalloc`: of each of {CONNECTIONS} connections that wait in the pool",
        f"(of http; to TLS, OpenSSL adds its own), and of each of {ANSWERS} answers that somebody keeps: the whole",
        "answer (`raw`, or stock's `sync_detailed`), and its value alone.",
        "",
        *table(
            ("", *(f"{what}, {kind}" for kind in _KINDS for what in ("connection", "whole answer", "value"))),
            [
                (told, *(f"{size / 1000:.1f}" for kind in _KINDS for size in found[kind][subject][0]))
                for subject, told in SUBJECTS.items()
            ],
        ),
    ]


def _first(subject: str, first: Figures) -> tuple[str, ...]:
    def share(column: int) -> float:
        pairs = zip(first[subject], first["stock"], strict=True)
        return median(one[column] / other[column] for one, other in pairs)

    def middle(column: int) -> float:
        return median(one[column] for one in first[subject])

    is_ours = subject != "stock"
    return (
        SUBJECTS[subject],
        f"{middle(0) * 1e3:.0f}",
        f"{middle(1) * 1e3:.0f}",
        f"{share(0):.2f} (≤ {_MOST_IMPORT})" if is_ours else "",
        f"{share(1):.2f} (≤ {_MOST_TIME[subject]})" if is_ours else "",
        f"{middle(2):.0f}",
        f"{middle(3):.1f}",
        f"{share(3):.2f} (≤ 1)" if is_ours else "",
    )


def text(rounds: int, tell: Callable[[str], None]) -> Sequence[str]:
    """Measure, and return it as Markdown."""
    with beside() as both:
        return section(measure(both, rounds, tell))
