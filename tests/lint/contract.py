"""Lints a contract with Redocly: no finding is new, and no ignored finding is one that no longer occurs."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).resolve().parent
REDOCLY = HERE / "node_modules" / ".bin" / "redocly"
IGNORED = ".redocly.lint-ignore.yaml"

# The linter must not report to its vendor or ask it for news.
SILENT = {
    "REDOCLY_TELEMETRY": "off",
    "REDOCLY_SUPPRESS_NOTIFICATIONS": "true",
    "REDOCLY_SUPPRESS_UPDATE_NOTICE": "true",
}

# A rule of Redocly and the JSON pointer at which it objects.
Place = tuple[str, str]


def lint(contract: Path, settings: Path = HERE) -> list[str]:
    """Return one line per fault: a finding that is not ignored, or an ignored finding that does not occur.

    `settings` is the folder of `redocly.yaml` and its list of ignored findings.
    """
    found = findings(contract, settings / "redocly.yaml")
    ignored = ignored_places(settings / IGNORED, contract)
    new = [line for place, line in found.items() if place not in ignored]
    unneeded = [
        f"{IGNORED}: {rule} at {pointer} no longer occurs; remove it"
        for rule, pointer in sorted(ignored - found.keys())
    ]
    return new + unneeded


def findings(contract: Path, configuration: Path) -> dict[Place, str]:
    """Return what Redocly finds, ignoring nothing: its rule and JSON pointer, and a line for people."""
    if not REDOCLY.exists():
        raise SystemExit("redocly is not installed here; `make lint` installs it")
    with tempfile.TemporaryDirectory() as folder:
        # Away from its list of ignored findings, which Redocly looks for beside its configuration.
        bare = shutil.copy(configuration, folder)
        run = subprocess.run(
            [REDOCLY, "lint", "--format=json", f"--config={bare}", contract.name],
            cwd=contract.parent,
            env=os.environ | SILENT,
            capture_output=True,
            text=True,
            check=False,
        )
    try:
        report: dict[str, Any] = json.loads(run.stdout)
    except json.JSONDecodeError:
        raise SystemExit(run.stderr.strip() or "redocly printed no report") from None
    places = [(problem, problem["location"][0]) for problem in report["problems"]]
    return {
        (problem["ruleId"], location["pointer"]): (
            f"{location['source']['ref']}:{location['start']['line']}:{location['start']['col']}: "
            f"{problem['message']} ({problem['ruleId']} at {location['pointer']})"
        )
        for problem, location in places
    }


def ignored_places(listed: Path, contract: Path) -> set[Place]:
    """Return the rules and JSON pointers that are listed for a file of the contract's name."""
    files: dict[str, dict[str, list[str]]] = yaml.safe_load(listed.read_text("utf-8"))
    return {
        (rule, pointer)
        for file, rules in files.items()
        if Path(file).name == contract.name
        for rule, pointers in rules.items()
        for pointer in pointers
    }


if __name__ == "__main__":
    faults = lint(HERE.parents[1] / "openapi.yaml")
    print(*faults, sep="\n", end="\n" if faults else "")
    sys.exit(bool(faults))
