"""Measures what a call costs in the process of a client, beside stock and the bare transports.

`python -m bench.transports`. CPU time alone: the service is another process. `--docs` writes docs/bench-calls.md.
"""

from __future__ import annotations

import argparse
import os
import platform
import sys
from importlib.metadata import version
from statistics import median
from typing import Final

from bench.beside import beside, checked
from bench.memory import Figures, section
from bench.memory import measure as measure_memory
from bench.process import ROOT
from bench.tables import table

_CONCURRENCY: Final = {0: "sync", 1: "async, 1 at a time", 20: "async, 20", 100: "async, 100"}
_SUBJECTS: Final = ("stock", "httpx2", "bare httpcore2", "bare httpx2", "fast", "bare fast")
_TARGETS: Final = {
    ("httpx2", 0): 0.6,
    ("httpx2", 1): 0.6,
    ("httpx2", 20): 0.4,
    ("httpx2", 100): 0.4,
    ("fast", 0): 0.45,
    ("fast", 20): 0.06,
    ("fast", 100): 0.06,
}
_TOLD: Final = {
    "stock": "openapi-python-client",
    "httpx2": "ours, default",
    "fast": 'ours, `transport="fast"`',
    "bare httpcore2": "httpcore2 alone",
    "bare httpx2": "httpx2 alone",
    "bare fast": "urllib3 alone, aiohttp alone",
}

_FEWEST: Final = 5
"""Rounds of what takes a second or two."""

Costs = dict[tuple[str, int], list[float]]
"""Microseconds by subject and concurrency, one of each round."""


def measure(rounds: int, calls: int) -> tuple[Costs, dict[str, Figures]]:
    """Return what each round found of one call, and of the first one and what is kept."""
    costs: Costs = {}
    with beside() as both:
        for number in range(rounds):
            _tell(f"round {number + 1} of {rounds}")
            for concurrency in _CONCURRENCY:
                for subject in _SUBJECTS:
                    command = [sys.executable, "-m", "bench.one_call", subject, concurrency, calls, both.url]
                    told = checked([str(one) for one in command], both.paths)
                    costs.setdefault((subject, concurrency), []).append(float(told))
        return costs, measure_memory(both, max(rounds, _FEWEST), _tell)


def _tell(told: str) -> None:
    print(told, file=sys.stderr, flush=True)


def page(costs: Costs, kept: dict[str, Figures], rounds: int, calls: int) -> str:
    """Return the figures as Markdown."""
    versions = ", ".join(
        f"{name} {version(name)}" for name in ("openapi-python-client", "httpx", "httpx2", "aiohttp", "urllib3")
    )
    lines = [
        "# What a call costs",
        "",
        "Written by `python -m bench.transports --docs`: CPU time of one call in the process of the client, the",
        "service being another process on the same machine; medians of",
        f"{rounds} interleaved rounds of {calls} calls. Only ratios carry over to other machines. This one:",
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, load {os.getloadavg()[1]:.1f},",
        f"Python {platform.python_version()}, {versions}.",
        "",
        "## Microseconds",
        "",
        *table(
            ("", *_CONCURRENCY.values()),
            (
                (_TOLD[subject], *(f"{median(costs[subject, one]):.0f}" for one in _CONCURRENCY))
                for subject in _SUBJECTS
            ),
        ),
        "",
        "## As a share of openapi-python-client's client, and at most",
        "",
        *table(
            ("", *_CONCURRENCY.values()),
            (
                (_TOLD[subject], *(_share(costs, subject, one) for one in _CONCURRENCY))
                for subject in ("httpx2", "fast")
            ),
        ),
        "",
        "## Our own layer, as a share of the bare transport",
        "",
        *table(
            ("", *_CONCURRENCY.values()),
            (
                (
                    "ours, default, over httpcore2",
                    *(_layer(costs, "httpx2", "bare httpcore2", one) for one in _CONCURRENCY),
                ),
                ("ours, default, over httpx2", *(_layer(costs, "httpx2", "bare httpx2", one) for one in _CONCURRENCY)),
            ),
        ),
        "",
        "httpcore2 is what carries requests in httpx2. A negative share says that ours costs less.",
        "",
        *section(kept),
    ]
    return "\n".join(lines) + "\n"


def _share(costs: Costs, subject: str, concurrency: int) -> str:
    pairs = zip(costs[subject, concurrency], costs["stock", concurrency], strict=True)
    target = _TARGETS.get((subject, concurrency))
    return f"{median(one / other for one, other in pairs):.3f}{'' if target is None else f' (≤ {target})'}"


def _layer(costs: Costs, subject: str, bare: str, concurrency: int) -> str:
    pairs = zip(costs[subject, concurrency], costs[bare, concurrency], strict=True)
    return f"{median(one / other - 1 for one, other in pairs):.2f}"


def main() -> int:
    """Measure, and print the page."""
    parser = argparse.ArgumentParser(prog="python -m bench.transports", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="default: 5")
    parser.add_argument("--calls", type=int, default=2000, help="calls of each round; default: 2000")
    parser.add_argument("--docs", action="store_true", help="write docs/bench-calls.md, too")
    options = parser.parse_args()
    text = page(*measure(options.rounds, options.calls), options.rounds, options.calls)
    if options.docs:
        (ROOT / "docs/bench-calls.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
