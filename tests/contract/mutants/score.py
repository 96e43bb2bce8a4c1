"""The score: which faults the suite kills and with what, as a table, as JSON and as a page with colours."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from rich.markup import escape
from rich.table import Table

from tests.contract.mutants.bench import HONEST, Setting, Verdict
from tests.contract.suite.judge import RULES
from tests.contract.suite.report import page, write_text


def table(verdicts: Sequence[Verdict]) -> Table:
    """Return the table for a terminal."""
    shown = Table(title="fault × what kills it", title_justify="left", show_lines=False)
    shown.add_column("fault", overflow="fold")
    shown.add_column("schemathesis alone", style="cyan", overflow="fold")
    shown.add_column("our rules", style="magenta", overflow="fold")
    shown.add_column("verdict")
    for it in verdicts:
        style = "green" if it.passed else "bold red"
        shown.add_row(escape(it.name), ", ".join(it.checks), ", ".join(it.rules), f"[{style}]{word(it)}[/]")
    return shown


def word(verdict: Verdict) -> str:
    """Return the verdict in a word."""
    if verdict.name == HONEST:
        return "passed" if verdict.passed else "FOUND"
    if not verdict.told:
        return "NEVER MET"
    return "killed" if verdict.killed else "SURVIVED"


def sentence(verdicts: Sequence[Verdict]) -> str:
    """Return the score in a sentence."""
    faults = [it for it in verdicts if it.name != HONEST]
    killed = sum(it.killed for it in faults)
    alone = sum(bool(it.killed and it.checks) for it in faults)
    share = 100 * killed // len(faults) if faults else 0
    honest = all(it.passed for it in verdicts if it.name == HONEST)
    rest = "" if honest else " THE SUITE FAILS WITHOUT A FAULT, SO NONE OF IT COUNTS."
    return f"{killed} of {len(faults)} faults killed ({share} %), {alone} of them by schemathesis alone.{rest}"


def write(verdicts: Sequence[Verdict], setting: Setting, folder: Path) -> None:
    """Write `mutants.json` and `index.html` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    data = to_json(verdicts, setting)
    write_text(folder / "mutants.json", json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    write_text(folder / "index.html", page(Path(__file__).with_name("score.html.jinja"), data))


def to_json(verdicts: Sequence[Verdict], setting: Setting) -> dict[str, Any]:
    """Return the score as JSON values; the checks are in the order in which they are shown."""
    faults = [it for it in verdicts if it.name != HONEST]
    return {
        "seed": setting.seed,
        "examples": setting.examples,
        "without": sorted(setting.without),
        "score": sentence(verdicts),
        "faults": len(faults),
        "killed": sum(it.killed for it in faults),
        "killed_by_schemathesis": sum(bool(it.killed and it.checks) for it in faults),
        "checks": sorted({check for it in verdicts for check in it.checks}),
        "rules": [rule for rule in RULES if any(rule in it.rules for it in verdicts)],
        "rows": [
            {
                "fault": it.name,
                "kind": it.kind,
                "pointer": it.pointer,
                "told": it.told,
                "checks": list(it.checks),
                "rules": list(it.rules),
                "verdict": word(it),
                "passed": it.passed,
                "findings": list(it.findings),
            }
            for it in verdicts
        ],
    }
