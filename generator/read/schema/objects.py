"""Schemas of objects: those whose names are known, and those whose names are data."""

from __future__ import annotations

from generator.document import Node, child
from generator.ir import Anything, Choice, Map, Nothing, Object, Property, Schema, Type
from generator.read.schema.parts import Part, keyword
from generator.read.schema.whole import Whole


def object_of(whole: Whole) -> Type:
    """Return the type of objects: all properties of all parts, as each part describes them."""
    described = _properties(whole)
    required = _required(whole)
    # An `allOf` is read as its author means it: what forbids other members forbids those that no part names.
    closed = any(found.value is False for _, found in keyword(whole.parts, "additionalProperties"))
    extra = _extra(whole, closed=closed)
    closed = closed and extra is None
    if not described and not required and not closed:
        return Map(extra if extra is not None else _unsaid(whole.place, "additionalProperties"))
    found = tuple(
        Property(name, name in required, whole.member(seeds, name, "properties", name))
        for name, seeds in described.items()
    )
    # `required` may name a property that is described nowhere: it must be there, and may be anything.
    bare = tuple(
        Property(name, required=True, schema=Schema(pointer, Anything()))
        for name, pointer in required.items()
        if name not in described
    )
    for one in found:
        if one.required and isinstance(one.schema.type, Nothing):
            raise whole.contradiction(f"the property `{one.name}` is required, and no value of it is allowed")
    return Object(found + bare, closed=closed, extra=extra)


def _properties(whole: Whole) -> dict[str, list[Part]]:
    described: dict[str, list[Part]] = {}
    for part, found in keyword(whole.parts, "properties"):
        for name, node in found.members():
            described.setdefault(name, []).append(whole.inside(part, node, name))
    return described


def _required(whole: Whole) -> dict[str, str]:
    """Return the names of the required properties, with the pointer of each name."""
    names: dict[str, str] = {}
    for _, found in keyword(whole.parts, "required"):
        for one in found.items():
            if not isinstance(one.value, str):
                raise one.refuse("expected the name of a property")
            names.setdefault(one.value, one.pointer)
    return names


def _extra(whole: Whole, *, closed: bool) -> Schema | None:
    """Return the type of members that no part names, where one is given."""
    others: list[Part] = []
    for part, found in keyword(whole.parts, "additionalProperties"):
        if not isinstance(found.value, (bool, dict)):
            found.mapping()
        if isinstance(found.value, dict) and found.value:
            others.append(whole.inside(part, found, "additional_property"))
    rest = whole.member(others, "additional_property", "additionalProperties") if others and not closed else None
    patterns = _patterns(whole)
    if not patterns:
        return rest
    options = [whole.member([one], "additional_property") for one in patterns]
    if rest is not None:
        options.append(rest)
    elif not closed:
        options.append(_unsaid(whole.place, "additionalProperties"))
    place = child(whole.place, "patternProperties")
    return options[0] if len(options) == 1 else Schema(place, Choice(tuple(options)))


def _patterns(whole: Whole) -> list[Part]:
    """Return the schemas of members by the look of their names."""
    return [
        whole.inside(part, node, "additional_property")
        for part, patterns in keyword(whole.parts, "patternProperties")
        for _, node in patterns.members()
    ]


def _unsaid(place: str, key: str) -> Schema:
    """Return the schema of parts that the contract says nothing of."""
    return Schema(child(place, key), Anything())


def required_names(parts: tuple[Part, ...]) -> set[str]:
    """Return the names of properties that some schemas require."""
    return {str(one.value) for _, found in keyword(parts, "required") for one in _items(found)}


def _items(node: Node) -> list[Node]:
    return list(node.items()) if isinstance(node.value, list) else []
