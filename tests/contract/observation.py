"""The report of a contract run: each documented outcome, how often it was seen, by whom, and an example of it."""

import html
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contract.attack import Attack
from tests.contract.contract import Contract, Outcome
from tests.contract.witness import Exchange


@dataclass(frozen=True)
class Observation:
    """What was seen of one documented outcome."""

    outcome: Outcome
    times: Mapping[str, int]
    """By caller."""
    example: Exchange | None
    """The first answer that was this outcome; None if there was none."""

    @property
    def total(self) -> int:
        """How often it was seen."""
        return sum(self.times.values())


@dataclass(frozen=True)
class Report:
    """What was seen of everything that the contract documents."""

    seed: int
    requests: int
    observations: tuple[Observation, ...]

    @property
    def unseen(self) -> list[str]:
        """The documented outcomes that were not seen."""
        return [str(observation.outcome) for observation in self.observations if not observation.total]

    def table(self) -> str:
        """Return the report as a short table for a terminal."""
        rows = [
            (it.outcome.operation, it.outcome.status, it.outcome.variant, str(it.total)) for it in self.observations
        ]
        rows.insert(0, ("operation", "status", "body", "seen"))
        widths = [max(len(row[column]) for row in rows) for column in range(4)]
        lines = ["  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip() for row in rows]
        return "\n".join([f"{self.requests} requests, seed {self.seed} (CONTRACT_SEED={self.seed})", *lines])

    def to_json(self) -> dict[str, Any]:
        """Return the report as JSON values."""
        return {
            "seed": self.seed,
            "requests": self.requests,
            "unseen": self.unseen,
            "outcomes": [
                {
                    "operation": it.outcome.operation,
                    "status": it.outcome.status,
                    "body": it.outcome.variant,
                    "seen": it.total,
                    "by": dict(it.times),
                    "example": it.example and _example(it.example),
                }
                for it in self.observations
            ],
        }

    def write(self, folder: Path) -> None:
        """Write `observations.json`, and `index.html` for people, into the folder."""
        folder.mkdir(parents=True, exist_ok=True)
        text = json.dumps(self.to_json(), indent=2, ensure_ascii=False)
        for name, content in {"observations.json": f"{text}\n", "index.html": _page(self)}.items():
            # In one step, so that nobody reads half of it.
            partial = folder / f".{name}"
            partial.write_text(content, encoding="utf-8")
            partial.replace(folder / name)


def observe(contract: Contract, attacks: Sequence[Attack], seed: int) -> Report:
    """Return the report of attacks. Only an answer with a valid body and all its headers counts as seen."""
    times: dict[Outcome, Counter[str]] = {outcome: Counter() for outcome in contract.outcomes}
    examples: dict[Outcome, Exchange] = {}
    for attack in attacks:
        for exchange in attack.exchanges:
            outcome, _ = contract.judge(exchange)
            if outcome is not None:
                times[outcome][attack.identity.name] += 1
                examples.setdefault(outcome, exchange)
    return Report(
        seed,
        sum(len(attack.exchanges) for attack in attacks),
        tuple(Observation(outcome, seen, examples.get(outcome)) for outcome, seen in times.items()),
    )


def _example(exchange: Exchange) -> dict[str, Any]:
    """Return an answer, without the token of its request."""
    return {
        "request": f"{exchange.method} {exchange.target}",
        "status": exchange.status,
        "headers": dict(exchange.headers.items()),
        "body": json.loads(exchange.content) if exchange.content else None,
    }


def _page(report: Report) -> str:
    verdict = "Every documented outcome was seen." if not report.unseen else f"Never seen: {', '.join(report.unseen)}."
    return f"""\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Contract run</title>
<style>
  :root {{ color-scheme: light dark; }}
  body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 70rem; margin: 3rem auto; padding: 0 1rem; }}
  table {{ border-collapse: collapse; width: 100%; }}
  th, td {{ text-align: left; vertical-align: top; padding: .4rem .8rem .4rem 0; border-bottom: 1px solid #8884; }}
  td.seen {{ font-variant-numeric: tabular-nums; }}
  tr.unseen {{ background: #d003; }}
  pre {{ overflow-x: auto; margin: .5rem 0; }}
</style>
<h1>Contract run</h1>
<p>{html.escape(verdict)} {report.requests} requests were sent; seed {report.seed}.
An outcome counts as seen when the body is valid by its schema and every required header is there.</p>
<table>
<tr><th>Operation<th>Status<th>Body<th>Seen<th>By<th>Example
{"".join(_rows(report))}</table>
"""


def _rows(report: Report) -> Iterator[str]:
    for it in report.observations:
        callers = ", ".join(f"{html.escape(name)} ×{times}" for name, times in it.times.items())
        shown = ""
        if it.example is not None:
            example = _example(it.example)
            body = json.dumps(example["body"], indent=2, ensure_ascii=False)
            headers = "\n".join(f"{name}: {value}" for name, value in example["headers"].items())
            text = html.escape(f"{example['status']}\n{headers}\n\n{body}")
            shown = f"<details><summary>{html.escape(example['request'])}</summary><pre>{text}</pre></details>"
        cells = (it.outcome.operation, it.outcome.status, it.outcome.variant)
        yield f"<tr{'' if it.total else ' class=unseen'}>"
        yield "".join(f"<td>{html.escape(cell)}" for cell in cells)
        yield f"<td class=seen>{it.total}<td>{callers}<td>{shown}\n"
