"""The callers file: who asks, with the token of which environment variable, and what the answers must be."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from generator.document import Node
from generator.load import load
from tests.contract.suite.contract import Contract, Operation, Outcome
from tests.contract.suite.finding import Finding
from tests.contract.suite.wire import Request

VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


@dataclass(frozen=True)
class Probe:
    """A request that is worth trying, and the outcome that it reaches the first time that its caller sends it."""

    outcome: Outcome
    request: Request
    values: Mapping[str, Any]
    """Parameter -> value."""
    promised: bool
    """Whether another outcome is a finding."""


@dataclass(frozen=True)
class Caller:
    """Somebody who asks."""

    name: str
    token: str | None = None
    """The name of the environment variable that has the token; None if the caller sends no credentials."""
    must: frozenset[Outcome] = frozenset()
    """What it must see."""
    may: frozenset[Outcome] | None = None
    """All that it may see; None if the contract is the only limit."""
    probes: tuple[Probe, ...] = ()
    warnings: Mapping[str, str] = field(default_factory=dict[str, str])
    """The warnings of schemathesis that are no news, each with the reason."""


@dataclass(frozen=True)
class FalseAlarm:
    """Something that a check of schemathesis says and that is not a fault."""

    check: str
    says: str
    """A part of what it says; "" if all of it is meant."""
    reason: str

    def means(self, finding: Finding) -> bool:
        """Return whether a finding is this false alarm."""
        return (finding.source, finding.rule) == ("schemathesis", self.check) and self.says in finding.what


@dataclass(frozen=True)
class Callers:
    """All who ask."""

    callers: tuple[Caller, ...]
    false_alarms: tuple[FalseAlarm, ...] = ()

    @property
    def nobody(self) -> Caller | None:
        """The caller without credentials: what it may see, anyone may see whose credentials are not known."""
        return next((it for it in self.callers if it.token is None), None)


_NO_IDS = {
    "missing_test_data": "nobody said what there is; what was not reached is listed as never seen",
    "validation_mismatch": "nobody said what there is, nor in which state",
}
ANYONE = Callers(
    (
        Caller("you", "TOKEN", warnings=_NO_IDS),
        Caller("without a token", warnings={**_NO_IDS, "missing_auth": "this caller is refused on purpose"}),
    )
)
"""Where nothing is said: the owner of the token, and somebody without one; nothing is promised."""


def read_callers(path: Path, contract: Contract) -> Callers:
    """Return what a callers file says. Raises RefusedError, with the place, for the first thing that means nothing."""
    root = load(path).root
    _only(root, {"callers", "false_alarms"})
    callers: list[Caller] = []
    for node in root.require("callers").items():
        caller = _caller(node, contract)
        for known in callers:
            if caller.name == known.name:
                raise node.require("name").refuse(f"another caller is called `{caller.name}`, too")
            if caller.token is not None and caller.token == known.token:
                raise node.require("token").refuse(f"`{known.name}` has the same token")
        callers.append(caller)
    if not callers:
        raise root.require("callers").refuse("there must be a caller")
    alarms = root.get("false_alarms")
    return Callers(tuple(callers), tuple(_false_alarm(node) for node in alarms.items()) if alarms else ())


def _caller(node: Node, contract: Contract) -> Caller:
    _only(node, {"name", "token", "sees", "may_see", "warnings"})
    name = _said(node, "name")
    token = node.text("token")
    if token is not None and not VARIABLE.fullmatch(token):
        # The value is not shown: it may be the token itself.
        raise node.require("token").refuse("expected the name of an environment variable, never the token itself")
    sees, may_see = node.get("sees"), node.get("may_see")
    must = tuple(_probes(sees, contract, promised=True)) if sees else ()
    more = tuple(_probes(may_see, contract, promised=False)) if may_see else ()
    outcomes = frozenset(outcome for outcome, _ in must)
    return Caller(
        name=name,
        token=token,
        must=outcomes,
        may=None if sees is None else outcomes | {outcome for outcome, _ in more},
        probes=tuple(probe for _, probes in (*must, *more) for probe in probes),
        warnings=_reasons(node.get("warnings")),
    )


def _probes(node: Node, contract: Contract, *, promised: bool) -> Iterator[tuple[Outcome, Sequence[Probe]]]:
    """Yield each outcome with the requests that are said to reach it."""
    operations = {operation.name: operation for operation in contract.operations}
    for name, answers in node.members():
        if name not in operations:
            raise answers.refuse(f"the contract has no operation `{name}`; it has {_listed(operations)}")
        outcomes = {outcome.answer: outcome for outcome in operations[name].outcomes}
        for answer, requests in answers.members():
            if answer not in outcomes:
                raise requests.refuse(f"`{name}` does not document `{answer}`; it documents {_listed(outcomes)}")
            outcome = outcomes[answer]
            yield outcome, [_probe(operations[name], outcome, it, promised=promised) for it in requests.items()]


def _probe(operation: Operation, outcome: Outcome, node: Node, *, promised: bool) -> Probe:
    for name, value in node.members():
        if name not in operation.parameters or operation.parameters[name].location == "cookie":
            raise value.refuse(f"`{operation.name}` has no parameter `{name}`; it has {_listed(operation.parameters)}")
        if not isinstance(value.value, (str, int, float, bool)):
            raise value.refuse("expected a string, a number or a boolean")
    for parameter in operation.parameters.values():
        if parameter.required and node.get(parameter.name) is None:
            raise node.refuse(f"`{operation.name}` needs a value of its parameter `{parameter.name}`")
    return Probe(outcome, request_of(operation, node.value), node.value, promised)


def request_of(operation: Operation, values: Mapping[str, Any]) -> Request:
    """Return the request of an operation with these values of its parameters; it has no credentials yet."""
    texts = {name: str(value).lower() if isinstance(value, bool) else str(value) for name, value in values.items()}
    at = {name: operation.parameters[name].location for name in texts}
    path = re.sub(r"\{([^{}]*)\}", lambda it: quote(texts[it[1]], safe=""), operation.path)
    query = urlencode({name: text for name, text in texts.items() if at[name] == "query"})
    headers = [(name, text) for name, text in texts.items() if at[name] == "header"]
    return Request(operation.method, path + ("?" if query else "") + query, (*headers, ("Accept", "*/*")))


def _reasons(node: Node | None) -> dict[str, str]:
    return {name: _said(node, name) for name, _ in node.members()} if node else {}


def _false_alarm(node: Node) -> FalseAlarm:
    _only(node, {"check", "says", "reason"})
    return FalseAlarm(_said(node, "check"), node.text("says") or "", _said(node, "reason"))


def _said(node: Node, key: str) -> str:
    """Return a text that must be there and say something."""
    text = node.required_text(key)
    if not text.strip():
        raise node.require(key).refuse(f"`{key}` says nothing")
    return text


def _only(node: Node, keys: set[str]) -> None:
    for key, value in node.members():
        if key not in keys:
            raise value.refuse(f"`{key}` means nothing here; there are {_listed(sorted(keys))}")


def _listed(names: Any) -> str:
    return ", ".join(f"`{name}`" for name in names) or "none"
