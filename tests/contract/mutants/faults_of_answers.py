"""Faults of whole answers: a status or an error for another one, headers, content types, and bodies on the wire."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from tests.contract.mutants.fault import Change, Fault, as_json, lying, whenever, with_header
from tests.contract.mutants.faults_of_bodies import bodies
from tests.contract.suite.contract import Contract, Outcome, Variant
from tests.contract.suite.wire import Answer, Request

KINDS = (
    "two error bodies swapped",
    "a status for another",
    "an undocumented status",
    "a header missing",
    "a header unreadable",
    "a content type missing",
    "a wrong content type",
    "200 with an error body",
    "an error with a 200 body",
    "an error for a success",
    "a truncated body",
    "an empty body",
    "a slow body",
)

DELAY = 1.5
"""A slow body takes so many times as long as the suite allows."""

SLOW_ANSWERS = 2
"""How many answers are slow: each costs its time."""


def faults(contract: Contract, slowest: float) -> Iterator[Fault]:
    """Yield the faults; `slowest` is how many seconds the suite gives an answer."""
    for operation in contract.operations:
        found = [(it, variant) for it, variant in bodies(contract) if it.operation == operation.name]
        found = [(it, variant) for it, variant in found if it.status.isdecimal()]
        successes = [it for it in found if it[0].status.startswith("2")]
        errors = [it for it in found if not it[0].status.startswith("2")]
        yield from _swapped(contract, errors)
        yield from _for_another(contract, errors)
        yield from _undocumented(contract, found)
        yield from _of_success_and_error(contract, successes[:1], errors)
        yield from _of_headers(contract, found)
        yield from _on_the_wire(contract, successes[:1] + errors[-1:], slowest)


def _fault(contract: Contract, kind: str, outcome: Outcome, detail: str, change: Change) -> Fault:
    return Fault(kind, f"{outcome} {detail}".strip(), contract.pointer_to(outcome), whenever(contract, outcome, change))


def _swapped(contract: Contract, errors: list[tuple[Outcome, Variant]]) -> Iterator[Fault]:
    """Yield each error in the place of the one before it, where a status has several."""
    for status in dict.fromkeys(outcome.status for outcome, _ in errors):
        same = [it for it in errors if it[0].status == status]
        for (outcome, _), (other, variant) in pairwise([*same, same[0]] if len(same) > 1 else []):
            if variant.example is not None:
                change = as_json(int(status), variant.example)
                yield _fault(contract, "two error bodies swapped", outcome, f"as {other.variant}", change)


def _for_another(contract: Contract, errors: list[tuple[Outcome, Variant]]) -> Iterator[Fault]:
    """Yield each error as the next status and as the one before, with the body and the headers that belong to that."""
    one_each = list({outcome.status: (outcome, variant) for outcome, variant in errors}.values())
    pairs = list(pairwise(one_each))
    for (outcome, _), (other, variant) in [*pairs, *((after, before) for before, after in pairs)]:
        if variant.example is not None:
            change = _as(contract, other, variant)
            yield _fault(contract, "a status for another", outcome, f"as {other.answer}", change)


def _as(contract: Contract, other: Outcome, variant: Variant) -> Change:
    """Return what answers as another outcome, complete with its headers."""
    operation = next(it for it in contract.operations if it.name == other.operation)
    required = [header.name for header in operation.responses[other.status].headers if header.required]

    def change(answer: Answer) -> Answer:
        for name in required:
            answer = with_header(name, "30")(answer)
        if other.status == "401":
            answer = with_header("WWW-Authenticate", "Bearer")(answer)
        return as_json(int(other.status), variant.example)(answer)

    return change


def _undocumented(contract: Contract, found: list[tuple[Outcome, Variant]]) -> Iterator[Fault]:
    """Yield statuses as others of their hundred that are not documented, and a success as 500."""
    documented = {outcome.status for outcome, _ in found}
    one_each = list({it[0].status: it for it in found}.values())
    for outcome, _ in one_each[:2] + one_each[-1:]:
        hundred = int(outcome.status[0]) * 100
        other = next(it for it in range(hundred + 2, hundred + 100) if str(it) not in documented)
        for status in (other, 500) if outcome == found[0][0] else (other,):
            yield _fault(contract, "an undocumented status", outcome, f"as {status}", _with_status(status))


def _of_success_and_error(
    contract: Contract, successes: list[tuple[Outcome, Variant]], errors: list[tuple[Outcome, Variant]]
) -> Iterator[Fault]:
    for success, variant in successes:
        for outcome, error in errors[-2:]:
            as_error = as_json(int(success.status), error.example)
            yield _fault(contract, "200 with an error body", success, f"as that of {outcome.answer}", as_error)
            as_success = as_json(int(outcome.status), variant.example)
            yield _fault(contract, "an error with a 200 body", outcome, f"as that of {success.answer}", as_success)
        for outcome, error in errors[-1:]:
            change = _as(contract, outcome, error)
            yield _fault(contract, "an error for a success", success, f"as {outcome.answer}", change)


def _of_headers(contract: Contract, found: list[tuple[Outcome, Variant]]) -> Iterator[Fault]:
    operations = {it.name: it for it in contract.operations}
    for outcome, _ in found:
        for header in operations[outcome.operation].responses[outcome.status].headers:
            if header.required:
                missing = with_header(header.name, None)
                yield _fault(contract, "a header missing", outcome, header.name, missing)
            if header.type in {"integer", "number"}:
                for text in ("soon", "-1", "Thu, 16 Feb 2023 09:14:11 GMT"):
                    change = with_header(header.name, text)
                    yield _fault(contract, "a header unreadable", outcome, f"{header.name}: {text}", change)
    for outcome, _ in found[:1] + found[-1:]:
        yield _fault(contract, "a content type missing", outcome, "", with_header("Content-Type", None))
        text = "text/html" if outcome == found[0][0] else "application/octet-stream"
        yield _fault(contract, "a wrong content type", outcome, text, with_header("Content-Type", text))
    yield from _asked_for_by_http(contract)


def _asked_for_by_http(contract: Contract) -> Iterator[Fault]:
    """Yield the headers that no contract needs to name: HTTP asks for them."""
    for status, name in ((401, "WWW-Authenticate"), (405, "Allow")):

        def change(_: Request, answer: Answer, status: int = status, name: str = name) -> Answer | None:
            return with_header(name, None)(answer) if answer.status == status else None

        yield Fault("a header missing", f"{status} {name}", contract.operations[0].pointer, lying(change))


def _on_the_wire(contract: Contract, found: list[tuple[Outcome, Variant]], slowest: float) -> Iterator[Fault]:
    for outcome, _ in found:
        yield _fault(contract, "a truncated body", outcome, "", _truncated)
        yield _fault(contract, "an empty body", outcome, "", lambda answer: replace(answer, content=b""))
    for outcome, _ in found[-1:]:
        yield _fault(contract, "a slow body", outcome, "", _slow(slowest * DELAY))


def _with_status(status: int) -> Change:
    return lambda answer: replace(answer, status=status)


def _slow(pause: float) -> Change:
    """Return what is slow some times, and then no more."""
    left = iter([pause] * SLOW_ANSWERS)
    return lambda answer: replace(answer, pause=next(left, 0))


def _truncated(answer: Answer) -> Answer:
    half = len(answer.content) // 2
    return replace(answer, content=answer.content[:half], missing=len(answer.content) - half)
