"""Audit a reading: double-entry bookkeeping that every part of the contract arrived in the Api.

It walks the contract by tables of its own and knows no reader. A keyword that is in no table, a part whose pointer
is missing in the Api, and a fact that arrived with another value are problems: nothing of a contract is lost silently.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import attrs

from generator.audit import checks
from generator.audit.tables import OBJECTS
from generator.document import Document, Node
from generator.ir import Api, Declaration, Facts
from generator.problem import Problem

__all__ = ["audit"]

_WITHOUT_ENTRY = frozenset({"OpenAPI", "Info", "Components", "Path Item"})
"""Objects that only hold others."""


def audit(document: Document, api: Api) -> tuple[Problem, ...]:
    """Return what of a lowered contract is not in the Api."""
    entries = _entries(api)
    told = checks.api(document.root, api)
    return (*told, *_object(document.root, "OpenAPI", entries), *_invented(document, entries))


def _invented(document: Document, entries: _Entries) -> Iterator[Problem]:
    """Yield what the Api says of parts that the contract does not have."""
    for pointer, ones in entries.items():
        keyword = pointer.endswith(("/enum", "/type"))
        if document.find(pointer.rpartition("/")[0] if keyword else pointer) is None and any(
            getattr(one, "facts", Facts()) != Facts() for one in ones
        ):
            yield document.problem(pointer, "invented: the contract says nothing here")


_Entries = dict[str, list[Any]]


def _entries(api: Api) -> _Entries:
    """Return everything of an Api by the pointer at which the contract says it."""
    found: _Entries = {}
    waiting: list[Any] = [api]
    fields: dict[type, tuple[str, ...]] = {}
    while waiting:
        one = waiting.pop()
        kind = type(one)
        if kind is tuple:
            waiting.extend(one)
            continue
        if kind not in fields:
            fields[kind] = tuple(each.name for each in attrs.fields(kind)) if attrs.has(kind) else ()
        if fields[kind]:
            if hasattr(one, "pointer"):
                found.setdefault(one.pointer, []).append(one)
            if isinstance(one, Declaration) and one.pointer.endswith(("/enum", "/type")):
                # The part of a schema that is not null is declared at the keyword.
                found.setdefault(one.pointer.rpartition("/")[0], []).append(one)
            waiting.extend(getattr(one, name) for name in fields[kind])
    return found


def _object(node: Node, kind: str, entries: _Entries) -> Iterator[Problem]:
    if kind == "Schema" and isinstance(node.value, bool):
        # `true` and `false` say something of the object that they stand in, and are compared with it.
        return
    node.mapping()
    if node.pointer not in entries and kind not in _WITHOUT_ENTRY:
        yield node.problem(f"lost: this {kind} is not in the client")
        return
    yield from checks.CHECKS.get(kind, checks.nothing)(node, entries.get(node.pointer, []))
    keywords = OBJECTS[kind]
    for key, value in node.members():
        if key.startswith("x-"):
            continue
        if key not in keywords:
            yield value.problem(f"lost: `{key}` is not a keyword of a {kind} Object")
        else:
            yield from _members(value, keywords[key], entries)


def _members(node: Node, kind: str, entries: _Entries) -> Iterator[Problem]:
    if kind.startswith("["):
        for one in node.items():
            yield from _object(one, kind.strip("[]"), entries)
    elif kind.startswith("{"):
        for key, one in node.members():
            if key.startswith("x-") and kind in {"{Path Item}", "{Response}"}:
                continue
            if kind == "{Header}" and key.lower() == "content-type":
                # Told by the media type (OpenAPI 3.1.1, section 4.8.17.1).
                continue
            yield from _object(one, kind.strip("{}"), entries)
    elif kind:
        yield from _object(node, kind, entries)
