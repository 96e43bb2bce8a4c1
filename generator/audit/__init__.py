"""Audit a reading: double-entry bookkeeping that every part of the contract arrived in the Api.

It walks the contract by tables of its own and knows no reader. A keyword that is in no table, a part whose pointer
is missing in the Api, and a fact that arrived with another value are problems: nothing of a contract is lost silently.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.audit import checks, faults, schemas
from generator.audit.books import Books, books
from generator.audit.leads import leads
from generator.audit.tables import ANY, OBJECTS
from generator.audit.wholes import wholes
from generator.document import Document, Node
from generator.ir import Api, Facts, Fault
from generator.problem import Problem

__all__ = ["audit"]

_WITHOUT_ENTRY = frozenset({"OpenAPI", "Info", "Components", "Path Item"})
"""Objects that only hold others."""
_NO_FACTS = Facts()


def audit(document: Document, api: Api) -> tuple[Problem, ...]:
    """Return what of a lowered contract is not in the Api."""
    entries = books(api)
    told = checks.api(document.root, api)
    found = (*_object(document.root, "OpenAPI", entries), *wholes(document, entries), *_invented(document, entries))
    found = (*found, *faults.mended(document, entries))
    return (*told, *found, *leads(document, entries))


def _invented(document: Document, entries: Books) -> Iterator[Problem]:
    """Yield what the Api says of parts that the contract does not have."""
    for pointer, ones in entries.items():
        # The most say nothing, and need not be looked for.
        if not any(getattr(one, "facts", _NO_FACTS) != _NO_FACTS for one in ones if not getattr(one, "parts", ())):
            continue
        keyword = pointer.endswith(("/enum", "/type"))
        unsaid = pointer.endswith(("/patternProperties", "/discriminator"))
        if unsaid or document.find(pointer.rpartition("/")[0] if keyword else pointer) is None:
            yield document.limit(pointer, "invented: the contract says nothing here")


def _object(node: Node, kind: str, entries: Books) -> Iterator[Problem]:
    if kind == "Schema" and isinstance(node.value, bool):
        # `true` and `false` say something of the object that they stand in, and are compared with it.
        yield from schemas.schema(node, entries)
        return
    node.mapping()
    if faults.is_left_out(node, kind, entries):
        return
    # That something is wrong with it is told of what is in the client, and of what is not.
    if all(isinstance(one, Fault) for one in entries.get(node.pointer, ())) and kind not in _WITHOUT_ENTRY:
        yield node.limit(f"lost: this {kind} is not in the client")
        return
    yield from faults.untold(node, kind, entries)
    if kind == "Schema":
        yield from schemas.schema(node, entries)
        if schemas.is_nothing(node, entries):
            return
    yield from checks.CHECKS.get(kind, checks.nothing)(node, entries.get(node.pointer, []))
    yield from _keywords(node, kind, entries)


def _keywords(node: Node, kind: str, entries: Books) -> Iterator[Problem]:
    keywords = OBJECTS[kind]
    for key, value in node.members():
        if key.startswith("x-"):
            continue
        inner = keywords.get(key, keywords.get(ANY))
        if inner is None and kind == "Schema" and schemas.is_annotation(node, key, entries):
            continue
        if inner is None:
            yield value.problem(f"lost: `{key}` is not a keyword of a {kind} Object")
        elif kind != "Schema" or not schemas.is_silent(node, key, entries):
            yield from _members(value, inner, entries)


def _members(node: Node, kind: str, entries: Books) -> Iterator[Problem]:
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
            if node.pointer.endswith("/$defs") and one.pointer not in entries:
                # As a component that nothing refers to.
                continue
            if node.pointer.endswith("/properties") and schemas.is_described_elsewhere(one, entries):
                continue
            yield from _object(one, kind.strip("{}"), entries)
    elif kind:
        yield from _object(node, kind, entries)
