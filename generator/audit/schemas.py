"""What the audit compares at each schema: its words against the type that arrived, alone or as one of several parts."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator
from typing import Any

from generator.audit.books import Books, Joined, declared, types_behind
from generator.audit.checks import array, told
from generator.audit.joined import joined, said
from generator.document import Node, child
from generator.ir import (
    Anything,
    Choice,
    Constant,
    Declaration,
    Enum,
    Facts,
    List,
    Map,
    Named,
    Nothing,
    Object,
    Scalar,
    Schema,
)
from generator.problem import Problem
from generator.vocabulary import CONSTRAINTS

_SPEAKS = {"type", "$ref", "enum", "const", "properties", "items", "allOf", "oneOf", "anyOf"}
_SPEAKS |= {"prefixItems", "patternProperties", "additionalProperties", "required"}
_VACUOUS = {
    **dict.fromkeys(("items", "prefixItems"), "array"),
    **dict.fromkeys(("properties", "patternProperties", "additionalProperties"), "object"),
}
_EXAMPLES = {"example", "examples"}
_CONDITIONS = {*CONSTRAINTS, "patternProperties", "discriminator"}


def schema(node: Node, entries: Books) -> Iterator[Problem]:
    """Yield what of a schema did not arrive."""
    here = entries.get(node.pointer, [])
    if isinstance(node.value, bool):
        for one in here:
            if isinstance(one, Schema) and not one.parts:
                yield from told(node, "facts", Facts(), one.facts)
        return
    schemas = [one for one in here if isinstance(one, Schema)]
    schemas += [one.schema for one in here if isinstance(one, Declaration)]
    alone = [one for one in schemas if not one.parts]
    if alone:
        yield from _alone(node, alone, entries)
    for one in here:
        if isinstance(one, Joined):
            yield from _facts(node, one.part.facts)
            yield from joined(node, one.part, one.schema, entries)


def is_nothing(node: Node, entries: Books) -> bool:
    """Return whether all that arrived of a schema is that no value fits it, so that nothing in it says anything."""
    here = [one.schema if isinstance(one, Joined) else one for one in entries.get(node.pointer, [])]
    schemas = [one for one in here if isinstance(one, Schema)]
    types = [type_ for one in schemas for type_ in types_behind(one, entries) if not isinstance(type_, (Choice, Named))]
    return bool(types) and all(isinstance(one, Nothing) for one in types)


def is_silent(node: Node, key: str, entries: Books) -> bool:
    """Return whether there are no schemas to look for in a keyword: it says nothing, or was told as it is."""
    value = node.value[key]
    kinds = node.value.get("type", [])
    kind = _VACUOUS.get(key)
    if kind is not None and kinds and kind not in ([kinds] if isinstance(kinds, str) else kinds):
        # What is said of another type than the schema has decides no message (JSON Schema Core, section 7.6.1).
        return True
    if key == "additionalProperties" and (value == {} or _is_closed_by_others(node, entries)):
        return True
    return key in {"oneOf", "anyOf"} and any(
        name == key and json.loads(text) == value
        for one in entries.get(node.pointer, [])
        if isinstance(one, (Schema, Joined, Declaration))
        for name, text in _constraints(one)
    )


def _is_closed_by_others(node: Node, entries: Books) -> bool:
    """Return whether a schema only holds together with one that allows no other members, so that there are none."""
    here = [one for one in entries.get(node.pointer, []) if isinstance(one, (Schema, Joined, Declaration))]
    parts = [[node.document.find(part.pointer) for part in one.schema.parts] for one in here if isinstance(one, Joined)]
    closed = [any(one is not None and _closes(one.value) for one in some) for some in parts]
    return bool(here) and len(closed) == len(here) and all(closed)


def _closes(value: Any) -> bool:
    return isinstance(value, dict) and value.get("additionalProperties") is False


def is_annotation(node: Node, key: str, entries: Books) -> bool:
    """Return whether a keyword is one that nobody knows, as later versions than 3.0 allow, and was told as it is."""
    if str(node.document.data.get("openapi")).startswith("3.0"):
        return False
    return (key, node.value[key]) in [
        (name, json.loads(text))
        for one in entries.get(node.pointer, [])
        if isinstance(one, (Schema, Joined, Declaration))
        for name, text in _constraints(one)
    ]


def is_described_elsewhere(node: Node, entries: Books) -> bool:
    """Return whether a property stands beside a choice or a `$ref` and says nothing that is not said there as well.

    That its name arrived in each of the objects is compared where it stands.
    """
    parent = node.pointer.rpartition("/properties/")[0]
    beside = node.document.find(parent)
    if node.pointer in entries or beside is None or not isinstance(beside.value, dict):
        return False
    joined_only = all(isinstance(one, Joined) for one in entries.get(parent, []))
    return joined_only or bool({"oneOf", "anyOf", "$ref", "allOf"} & beside.value.keys())


def _constraints(one: Schema | Joined | Declaration) -> tuple[tuple[str, str], ...]:
    if isinstance(one, Joined):
        return one.part.facts.constraints
    return (one.schema if isinstance(one, Declaration) else one).facts.constraints


def _alone(node: Node, schemas: list[Schema], entries: Books) -> Iterator[Problem]:
    # Each type of a list of types is this same schema once more, without the facts.
    again = [id(one) for each in schemas if isinstance(each.type, Choice) for one in each.type.options]
    for one in schemas:
        if id(one) not in again:
            yield from _facts(node, one.facts)
        elif one.facts != Facts():
            yield node.limit("told twice: an option of a list of types has facts of its own")
    types = list(dict.fromkeys(_types(schemas)))
    if any(isinstance(one, Nothing) for one in types):
        if node.value is not False:
            yield node.limit("lost: the type arrived as none at all")
    elif not any(isinstance(one, Anything) for one in types) or not _SPEAKS & set(node.value):
        yield from _typed(node, types, entries)
    elif not _conditions_only(node, schemas):
        yield node.limit("lost: the type arrived as any JSON value")


def _conditions_only(node: Node, schemas: list[Schema]) -> bool:
    """Return whether all that a schema says of types are choices that were told as they are."""
    conditions = {key for one in schemas for key, _ in one.facts.constraints}
    return not (_SPEAKS & set(node.value)) - conditions - {"required"}


def _facts(node: Node, facts: Facts) -> Iterator[Problem]:
    if not isinstance(node.value, dict):
        yield from told(node, "facts", Facts(), facts)
        return
    for key, text in (("title", facts.title), ("description", facts.description)):
        yield from told(node, key, node.text(key), text)
    for key, marked in (
        ("deprecated", facts.deprecated),
        ("readOnly", facts.read_only),
        ("writeOnly", facts.write_only),
    ):
        yield from told(node, key, node.flag(key) or False, marked)
    # Most schemas have none of these.
    if facts.default is not None or "default" in node.value:
        default = None if facts.default is None else [json.loads(facts.default)]
        yield from told(node, "default", [node.value["default"]] if "default" in node.value else None, default)
    if facts.examples or not _EXAMPLES.isdisjoint(node.value):
        values = [node.value["example"]] if "example" in node.value else []
        yield from told(node, "examples", values + array(node, "examples"), [json.loads(e) for e in facts.examples])
    if facts.constraints or not _CONDITIONS.isdisjoint(node.value):
        yield from _conditions(node, facts)


def _conditions(node: Node, facts: Facts) -> Iterator[Problem]:
    constraints = {key: json.loads(value) for key, value in facts.constraints}
    for key in CONSTRAINTS:
        if key in node.value or key in constraints:
            yield from told(node, key, node.value.get(key), constraints.get(key))
    patterns = node.value.get("patternProperties")
    names = None if patterns is None else list(patterns)
    yield from told(node, "patternProperties", names, constraints.get("patternProperties"))
    if "discriminator" in node.value and not _tells_apart(node):
        yield from told(node, "discriminator", node.value["discriminator"], constraints.get("discriminator"))
    for key in ("oneOf", "anyOf", "discriminator"):
        if key in constraints:
            yield from told(node, key, node.value.get(key), constraints[key])


def _tells_apart(node: Node) -> bool:
    """Return whether a discriminator is that of a choice between schemas that have names."""
    options = array(node, "oneOf") or array(node, "anyOf")
    named = [isinstance(one, dict) and ("$ref" in one or one == {"type": "null"}) for one in options]
    return bool(named) and all(named)


def _types(schemas: list[Schema]) -> Iterator[Any]:
    """Yield the types told at a pointer, those of the options of a choice included."""
    waiting = [*schemas]
    for one in waiting:
        yield one.type
        if isinstance(one.type, Choice):
            waiting.extend(each for each in one.type.options if each.pointer == one.pointer)


def _typed(node: Node, types: list[Any], entries: Books) -> Iterator[Problem]:
    options = [each for one in types if isinstance(one, Choice) for each in one.options]
    chosen = [key for key in ("oneOf", "anyOf") if key in node.value and not is_silent(node, key, entries)]
    if chosen:
        for one in options:
            # What stands beside a choice holds for each of its options.
            behind = types_behind(one, entries)
            if not any(isinstance(each, (Nothing, Anything)) for each in behind) and one.type != Scalar("null"):
                yield from said(node, behind)
    else:
        for check in (_kinds, _format, _values, _members, _items):
            yield from check(node, types)
    yield from _alternatives(node, chosen, types, entries)


def _kinds(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare `type`; where a schema says more, its type is in its values or alternatives."""
    if {"enum", "const", "oneOf", "anyOf", "allOf", "$ref"} & set(node.value):
        return
    arrived = {one.kind for one in types if isinstance(one, Scalar)}
    arrived |= {"array" for one in types if isinstance(one, List)}
    arrived |= {"object" for one in types if isinstance(one, (Object, Map))}
    found = node.value.get("type", [])
    for kind in [found] if isinstance(found, str) else found:
        if kind not in arrived and not (kind == "integer" and "number" in arrived):
            yield from told(node, "type", kind, sorted(arrived))


def _format(node: Node, types: list[Any]) -> Iterator[Problem]:
    formats = {one.format for one in types if isinstance(one, Scalar) and one.kind != "null"}
    if formats and not any(isinstance(one, (Enum, Constant)) for one in types):
        yield from told(node, "format", {format_of(node)}, formats)


def format_of(node: Node) -> str | None:
    """Return the format of a string; Base64 has a keyword of its own since OpenAPI 3.1 (section 4.8.24.4)."""
    base64 = node.value.get("contentEncoding") == "base64"
    found = node.value.get("format", "byte" if base64 else None)
    return found if isinstance(found, str) else None


def _values(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare `const` and `enum`."""
    constants = [json.loads(one.value) for one in types if isinstance(one, Constant)]
    if "const" in node.value:
        yield from told(node, "const", [node.value["const"]], constants)
    elif "enum" in node.value and any(one is not None for one in array(node, "enum")):
        enums = [[json.loads(each) for each in one.values] for one in types if isinstance(one, Enum)]
        known = [one for one in array(node, "enum") if one is not None]
        yield from told(node, "enum", [_once(known)], enums)
        null = any(one == Scalar("null") for one in types)
        yield from told(node, "enum", None in array(node, "enum"), null)
    elif array(node, "enum"):
        yield from told(node, "enum", [None], constants)


def _once(values: list[Any]) -> list[Any]:
    """Return values, each once; to JSON, 1 is not true."""
    found = {json.dumps(value, sort_keys=True): value for value in values}
    return list(found.values())


def _members(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare what is said of an object's properties."""
    objects = [one for one in types if isinstance(one, Object)]
    if node.value.get("properties") and not is_silent(node, "properties", {}):
        expected = list(node.value["properties"])
        arrived = [[one.name for one in each.properties][: len(expected)] for each in objects]
        yield from told(node, "properties", [expected] * max(1, len(objects)), arrived)
    for one in objects:
        required = {each.name for each in one.properties if each.required}
        yield from told(node, "required", set(map(str, array(node, "required"))), required)
        closed = node.value.get("additionalProperties") is False and not node.value.get("patternProperties")
        yield from told(node, "additionalProperties", closed, one.closed)
        extra = bool(node.value.get("patternProperties")) or bool(
            isinstance(node.value.get("additionalProperties"), dict) and node.value["additionalProperties"]
        )
        yield from told(node, "additionalProperties", extra, one.extra is not None)


def _items(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare what is said of an array's items by their position."""
    for one in types:
        if isinstance(one, List):
            yield from told(node, "prefixItems", len(array(node, "prefixItems")), len(one.prefix))
            nothing = isinstance(one.items.type, Nothing)
            yield from told(node, "items", node.value.get("items") is False, nothing)
            count = len(one.prefix)
            least, most = node.value.get("minItems", 0), node.value.get("maxItems", count + 1)
            complete = count > 0 and least == count and (nothing or most == count)
            yield from told(node, "prefixItems", complete, one.complete)


def _alternatives(node: Node, chosen: list[str], types: list[Any], entries: Books) -> Iterator[Problem]:
    """Compare `oneOf`, `anyOf` and what tells their members apart."""
    if chosen:
        choices = [one for one in types if isinstance(one, Choice)]
        count = math.prod(len(array(node, key)) for key in chosen)
        yield from told(node, chosen[0], [count], sorted({len(one.options) for one in choices}))
    if "discriminator" in node.value:
        family = entries.get(child(node.pointer, "discriminator"), [])
        types = [*types, *(one.schema.type for one in family if isinstance(one, Declaration))]
        yield from _discriminator(node, types, entries)


def _discriminator(node: Node, types: list[Any], entries: Books) -> Iterator[Problem]:
    """Compare what tells the members of a choice apart; where it tells nothing, it was told as it is."""
    arrived = [one.discriminator for one in types if isinstance(one, Choice) and one.discriminator is not None]
    kept = any(
        name == "discriminator" and json.loads(text) == node.value["discriminator"]
        for one in entries.get(node.pointer, [])
        if isinstance(one, (Schema, Joined, Declaration))
        for name, text in _constraints(one)
    )
    if kept and not arrived:
        return
    for one in types:
        if isinstance(one, Choice) and one.discriminator is not None:
            told_apart = {pointer for _, pointer in one.discriminator.mapping}
            there = {each.type.target for each in one.options if isinstance(each.type, Named)}
            yield from told(node, "discriminator", set(), told_apart - there)
    name = node.value["discriminator"].get("propertyName")
    yield from told(node, "discriminator", [name], [one.property_name for one in arrived])
    for value, target in node.value["discriminator"].get("mapping", {}).items():
        found = {_last(pointer, entries) for one in arrived for each, pointer in one.mapping if each == value}
        yield from told(node, "discriminator", True, target.rpartition("/")[2] in set().union(*found))  # noqa: FBT003
    default = node.value["discriminator"].get("defaultMapping")
    if default is not None:
        found = {_last(one.default, entries) for one in arrived if one.default is not None}
        yield from told(node, "discriminator", True, default.rpartition("/")[2] in set().union(*found))  # noqa: FBT003


def _last(pointer: str, entries: Books) -> frozenset[str]:
    """Return the names that a variant goes by: that of its place, and those of the schemas that it is made of."""
    schema = declared(entries, pointer)
    pointers = [pointer, *(one.pointer for one in (schema.parts if schema is not None else ()))]
    return frozenset(one.rpartition("/")[2] for one in pointers)
