"""Schemas that list their values: `const` and `enum`."""

from __future__ import annotations

import json
from typing import Any

from generator.document import child
from generator.ir import Choice, Constant, Declaration, Enum, Json, Named, Scalar, Type
from generator.read.reader import canonical
from generator.read.schema.kinds import kind_of, kinds_of
from generator.read.schema.naming import is_component
from generator.read.schema.parts import Part, keyword
from generator.read.schema.whole import Whole

CLASSES = frozenset({"string", "integer"})
"""The kinds of enums that become classes."""


def values_of(whole: Whole) -> Type | None:
    """Return the type of a schema that lists its values, those that all its parts list."""
    lists = [_listed(part) for part in whole.parts]
    listed = [one for one in lists if one is not None]
    if not listed:
        return None
    others = [set(one) for one in listed[1:]]
    found = [one for one in listed[0] if all(one in other for other in others)]
    if len(whole.parts) > 1:
        kinds = kinds_of(whole.parts)
        found = [one for one in found if (kind := kind_of(json.loads(one))) in kinds or _is_number(kind, kinds)]
        if not found:
            raise whole.contradiction("none of the values is in every list, and of the type")
    constant = any(True for _ in keyword(whole.parts, "const"))
    if constant or found == ["null"]:
        return Constant(found[0])
    return _enum(whole, tuple(found))


def _is_number(kind: str, kinds: tuple[str, ...]) -> bool:
    return kind == "integer" and "number" in kinds


def _listed(part: Part) -> list[Json] | None:
    """Return the values that a schema lists, each once: JSON Schema only says that they SHOULD be unique."""
    constant, enum = part.get("const"), part.get("enum")
    if constant is None and enum is None:
        return None
    lists: list[dict[Json, None]] = []
    if constant is not None:
        lists.append({canonical(constant.value): None})
    if enum is not None:
        lists.append({canonical(one.value): None for one in enum.items()})
    found = [one for one in lists[0] if all(one in other for other in lists)]
    if not found:
        raise part.node.refuse("no value can fit this schema: `enum` lists none that `const` allows")
    return found


def _enum(whole: Whole, values: tuple[Json, ...]) -> Type:
    known = tuple(value for value in values if value != "null")
    enum = Enum(_kind([json.loads(value) for value in known]), known, _names(whole, known))
    if len(known) == len(values):
        return enum
    null = whole.option(Scalar("null"))
    if enum.kind not in CLASSES:
        return Choice((whole.option(enum), null))
    # The enum needs a place of its own: a reference to this one means null as well.
    place = child(whole.place, "enum")
    hint = (*whole.hint, "enum") if is_component(whole.place) else whole.hint
    whole.reader.declare(Declaration(place, hint, whole.schema(enum, place), component=False))
    return Choice((whole.option(Named(place)), null))


def _kind(values: list[Any]) -> str:
    kinds = {kind_of(value) for value in values}
    if kinds == {"integer", "number"}:
        return "number"
    only = kinds.pop() if len(kinds) == 1 else "mixed"
    return only if only in {*CLASSES, "number", "boolean"} else "mixed"


def _names(whole: Whole, known: tuple[Json, ...]) -> tuple[str, ...]:
    for part, enum in keyword(whole.parts, "enum"):
        found = part.get("x-enum-varnames")
        if found is None:
            continue
        names = [one.value for one in found.items()]
        values = [canonical(one.value) for one in enum.items()]
        # An extension that does not fit gives no names, as openapi-python-client has it.
        if len(names) == len(values) and all(isinstance(name, str) for name in names):
            by_value = dict(zip(values, names, strict=True))
            return tuple(by_value[value] for value in known)
    return ()
