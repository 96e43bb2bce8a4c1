"""The types of Python that schemas without a name are, and what of them a type cannot say."""

from __future__ import annotations

import json

from generator.ir import Choice, Constant, Enum, List, Nothing, Scalar, Schema
from generator.package import Annotation, Generic, Literals, Union, Word
from generator.plan.words import spoken

ANY = Word("Any")
UNSET = Word("Unset")
NONE = Word("None")
NEVER = Word("_Never")
FILE = Word("_File")

SCALARS = {"string": "str", "integer": "int", "number": "float", "boolean": "bool", "null": "None"}
NUMBER = Word("_DecimalNumber")
DECIMAL = Scalar("number", "decimal")
"""The numbers that are exact."""
FORMATS = {
    "date-time": "datetime.datetime",
    "date": "datetime.date",
    "time": "datetime.time",
    "duration": "_Duration",
    "uuid": "UUID",
    "byte": "_Base64",
    "decimal": "_Decimal",
    "ipv4": "_IPv4Address",
    "ipv6": "_IPv6Address",
}
_MOST_SHOWN = 20
CLASSES = {"string", "integer"}
"""The kinds of enums that are classes."""


def union(*options: Annotation) -> Annotation:
    """Return the union of some types, flat, each once, None last."""
    flat: list[Annotation] = []
    for one in options:
        flat.extend(one.options if isinstance(one, Union) else (one,))
    unique = [one for one in dict.fromkeys(flat) if one != NEVER] or [NEVER]
    last = [one for one in (ANY, NONE, UNSET) if one in unique]
    if ANY in last and NONE in last:
        # Any JSON value may be null; that there is none at all is another thing.
        last.remove(NONE)
    ordered = [one for one in unique if one not in {ANY, NONE, UNSET}] + last
    return ordered[0] if len(ordered) == 1 else Union(tuple(ordered))


def values_told(schema: Schema) -> str:
    """Return which values a schema lists, where its Python type cannot say it."""
    match schema.type:
        case Enum(kind, values) if kind not in CLASSES:
            shown = ", ".join(spoken(one) for one in values[:_MOST_SHOWN])
            rest = len(values) - _MOST_SHOWN
            return f"One of: {shown}{f' and {rest} more' if rest > 0 else ''}."
        case Choice(options):
            # A list of values with null in it.
            return " ".join(values_told(one) for one in options if isinstance(one.type, Enum))
        case Constant(value) if not isinstance(json.loads(value), (str, int, type(None))):
            return f"Always {spoken(value)}."
        case List(_, prefix, complete) if prefix and not complete:
            return "Its first items have types of their own, by position."
        case Nothing():
            return "Must not be there."
        case _:
            return ""


def of_constant(value: str) -> Annotation:
    """Return the type of a value that is always the same: a literal where Python has one, its type where not."""
    data = json.loads(value)
    if data is None:
        return NONE
    if isinstance(data, (str, int)):
        return Literals((value,))
    return _containers().get(_kind(data), Word(_kind(data)))


def of_values(values: tuple[str, ...]) -> Annotation:
    """Return the type of values that are no class: those of them that can be literals, and the types that they have."""
    found = [json.loads(one) for one in values]
    literals = [one for one, value in zip(values, found, strict=True) if isinstance(value, (str, int))]
    kinds = dict.fromkeys(_kind(value) for value in found)
    words = [_containers().get(kind, Word(kind)) for kind in kinds]
    if kinds.keys() <= {"int", "float"}:
        return Word("float")
    return union(*([Literals(tuple(literals))] if len(kinds) > 1 and literals else []), *words)


def _containers() -> dict[str, Annotation]:
    return {"list": Generic("list", (ANY,)), "dict": Generic("dict", (Word("str"), ANY))}


def _kind(value: object) -> str:
    """Return the Python type of a JSON value."""
    kinds = ((bool, "bool"), (int, "int"), (float, "float"), (str, "str"), (list, "list"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "dict")
