"""Faults of who may do what, and of what is remembered: credentials, caches, and the reset of this contract."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace

from tests.contract.mutants.fault import Ask, Fault, Lie, lying, whenever, with_value
from tests.contract.suite.callers import Callers
from tests.contract.suite.contract import Contract, Operation, Outcome
from tests.contract.suite.rules_of_reset import OPERATION
from tests.contract.suite.wire import Answer, Request

KINDS = (
    "missing authentication accepted",
    "other credentials accepted",
    "any token accepted",
    "a stale answer",
    "a crash",
    "a reset that is not kept",
    "a reset that happens twice",
    "a reset of another link",
    "a reset by a stranger",
)


def faults(contract: Contract, callers: Callers, tokens: Mapping[str, str]) -> Iterator[Fault]:
    """Yield the faults; `tokens` are the callers' by variable, and the first caller owns what can be had."""
    for operation in contract.operations:
        if operation.secured:
            yield from _of_credentials(operation, callers, tokens)
        yield from _of_memory(operation)
        if operation.name == OPERATION:
            yield from _of_reset(contract, operation, callers, tokens)


def _authorization(callers: Callers, tokens: Mapping[str, str]) -> str:
    """Return the header of the first caller who has a token."""
    return next(f"Bearer {tokens[it.token]}" for it in callers.callers if it.token is not None)


def _as_owner(owner: str, accepted: str | None) -> Lie:
    """Return the lie that takes one value of the header for the owner's; None is no header."""

    def lie(request: Request, ask: Ask) -> tuple[Answer, bool]:
        lies = request.header("Authorization") == accepted
        return ask(request.having("Authorization", owner) if lies else request), lies

    return lie


def _of_credentials(operation: Operation, callers: Callers, tokens: Mapping[str, str]) -> Iterator[Fault]:
    owner = _authorization(callers, tokens)
    yield Fault("missing authentication accepted", operation.name, operation.pointer, _as_owner(owner, None))
    for caller in callers.callers:
        if caller.token is not None and f"Bearer {tokens[caller.token]}" != owner:
            lie = _as_owner(owner, f"Bearer {tokens[caller.token]}")
            detail = f"{operation.name} of the caller {caller.name}"
            yield Fault("other credentials accepted", detail, operation.pointer, lie)
    known = {f"Bearer {token}" for token in tokens.values()}

    def anything(request: Request, ask: Ask) -> tuple[Answer, bool]:
        given = request.header("Authorization")
        lies = given is not None and given not in known
        return ask(request.having("Authorization", owner) if lies else request), lies

    yield Fault("any token accepted", operation.name, operation.pointer, anything)


def _of_memory(operation: Operation) -> Iterator[Fault]:
    """Yield caches that confuse what they were asked, and a crash on what needs to be decoded."""
    asked: list[Answer] = []
    cached: dict[str, Answer] = {}
    authorized: dict[str, Answer] = {}

    def previous(request: Request, ask: Ask) -> tuple[Answer, bool]:
        asked.append(ask(request))
        lies = len(asked) > 1 and operation.target.fullmatch(request.target) is not None
        return asked[-2 if lies else -1], lies

    def by_target(request: Request, ask: Ask) -> tuple[Answer, bool]:
        lies = request.target in cached
        return cached.setdefault(request.target, cached[request.target] if lies else ask(request)), lies

    def success_by_target(request: Request, answer: Answer) -> Answer | None:
        before = authorized.get(request.target)
        if answer.status < 300:
            authorized[request.target] = answer
        return before

    def crash(request: Request, answer: Answer) -> Answer | None:
        return replace(answer, status=500) if "%" in request.target else None

    yield Fault("a stale answer", f"{operation.name} that of the request before", operation.pointer, previous)
    yield Fault("a stale answer", f"{operation.name} the first one for a path", operation.pointer, by_target)
    yield Fault(
        "a stale answer", f"{operation.name} the success before it", operation.pointer, lying(success_by_target)
    )
    yield Fault("a crash", f"{operation.name} when a value must be decoded", operation.pointer, lying(crash))


def _of_reset(contract: Contract, operation: Operation, callers: Callers, tokens: Mapping[str, str]) -> Iterator[Fault]:
    success, bad_state = Outcome(OPERATION, "200", "Link"), Outcome(OPERATION, "422", "LinkBadState")
    if not {success, bad_state} <= set(contract.outcomes):
        return
    stranger = _reset_for_strangers(operation, _authorization(callers, tokens))
    for kind, detail, lie in (
        ("a reset that is not kept", "the next one succeeds", _again(contract, success, bad_state)),
        ("a reset that is not kept", "any state can be reset", _any_state(contract, operation, success, bad_state)),
        ("a reset that is not kept", "state is connected", _saying(contract, success, "state", "connected")),
        (
            "a reset that is not kept",
            "error_code is incomplete",
            _saying(contract, success, "error_code", "incomplete"),
        ),
        (
            "a reset that is not kept",
            "link_error_code is incomplete",
            _saying(contract, bad_state, "link_error_code", "incomplete"),
        ),
        ("a reset that happens twice", "", _twice(contract, success)),
        ("a reset of another link", "", _saying(contract, success, "link_id", "another")),
        ("a reset by a stranger", "", stranger),
    ):
        yield Fault(kind, f"{operation.name} {detail}".strip(), contract.pointer_to(success), lie)


def _saying(contract: Contract, outcome: Outcome, name: str, value: str) -> Lie:
    return whenever(contract, outcome, with_value((name,), value))


def _again(contract: Contract, success: Outcome, bad_state: Outcome) -> Lie:
    """Return the lie that tells of every link that was reset once that it is reset now."""
    links: dict[str, Answer] = {}

    def again(request: Request, answer: Answer) -> Answer | None:
        outcome, _ = contract.judge(request, answer)
        if outcome == success:
            links[request.target] = answer
        return links.get(request.target) if outcome == bad_state else None

    return lying(again)


def _any_state(contract: Contract, operation: Operation, success: Outcome, bad_state: Outcome) -> Lie:
    """Return the lie that resets links that need relinking from the first day on, but none twice."""
    links: dict[str, Answer] = {}

    def any_state(request: Request, answer: Answer) -> Answer | None:
        outcome, _ = contract.judge(request, answer)
        link = operation.path_values(request).get("id", "")
        if outcome == success:
            links[link] = answer
        body = next((json.loads(it.content) for it in links.values()), None)
        if outcome != bad_state or link in links or body is None:
            return None
        return replace(answer, status=200, content=json.dumps({**body, "link_id": link}).encode())

    return lying(any_state)


def _twice(contract: Contract, success: Outcome) -> Lie:
    """Return the lie that sends a request that resets a link once more, and answers as the server did then."""

    def twice(request: Request, ask: Ask) -> tuple[Answer, bool]:
        first = ask(request)
        lies = contract.judge(request, first)[0] == success
        return (ask(request) if lies else first), lies

    return twice


def _reset_for_strangers(operation: Operation, owner: str) -> Lie:
    """Return the lie that refuses who is no owner, and yet resets the link."""

    def for_a_stranger(request: Request, ask: Ask) -> tuple[Answer, bool]:
        answer = ask(request)
        asked = (operation.method, True) == (request.method, operation.target.fullmatch(request.target) is not None)
        lies = answer.status == 401 and asked
        if lies:
            ask(request.having("Authorization", owner))
        return answer, lies

    return for_a_stranger
