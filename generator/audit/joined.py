"""What the audit compares where several schemas hold together: what arrived says more than each of them, never less."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.audit.books import Books, types_behind
from generator.audit.checks import array, told
from generator.document import Node
from generator.ir import Anything, Choice, Constant, Enum, List, Map, Nothing, Object, Part, Scalar, Schema, Type
from generator.problem import Problem


def joined(node: Node, part: Part, schema: Schema, entries: Books) -> Iterator[Problem]:
    """Yield what one of several schemas says and what they became together does not."""
    if not isinstance(node.value, dict):
        return
    types = types_behind(schema, entries)
    if any(isinstance(one, Nothing) for one in types):
        return
    lost = [one for one in part.facts.constraints if one not in schema.facts.constraints]
    yield from told(node, "constraints", [], lost)
    yield from said(node, types)
    yield from _choices(node, schema, types)


def said(node: Node, types: list[Type]) -> Iterator[Problem]:
    """Yield what a schema says of types and some types do not."""
    for check in (_kinds, _values, _members, _extra):
        yield from check(node, types)


def _told(schema: Schema) -> list[tuple[str, Any]]:
    return [(key, json.loads(value)) for key, value in schema.facts.constraints]


def _kinds(node: Node, types: list[Type]) -> Iterator[Problem]:
    found = node.value.get("type")
    if found is None:
        return
    allowed = {found} if isinstance(found, str) else set(found)
    allowed |= {"integer"} if "number" in allowed else set()
    arrived = {kind for one in types for kind in _kinds_of(one)}
    if not arrived or not arrived <= allowed:
        yield from told(node, "type", sorted(allowed), sorted(arrived))


def _kinds_of(one: Type) -> Iterator[str]:
    match one:
        case Scalar(kind):
            yield kind
        case Enum(_, values):
            yield from (_kind(json.loads(value)) for value in values)
        case Constant(value):
            yield _kind(json.loads(value))
        case List():
            yield "array"
        case Object() | Map():
            yield "object"
        case Anything():
            yield "anything"
        case _:
            pass


def _kind(value: Any) -> str:
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def is_of_type(value: Any, node: Node) -> bool:
    """Return whether a value is of a type that a schema allows."""
    found = node.value.get("type")
    if found is None:
        return True
    allowed, kind = [found] if isinstance(found, str) else found, _kind(value)
    return kind in allowed or (kind == "integer" and "number" in allowed)


def _values(node: Node, types: list[Type]) -> Iterator[Problem]:
    listed = [node.value["const"]] if "const" in node.value else array(node, "enum")
    if not listed:
        return
    arrived = [value for one in types if isinstance(one, Enum) for value in map(json.loads, one.values)]
    arrived += [json.loads(one.value) for one in types if isinstance(one, Constant)]
    arrived += [None for one in types if one == Scalar("null")]
    texts = {json.dumps(value, sort_keys=True) for value in listed}
    lost = [value for value in arrived if json.dumps(value, sort_keys=True) not in texts]
    if lost or not arrived:
        yield from told(node, "const" if "const" in node.value else "enum", listed, arrived)


def _members(node: Node, types: list[Type]) -> Iterator[Problem]:
    names, required = set(node.value.get("properties", {})), set(map(str, array(node, "required")))
    for one in types:
        if isinstance(one, Object):
            arrived = {each.name for each in one.properties}
            yield from told(node, "properties", set(), names - arrived)
            yield from told(node, "required", set(), required - {each.name for each in one.properties if each.required})
        elif isinstance(one, Map):
            yield from told(node, "properties", set(), names | required)


def _extra(node: Node, types: list[Type]) -> Iterator[Problem]:
    said = node.value.get("additionalProperties")
    if said is None or said is True or said == {}:
        return
    for one in types:
        if isinstance(one, Object) and not one.closed and one.extra is None:
            yield from told(node, "additionalProperties", said, None)


def _choices(node: Node, schema: Schema, types: list[Type]) -> Iterator[Problem]:
    for key in ("oneOf", "anyOf"):
        options = array(node, key)
        if not options or (key, options) in _told(schema) or is_decided(node, key, schema):
            continue
        counts = [len(one.options) for one in types if isinstance(one, Choice)]
        # Together with other choices there are more; those that come to the same are told once.
        if not counts or max(counts) < len(options):
            yield from told(node, key, len(options), counts)


def is_decided(node: Node, key: str, schema: Schema) -> bool:
    """Return whether one of the options is another part of the same whole."""
    parts = {one.pointer for one in schema.parts}
    found = node.get(key)
    for one in found.items() if found is not None else ():
        reference = one.get("$ref")
        if one.pointer in parts or (reference is not None and reference.follow().pointer in parts):
            return True
    return False
