"""One run of schemathesis against a server, as one caller, before a witness; and everything that it says."""

import contextlib
import io
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from schemathesis.cli import schemathesis

from tests.contract.suite.callers import Caller
from tests.contract.suite.contract import Contract, Operation
from tests.contract.suite.finding import Finding, curl
from tests.contract.suite.wire import Request
from tests.contract.suite.witness import Witness

CASE = "X-Schemathesis-TestCaseId"
"""The header in which schemathesis says which of its cases a request is."""

PRIVATE = {"NO_PROXY": "127.0.0.1", "no_proxy": "127.0.0.1", "NETRC": os.devnull}
"""Neither a proxy of the environment nor credentials of a .netrc come between schemathesis and the witness."""


@dataclass(frozen=True, kw_only=True)
class Plan:
    """What is sent: the same plan sends the same requests."""

    contract: Contract
    seed: int
    examples: int
    """How many requests the fuzzing makes up, for each of right and wrong ones."""
    slowest: float
    """How many seconds an answer may take."""
    folder: Path
    """Where schemathesis leaves its own reports, in a folder for each caller."""

    def configuration(self, caller: Caller) -> str:
        """Return the configuration of schemathesis, in TOML."""
        documented = {outcome.status for outcome in self.contract.outcomes} - {"default"}
        statuses = sorted(documented)
        return f"""\
seed = {self.seed}
continue-on-failure = true
max-redirects = 0

[cache]
enabled = false

[generation]
mode = "all"
max-examples = {self.examples}
database = "none"

[checks]
max_response_time = {self.slowest}
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

{_dictionaries(self.contract, caller)}"""


def _dictionaries(contract: Contract, caller: Caller) -> str:
    """Return the values worth trying: those of the callers file but the last of each list, and the examples."""
    values: dict[str, list[Any]] = {}
    for operation in contract.operations:
        for parameter in operation.parameters.values():
            kept = [it.values[parameter.name] for it in _tried(caller, operation) if parameter.name in it.values]
            found = values.setdefault(f"{parameter.location}.{parameter.name}", [])
            found += [*kept, *parameter.examples]
    named = {name: list(dict.fromkeys(found)) for name, found in values.items() if found}
    tables = [f"[dictionaries.values-{number}]\nvalues = {_toml(it)}" for number, it in enumerate(named.values())]
    uses = [
        f'{json.dumps(name)} = {{ dictionary = "values-{number}", probability = 0.5 }}'
        for number, name in enumerate(named)
    ]
    return "\n".join([*tables, "[parameters]", *uses, ""])


def _tried(caller: Caller, operation: Operation) -> Sequence[Any]:
    """Return the requests of a caller that schemathesis may use up: where there are several, not the last."""
    by_outcome: dict[Any, list[Any]] = {}
    for probe in caller.probes:
        if probe.outcome.operation == operation.name:
            by_outcome.setdefault(probe.outcome, []).append(probe)
    return [probe for probes in by_outcome.values() for probe in (probes[:-1] or probes)]


def _toml(values: Sequence[Any]) -> str:
    return json.dumps(values, ensure_ascii=False).replace("\x7f", "\\u007f")


def attack(plan: Plan, caller: Caller, witness: Witness, url: str) -> list[Finding]:
    """Attack what the witness stands before, as a caller; return what schemathesis found. `url` is the server's."""
    folder = plan.folder / caller.name.replace(" ", "-")
    folder.mkdir(parents=True, exist_ok=True)
    reports = {"json": folder / "report.json", "ndjson": folder / "events.ndjson", "junit": folder / "junit.xml"}
    for report in reports.values():
        report.unlink(missing_ok=True)
    configuration = folder / "schemathesis.toml"
    configuration.write_text(plan.configuration(caller), encoding="utf-8")
    arguments = ["--config-file", str(configuration), "run", str(plan.contract.path), "--url", witness.url]
    arguments += ["--checks", "all", "--no-color", "--report", ",".join(reports)]
    for name, report in reports.items():
        arguments += [f"--report-{name}-path", str(report)]
    if witness.authorization is not None:
        arguments += ["--header", f"Authorization: {witness.authorization}"]
    code, output = _run(arguments)
    (folder / "output.txt").write_text(output, encoding="utf-8")
    found = [
        *_failures(plan.contract, reports["ndjson"], caller, witness, url),
        *_troubles(reports["json"], caller),
    ]
    if code and not found:
        found.append(_said(caller, "error", f"it ended with {code}: {output[-500:]}", "schemathesis"))
    return found


def _run(arguments: Sequence[str]) -> tuple[int, str]:
    """Run schemathesis in this process, which saves it from being imported anew; return exit code and output."""
    output = io.StringIO()
    before = {name: os.environ.get(name) for name in PRIVATE}
    os.environ.update(PRIVATE)
    code: Any = 0
    try:
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(output):
            code = schemathesis.main(list(arguments), "schemathesis", standalone_mode=False)
    except SystemExit as end:
        code = end.code
    except Exception as error:  # noqa: BLE001 - whatever a tool raises, it is told.
        code, _ = 1, output.write(f"{type(error).__name__}: {error}")
    finally:
        for name, value in before.items():
            os.environ.pop(name) if value is None else os.environ.update({name: value})
    return int(code or 0), output.getvalue()


def _failures(contract: Contract, report: Path, caller: Caller, witness: Witness, url: str) -> Iterator[Finding]:
    """Yield each check that failed, at the request that it failed for, as the witness saw it."""
    requests: dict[str | None, tuple[Request, int | None]] = {
        request.header(CASE): (request, None) for request, _ in witness.unanswered
    }
    requests |= {it.request.header(CASE): (it.request, it.answer.status) for it in witness.exchanges}
    for line in report.read_text(encoding="utf-8").splitlines() if report.exists() else ():
        recorder = json.loads(line).get("ScenarioFinished", {}).get("recorder", {})
        for case, checks in recorder.get("checks", {}).items():
            for check in checks:
                if check["status"] != "failure":
                    continue
                failure = check.get("failure_info", {}).get("failure", {})
                what = " ".join(f"{failure.get('title', '')}: {failure.get('message', '')}".split())
                # A check may send requests of its own; what it says of them names their case.
                request, status = requests.get(failure.get("case_id") or case) or requests.get(case) or (None, None)
                pointer = contract.place_of(request, status) if request else ""
                where = contract.where(pointer) if request else ""
                command = curl(url, request) if request else ""
                yield Finding("schemathesis", check["name"], what, caller.name, pointer, where, command)


def _troubles(report: Path, caller: Caller) -> Iterator[Finding]:
    """Yield errors, warnings that are news, and phases that were left out though they can run."""
    if not report.exists():
        yield _said(caller, "error", "it left no report", "schemathesis")
        return
    run: Mapping[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    for error in run["errors"]:
        yield _said(caller, "error", error["title"], "schemathesis")
    for name, operations in run["warnings"].items():
        if operations and name not in caller.warnings:
            yield _said(caller, "warning", f"it warns of {name}, for which there is no reason")
    for name, phase in (run["phases"] or {}).items():
        # Without links between operations there is nothing to follow; the sequence of the suite has states.
        if phase["status"] == "skip" and (name, phase["skip_reason"]) != ("stateful", "not_applicable"):
            yield _said(caller, "left out", f"the phase {name} was left out: {phase['skip_reason']}")


def _said(caller: Caller, rule: str, what: str, source: str = "suite") -> Finding:
    """Return a finding about a whole run. What schemathesis says and lets pass is one of the suite."""
    return Finding(source, rule, what, caller.name, "", "", "")
