"""Measures what a call costs in the process of a client, beside stock and the bare transports.

`python -m bench.transports`. CPU time alone: the service is another process. `--docs` writes docs/bench-calls.md.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from statistics import median
from typing import Final

from bench.bench import BenchError
from bench.process import ROOT, run
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

Costs = dict[tuple[str, int], list[float]]
"""Microseconds by subject and concurrency, one of each round."""


@contextmanager
def serving(status: int, body: str) -> Iterator[str]:
    """Run the service in a process of its own; yields its address."""
    command = [sys.executable, "-m", "bench.fast_service", str(status)]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None  # noqa: S101  they were asked for
        assert process.stdout is not None  # noqa: S101  it was asked for
        try:
            process.stdin.write(f"{json.dumps(json.loads(body))}\n")
            process.stdin.flush()
            yield f"http://127.0.0.1:{int(process.stdout.readline())}"
        finally:
            process.stdin.close()
            process.wait(timeout=10)


def measure(rounds: int, calls: int) -> Costs:
    """Return what each round found."""
    costs: Costs = {}
    with tempfile.TemporaryDirectory(prefix="oasmith-bench-") as name:
        stock = Path(name) / "stock"
        contract = ROOT / "openapi.yaml"
        _checked(["openapi-python-client", "generate", "--path", contract, "--output-path", stock])
        package = next(stock.glob("*/__init__.py")).parent.name
        listed = _checked([sys.executable, "-m", "bench.calls", contract, ROOT / "pyproject.toml", package])
        answer = json.loads(listed)[0]
        paths = os.pathsep.join((str(ROOT), str(ROOT / "generated"), str(stock)))
        with serving(answer["status"], answer["body"]) as url:
            for number in range(rounds):
                print(f"round {number + 1} of {rounds}", file=sys.stderr, flush=True)
                for concurrency in _CONCURRENCY:
                    for subject in _SUBJECTS:
                        command = [sys.executable, "-m", "bench.one_call", subject, concurrency, calls, url]
                        told = _checked([str(one) for one in command], paths)
                        costs.setdefault((subject, concurrency), []).append(float(told))
    return costs


def _checked(command: Sequence[str | Path], paths: str = "") -> str:
    ended = run(command, PYTHONPATH=paths) if paths else run(command)
    if ended.code:
        message = f"{' '.join(map(str, command))} ended with {ended.code}: {ended.err[-2000:]}"
        raise BenchError(message)
    return ended.out


def page(costs: Costs, rounds: int, calls: int) -> str:
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
    text = page(measure(options.rounds, options.calls), options.rounds, options.calls)
    if options.docs:
        (ROOT / "docs/bench-calls.md").write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
