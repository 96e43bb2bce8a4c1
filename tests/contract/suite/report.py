"""The reports of a run: JSON for programs, JUnit for build servers, a page and a table for people."""

import contextlib
import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from tests.contract.suite.judge import RULES
from tests.contract.suite.run import Result, Seen
from tests.contract.suite.witness import Exchange


def write(result: Result, folder: Path) -> None:
    """Write `contract.json`, `junit.xml` and `index.html` into the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    data = to_json(result)
    write_text(folder / "contract.json", json.dumps(data, indent=2, ensure_ascii=False) + "\n")
    write_text(folder / "junit.xml", _junit(result))
    write_text(folder / "index.html", page(Path(__file__).with_name("report.html.jinja"), data))


def write_text(path: Path, text: str) -> None:
    """Write a file in one step, so that nobody reads half of it; a lone surrogate is written as its escape."""
    partial = path.with_name(f".{path.name}")
    partial.write_text(text, encoding="utf-8", errors="backslashreplace")
    partial.replace(path)


def page(template: Path, data: dict[str, Any]) -> str:
    """Return a template filled with data; everything that a contract or a server says is escaped."""
    environment = Environment(
        loader=FileSystemLoader(template.parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template(template.name).render(it=data) + "\n"


def to_json(result: Result) -> dict[str, Any]:
    """Return a run as JSON values."""
    return {
        "url": result.url,
        "contract": result.plan.contract.path.name,
        "seed": result.plan.seed,
        "requests": result.requests,
        "slowest": result.plan.slowest,
        "findings": [
            {
                "source": it.source,
                "rule": it.rule,
                "what": it.what,
                "caller": it.caller,
                "pointer": it.pointer,
                "where": it.where,
                "curl": it.curl,
                "times": times,
            }
            for it, times in result.findings.items()
        ],
        "never_seen": [_documented(result, it) for it in result.never_seen],
        "outcomes": [
            {
                **_documented(result, it),
                "seen": sum(it.times.values()),
                "by": dict(it.times),
                "example": it.example and _example(it.example),
            }
            for it in result.seen
        ],
        "false_alarms": [
            {"check": it.check, "says": it.says, "reason": it.reason, "times": times}
            for it, times in result.false_alarms.items()
        ],
    }


def _documented(result: Result, seen: Seen) -> dict[str, Any]:
    pointer = result.plan.contract.pointer_to(seen.outcome)
    return {
        "operation": seen.outcome.operation,
        "status": seen.outcome.status,
        "body": seen.outcome.variant,
        "promised": seen.promised,
        "pointer": pointer,
        "where": result.plan.contract.where(pointer),
    }


def _example(exchange: Exchange) -> dict[str, Any]:
    """Return an answer as it was written down."""
    content = exchange.answer.content.decode("utf-8", "replace")
    with contextlib.suppress(ValueError, RecursionError):
        content = json.dumps(json.loads(content), indent=2, ensure_ascii=False)
    return {
        "request": f"{exchange.request.method} {exchange.request.target}",
        "status": exchange.answer.status,
        "headers": dict(exchange.answer.headers.items()),
        "body": content,
    }


def _junit(result: Result) -> str:
    """Return a JUnit file: a test for each documented outcome, and one for each rule and each check that failed."""
    suite = ET.Element("testsuite", name=f"contract tests of {result.url}")
    for it in result.seen:
        case = ET.SubElement(suite, "testcase", classname="documented outcomes", name=_xml(str(it.outcome)))
        if not it.times and it.promised:
            ET.SubElement(case, "failure", message="never seen, and the callers file promises it")
        elif not it.times:
            ET.SubElement(case, "skipped", message="never seen")
    checks = {it.rule for it in result.findings if it.source == "schemathesis"}
    for source, rules in (("suite", list(RULES)), ("schemathesis", sorted(checks))):
        for rule in rules:
            case = ET.SubElement(suite, "testcase", classname=source, name=rule)
            found = [it for it in result.findings if (it.source, it.rule) == (source, rule)]
            if found:
                failure = ET.SubElement(case, "failure", message=_xml(found[0].what))
                failure.text = "\n".join(_xml(str(it)) for it in found)
    cases = list(suite)
    suite.set("tests", str(len(cases)))
    suite.set("failures", str(sum(case.find("failure") is not None for case in cases)))
    suite.set("skipped", str(sum(case.find("skipped") is not None for case in cases)))
    suite.set("errors", "0")
    ET.indent(suite)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(suite, encoding="unicode") + "\n"


def _xml(text: str) -> str:
    """Return a text without the characters that XML cannot hold (XML 1.0, 2.2)."""
    return "".join(
        one if one in "\t\n" or (one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff") else "�"
        for one in text
    )


def lines(result: Result) -> Iterator[str]:
    """Yield the report for a terminal: what was seen, what was found, what was never seen."""
    rows = [("operation", "status", "body", "seen")]
    rows += [(*it.outcome, str(sum(it.times.values()))) for it in result.seen]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    yield f"{result.requests} requests to {result.url}, seed {result.plan.seed}"
    for row in rows:
        yield "  ".join(text.ljust(width) for text, width in zip(row, widths, strict=True)).rstrip()
    for finding, times in result.findings.items():
        yield f"\n{'' if times == 1 else f'{times} times '}{finding}"
    gaps = [it for it in result.never_seen if not it.promised]
    if gaps:
        yield "\nDocumented and never seen:"
        for it in gaps:
            pointer = result.plan.contract.pointer_to(it.outcome)
            yield f"  {it.outcome}  {result.plan.contract.where(pointer)}: {pointer}"
    for alarm, times in result.false_alarms.items():
        met = f"met {times} times" if times else "never met, so perhaps not needed any more"
        yield f"\nFalse alarm of {alarm.check}, {met}: {alarm.reason}"
    found = len(result.findings)
    yield f"\n{found} findings" if found else "\nno findings"
