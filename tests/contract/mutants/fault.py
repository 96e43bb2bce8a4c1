"""A fault: how a proxy before an honest server goes wrong; and the small words that faults are written with."""

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from email.message import Message
from typing import Any, TypeAlias

from tests.contract.suite.contract import Contract, Outcome
from tests.contract.suite.wire import Answer, Request

Ask: TypeAlias = Callable[[Request], Answer]
"""Asks the honest server."""

Lie: TypeAlias = Callable[[Request, Ask], tuple[Answer, bool]]
"""What is answered to a request, and whether that is a lie."""

Change: TypeAlias = Callable[[Answer], Answer]

Path: TypeAlias = Sequence[str | int]
"""The way to a value in a body: names of properties and numbers of items."""


@dataclass(frozen=True)
class Fault:
    """One way in which a server can break the contract."""

    kind: str
    detail: str
    pointer: str
    """The place in the contract that it breaks, as a URI fragment."""
    lie: Lie

    @property
    def name(self) -> str:
        """The kind and the detail: no two faults share it."""
        return f"{self.kind}: {self.detail}"


def whenever(contract: Contract, outcome: Outcome, change: Change) -> Lie:
    """Return the lie that changes every answer that is this outcome."""
    return lying(lambda request, answer: change(answer) if contract.judge(request, answer)[0] == outcome else None)


def lying(changed: Callable[[Request, Answer], Answer | None]) -> Lie:
    """Return the lie that asks the server and changes what it says; None leaves an answer as it is."""

    def lie(request: Request, ask: Ask) -> tuple[Answer, bool]:
        honest = ask(request)
        told = changed(request, honest)
        return (honest, False) if told is None else (told, True)

    return lie


def with_body(change: Callable[[Any], Any]) -> Change:
    """Return what answers with another JSON body, made of the honest one."""
    return lambda answer: replace(answer, content=json.dumps(change(json.loads(answer.content))).encode())


def with_value(path: Path, value: Any) -> Change:
    """Return what puts a value into the JSON body, and whatever is missing on the way to it."""
    return with_body(lambda body: _put(body, path, value))


def _put(body: Any, path: Path, value: Any) -> Any:
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return [_put(None, rest, value)]
    members = body if isinstance(body, dict) else {}
    return {**members, step: _put(members.get(step), rest, value)}


def with_header(name: str, value: str | None) -> Change:
    """Return what sets a header, or leaves it out."""

    def change(answer: Answer) -> Answer:
        headers = Message()
        for known, text in answer.headers.items():
            if known.lower() != name.lower():
                headers[known] = text
        if value is not None:
            headers[name] = value
        return replace(answer, headers=headers)

    return change


def as_json(status: int, body: Any) -> Change:
    """Return what answers with another status and another JSON body."""
    return lambda answer: replace(answer, status=status, content=json.dumps(body).encode())
