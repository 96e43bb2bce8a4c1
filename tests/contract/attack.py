"""One run of schemathesis against a server, as one caller, before a witness; and everything that was found."""

import json
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.contract.contract import Contract
from tests.contract.identities import Identity
from tests.contract.rules import Finding, findings
from tests.contract.witness import Exchange, Lie, witnessing
from tests.server_process import ServerProcess

SIDE_BY_SIDE = 2
"""How many runs at a time; each is a process that mostly computes."""


@dataclass(frozen=True)
class Attack:
    """What one run did and found."""

    identity: Identity
    exchanges: Sequence[Exchange]
    findings: Sequence[Finding]
    output: str
    """What schemathesis printed."""

    def complaint(self) -> str:
        """Return everything that was found, to be read by who must mend it; empty if there is nothing."""
        if not self.findings:
            return ""
        lines = "\n".join(f"  {finding}" for finding in dict.fromkeys(self.findings))
        return f"as {self.identity}:\n{lines}\n\n{self.output}"


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is sent: the same plan sends the same requests."""

    contract: Contract
    seed: int
    examples: int
    """How many requests the fuzzing makes up, for each of right and wrong ones."""
    folder: Path
    """Where schemathesis leaves its own reports, in a folder for each caller."""

    def configuration(self, links: Sequence[str]) -> str:
        """Return the configuration of schemathesis, in TOML. `links` are ids worth trying, beside the examples."""
        statuses = sorted({str(outcome.status) for outcome in self.contract.outcomes})
        ids = [*links, *(example for it in self.contract.operations for example in it.examples)]
        return f"""\
seed = {self.seed}
continue-on-failure = true

[cache]
enabled = false

[generation]
mode = "all"
max-examples = {self.examples}
database = "none"

# Both checks have a list of their own of statuses that are to be expected. The contract documents others.
[checks.positive_data_acceptance]
expected-statuses = {json.dumps(statuses)}
[checks.negative_data_rejection]
expected-statuses = {json.dumps([status for status in statuses if not status.startswith("2")])}

# Ids of answers would crowd out all others: the only one that answers have is that of the link that was reset.
[phases.coverage]
extra-data-sources.responses = false
[phases.fuzzing]
extra-data-sources.responses = false

[dictionaries.links]
values = {json.dumps(ids)}
[parameters]
"path.id" = {{ dictionary = "links", probability = 0.5 }}
"""


def attack(server: ServerProcess, identities: Sequence[Identity], plan: Plan, lie: Lie | None = None) -> list[Attack]:
    """Attack a server as each of the callers and return what was found, in their order."""
    tokens = {identity.name: identity.token(server) for identity in identities}
    with ThreadPoolExecutor(SIDE_BY_SIDE) as pool:
        return list(pool.map(lambda identity: _attack(server, identity, tokens[identity.name], plan, lie), identities))


def _attack(server: ServerProcess, identity: Identity, token: str | None, plan: Plan, lie: Lie | None) -> Attack:
    folder = plan.folder / identity.name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    configuration = folder / "schemathesis.toml"
    configuration.write_text(plan.configuration(server.links), encoding="utf-8")
    report = folder / "report.json"
    report.unlink(missing_ok=True)
    authorization = None if token is None else f"Bearer {token}"
    with witnessing(server.url, lie) as witness:
        command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(configuration)]
        command += ["run", str(plan.contract.path), "--url", witness.url, "--checks", "all", "--no-color"]
        command += ["--report", "json,junit", "--report-json-path", str(report)]
        command += ["--report-junit-path", str(folder / "junit.xml")]
        command += [] if authorization is None else ["--header", f"Authorization: {authorization}"]
        run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    output = run.stdout + run.stderr
    (folder / "output.txt").write_text(output, encoding="utf-8")
    found = [
        *findings(plan.contract, identity, authorization, witness.exchanges),
        *(Finding("witness", repr(trouble)) for trouble in witness.troubles),
        *_findings_of_schemathesis(report, run.returncode, identity.warnings),
    ]
    return Attack(identity, tuple(witness.exchanges), tuple(found), output)


def _findings_of_schemathesis(report: Path, exit_code: int, known: Mapping[str, str]) -> list[Finding]:
    """Return what schemathesis found, by the name of its kind, and that it really ran every phase that it could."""
    if not report.exists():
        return [Finding("schemathesis", f"it ended with {exit_code} and without a report")]
    run: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    found = [Finding(failure["type"], failure["title"]) for failure in run["failures"]]
    found += [Finding("schemathesis", str(error)) for error in run["errors"]]
    found += [
        Finding("schemathesis", f"it warns of {name}, for which there is no reason")
        for name, operations in run["warnings"].items()
        if operations and name not in known
    ]
    found += [
        Finding("schemathesis", f"the phase {name} was left out: {phase['skip_reason']}")
        for name, phase in run["phases"].items()
        # Without links between operations there is nothing to follow; tests/contract/test_lifecycle.py has states.
        if phase["status"] == "skip" and (name, phase["skip_reason"]) != ("stateful", "not_applicable")
    ]
    if exit_code and not found:
        found.append(Finding("schemathesis", f"it ended with {exit_code}"))
    return found
