"""What the audit compares of a schema that was put together: with all its parts at once, no less and no more."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from generator.audit.books import Books
from generator.audit.checks import array, told
from generator.audit.joined import is_decided, is_of_type
from generator.document import Document, Node
from generator.ir import Choice, Declaration, Enum, List, Object, Schema
from generator.problem import Problem

_WORDS = ("title", "description", "default", "examples", "deprecated", "read_only", "write_only")


def wholes(document: Document, entries: Books) -> Iterator[Problem]:
    """Yield what was lost or invented where schemas were put together."""
    for ones in entries.values():
        for one in ones:
            schema = one.schema if isinstance(one, Declaration) else one
            if isinstance(schema, Schema) and schema.pointer.endswith("/patternProperties"):
                yield from _patterns(document, schema)
            if isinstance(schema, Schema) and schema.parts:
                found = [document.find(part.pointer) for part in schema.parts]
                nodes = [node for node in found if node is not None and isinstance(node.value, dict)]
                if nodes:
                    yield from _whole(schema, nodes)


def _patterns(document: Document, schema: Schema) -> Iterator[Problem]:
    """Compare the types of members by the look of their names, and of those that no pattern fits."""
    node = document.find(schema.pointer.rpartition("/")[0])
    if node is not None and "patternProperties" in node.value and isinstance(schema.type, Choice):
        others = node.value.get("additionalProperties", True) is not False
        count = len(node.value["patternProperties"]) + others
        yield from told(node, "patternProperties", count, len(schema.type.options))


def _whole(schema: Schema, nodes: list[Node]) -> Iterator[Problem]:
    yield from _facts(schema, nodes[0])
    match schema.type:
        case Object() as one:
            yield from _object(one, nodes)
        case List(_, prefix, complete):
            count = max(len(array(node, "prefixItems")) for node in nodes)
            yield from told(nodes[0], "prefixItems", count, len(prefix))
            yield from told(nodes[0], "prefixItems", _is_complete(nodes, count), complete)
        case Enum(_, values):
            lists = [_listed(node) for node in nodes]
            kept = [set(one) for one in lists if one is not None]
            every = set.intersection(*kept) if kept else set()
            expected = {one for one in every if all(is_of_type(json.loads(one), node) for node in nodes)}
            yield from told(nodes[0], "enum", expected - {"null"}, set(values))
        case Choice(options) if any(option.parts for option in options):
            groups = [
                len(array(node, key))
                for node in nodes
                for key in ("oneOf", "anyOf")
                if array(node, key) and not is_decided(node, key, schema)
                if not any(name == key for name, _ in schema.facts.constraints)
            ]
            yield from told(nodes[0], "options", math.prod(groups), len(options))
        case _:
            pass


def _facts(schema: Schema, node: Node) -> Iterator[Problem]:
    """Compare the facts: words of the schema itself come first, then those of the parts; limits all hold."""
    facts, own = schema.facts, [one.facts for one in schema.parts if one.pointer == schema.pointer]
    near = [one.facts for one in schema.parts if not one.inherited]
    every = [one.facts for one in schema.parts]
    for key in _WORDS:
        among = [*own, *{"title": [], "default": every}.get(key, near)]
        first = next((said for one in among if (said := getattr(one, key))), None)
        yield from told(node, key, first or None, getattr(facts, key) or None)
    constraints = {one for each in schema.parts for one in each.facts.constraints}
    yield from told(node, "constraints", constraints, set(facts.constraints))


def _object(one: Object, nodes: list[Node]) -> Iterator[Problem]:
    names = {name for node in nodes for name in node.value.get("properties", {})}
    required = {str(name) for node in nodes for name in array(node, "required")}
    yield from told(nodes[0], "properties", names | required, {each.name for each in one.properties})
    yield from told(nodes[0], "required", required, {each.name for each in one.properties if each.required})
    others = [node.value.get("additionalProperties", True) for node in nodes]
    patterns = any(node.value.get("patternProperties") for node in nodes)
    closed = False in others
    given = patterns or (not closed and any(isinstance(each, dict) and each for each in others))
    yield from told(nodes[0], "additionalProperties", closed and not patterns, one.closed)
    yield from told(nodes[0], "additionalProperties", given, one.extra is not None)


def _is_complete(nodes: list[Node], count: int) -> bool:
    least = max((one for one in _numbers(nodes, "minItems")), default=0)
    most = min((one for one in _numbers(nodes, "maxItems")), default=count + 1)
    ends = most == count or any(node.value.get("items") is False for node in nodes)
    return count > 0 and least == count and ends


def _numbers(nodes: list[Node], key: str) -> list[int]:
    return [one for node in nodes if isinstance(one := node.value.get(key), int)]


def _listed(node: Node) -> list[str] | None:
    value: dict[str, Any] = node.value
    if "const" not in value and "enum" not in value:
        return None
    listed = [value["const"]] if "const" in value else array(node, "enum")
    return [json.dumps(one, ensure_ascii=False, sort_keys=True, separators=(",", ":")) for one in listed]
