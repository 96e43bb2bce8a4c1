"""The figures of a bench as a page of Markdown, and Markdown's tables as HTML."""

from __future__ import annotations

import html
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any

from bench.bench import Bench, Figures, Measured, middle

_STYLE = """body { font: 15px/1.5 system-ui, sans-serif; max-width: 70em; margin: 2em auto; padding: 0 1em }
table { border-collapse: collapse; margin: 1em 0 } th, td { padding: .2em .8em; border-bottom: 1px solid #8884 }
td + td, th + th { text-align: right } h1, h2 { font-weight: 600 } code { font-size: .95em }"""

_HEAD = (
    *("contract", "operations", "oasmith, s", "peer, s", "ratio", "CPU ratio"),
    *("oasmith, MB", "peer, MB", "second run, s", "second / first"),
)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return a table of Markdown, the first column to the left and the others to the right."""
    lines = [f"| {' | '.join(head)} |", f"|---|{'---:|' * (len(head) - 1)}"]
    return [*lines, *(f"| {' | '.join(row)} |" for row in rows)]


def page(found: Bench) -> str:
    """Return everything that was measured, as Markdown."""
    peer = f"openapi-python-client {version('openapi-python-client')}"
    lines = [
        "# Bench",
        "",
        f"Written by `make bench-docs`: oasmith {version('oasmith')} beside {peer} with its formatting hooks, whole",
        f"processes, side by side in one run, medians of {found.rounds} interleaved rounds. Only ratios carry over to",
        f"other machines. This one: {platform.system()} {platform.machine()}, {os.cpu_count()} cores,",
        f"Python {platform.python_version()}, ruff {version('ruff')}. Its load before each part, of all that ran:",
        f"{', '.join(f'{one:.1f}' for one in found.loads)}.",
        "",
        "## Generate",
        "",
        *table(
            _HEAD,
            (_total(one) for one in found.contracts),
        ),
        "",
        *(line for one in found.contracts if one.waivers for line in (_waived(one), "")),
        *(line for one in found.contracts if one.failed for line in (_failed(one), "")),
        "The peer makes literals of enums everywhere (`literal_enums`): without that it crashes on GitHub's contract.",
        "",
        "## Stages, in seconds",
        "",
        *_stages(found.contracts),
        "",
        "A large contract is audited on another core while the client is planned and rendered, a small one when it is",
        "rendered, and ruff works while modules are rendered: what is left of any then is in `format`, with",
        "`openapi.json`. `oasmith generate` lets another core print a small contract; here all is done by one.",
        "",
        "## Import a client and call it, in seconds of CPU",
        "",
        *table(
            ("contract", "import", "of the client", "and call", "and call, fast", "peer: import", "and call"),
            ((one.name, *(f"{middle(one.calls[key]):.3f}" for key in _CALLS)) for one in found.contracts if one.calls),
        ),
        "",
        "`import moneykit_client` loads nothing yet, `from moneykit_client import MoneyKit` does. As ratios:",
        "",
        *table(
            ("contract", *(f"{ours.removeprefix('ours ')} / peer's {theirs}" for ours, theirs in _RATIOS)),
            (_called(one) for one in found.contracts if one.calls),
        ),
        "",
        *(f"{one.name}: `{one.called}`, answered on this machine.  " for one in found.contracts if one.called),
        "",
        "## Start, in seconds of CPU",
        "",
        *table(("command", "CPU"), ((f"`{name}`", f"{middle(one.cpu):.3f}") for name, one in found.starts.items())),
        "",
        "## Growth",
        "",
        "Contracts of our own making, with as many models as operations:",
        "",
        *table(
            ("operations", "seconds", "peak MB", "MB per 100 operations more"),
            _growth(found.growth),
        ),
        "",
        *values(found.values),
    ]
    return "\n".join(lines) + "\n"


VALUES = "## Read and write models"
"""The heading of what `values` returns."""


def values(measured: Mapping[str, Any]) -> list[str]:
    """Return what was measured of reading and writing models."""
    works: Mapping[str, Mapping[str, list[float]]] = measured["microseconds"]
    kept: Mapping[str, float] = measured["bytes"]
    names = list(dict.fromkeys(name for each in works.values() for name in each))
    ours, peers = names[0], names[1:]
    return [
        VALUES,
        "",
        f"The Link of the root contract, µs of CPU per Link, medians of {len(next(iter(works.values()))[ours])}",
        f"rounds in which one follows the other: pydantic {version('pydantic')} with frozen models that keep unknown",
        f"properties, msgspec {version('msgspec')}, which drops them and is the floor for typed objects, and the peer",
        "with `json`. Only oasmith keeps the texts of times, and makes a `datetime` when it is asked for one. In",
        "brackets: how many times as long as oasmith; a dash: it refuses the body.",
        f"Load of the machine: {os.getloadavg()[0]:.1f}.",
        "",
        *table(("work", *names), (_work(name, each, ours, peers) for name, each in works.items())),
        "",
        f"Memory that a Link keeps: {', '.join(f'{name} {size / 1000:.1f} KB' for name, size in kept.items())}.",
    ]


def _work(name: str, each: Mapping[str, list[float]], ours: str, peers: Iterable[str]) -> tuple[str, ...]:
    cells = (
        f"{middle(each[one]):.1f} ({_ratio(each[one], each[ours]):.1f} ×)" if one in each else "–" for one in peers
    )
    return (name, f"{middle(each[ours]):.1f}", *cells)


def _total(one: Figures) -> tuple[str, ...]:
    ours, peer, again = one.totals["ours"], one.totals["peer"], one.totals["ours again"]
    return (
        one.name,
        str(one.operations),
        f"{middle(ours.seconds):.2f}",
        f"{middle(peer.seconds):.2f}",
        f"{_ratio(ours.seconds, peer.seconds):.2f}",
        f"{_ratio(ours.cpu, peer.cpu):.2f}",
        f"{middle(ours.megabytes):.0f}",
        f"{middle(peer.megabytes):.0f}",
        f"{middle(again.seconds):.2f}",
        f"{_ratio(again.seconds, ours.seconds):.2f}",
    )


def _ratio(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """Return the median of the ratios round by round, so that a machine that slows down slows both."""
    return middle([one / other for one, other in zip(ours, theirs, strict=True)])


def _waived(one: Figures) -> str:
    return f"{one.name}: {one.waivers} parts that oasmith does not support yet are waived."


def _failed(one: Figures) -> str:
    return f"{one.name}: the peer's client is not formatted, since its own formatter ends with `{one.failed}`."


def _stages(contracts: Sequence[Figures]) -> list[str]:
    stages = list(dict.fromkeys(stage for one in contracts for stage in one.stages))
    rows = [[stage, *(f"{middle(one.stages[stage]):.3f}" for one in contracts)] for stage in stages]
    rows.append(["total", *(f"{sum(middle(each) for each in one.stages.values()):.3f}" for one in contracts)])
    return table(("stage", *(one.name for one in contracts)), rows)


_CALLS = (
    "ours import",
    "ours import of the client",
    "ours import and call",
    "ours import and fast call",
    "peer import",
    "peer import and call",
)
_RATIOS = (
    ("ours import", "import"),
    ("ours import of the client", "import"),
    ("ours import and call", "import and call"),
    ("ours import and fast call", "import and call"),
    ("ours import", "import and call"),
)


def _called(one: Figures) -> tuple[str, ...]:
    return (one.name, *(f"{_ratio(one.calls[ours], one.calls[f'peer {theirs}']):.2f}" for ours, theirs in _RATIOS))


def _growth(growth: dict[int, Measured]) -> Iterable[tuple[str, ...]]:
    before: tuple[int, float] | None = None
    for size, one in growth.items():
        megabytes = middle(one.megabytes)
        more = "" if before is None else f"{(megabytes - before[1]) / (size - before[0]) * 100:.1f}"
        yield str(size), f"{middle(one.seconds):.2f}", f"{megabytes:.0f}", more
        before = size, megabytes


def to_html(title: str, markdown: str) -> str:
    """Return a page of headings, paragraphs and tables as HTML."""
    body: list[str] = []
    for block in markdown.strip().split("\n\n"):
        lines = block.splitlines()
        if block.startswith("#"):
            level = len(block) - len(block.lstrip("#"))
            body.append(f"<h{level}>{_inline(block.lstrip('# '))}</h{level}>")
        elif block.startswith("|"):
            rows = [[cell.strip() for cell in line.strip("|").split(" | ")] for line in (lines[0], *lines[2:])]
            drawn = (_row(row, "td" if number else "th") for number, row in enumerate(rows))
            body.append(f"<table>{''.join(drawn)}</table>")
        else:
            body.append(f"<p>{_inline(block)}</p>")
    head = f'<meta charset="utf-8"><title>{html.escape(title)}</title><style>{_STYLE}</style>'
    return f'<!doctype html><html lang="en"><head>{head}</head><body>{"".join(body)}</body></html>\n'


def _row(cells: Sequence[str], kind: str) -> str:
    return f"<tr>{''.join(f'<{kind}>{_inline(cell)}</{kind}>' for cell in cells)}</tr>"


def _inline(text: str) -> str:
    parts = html.escape(text).split("`")
    return "".join(f"<code>{part}</code>" if number % 2 else part for number, part in enumerate(parts))
