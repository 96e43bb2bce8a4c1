"""Values of a contract that nobody can mean, and what each is taken for: lowering puts that there, and tells it.

A waiver passes them (docs/decisions/0015-faults.md). What keeps a keyword from saying anything is left out as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from generator.frozen import frozen
from generator.vocabulary import KINDS, SCHEMA

_TEXTS = ("title", "summary", "description", "version")
_KEPT = frozenset({"default", "example", "const", "value", "dataValue", "$ref", "schema", "itemSchema"})
"""Keywords whose value may be null, the one that is refused where it is followed, and those of which null is mended."""
_OBJECTS = ("xml", "externalDocs", "$defs", "definitions")
_STRINGS = ("$comment", "$schema", "$id", "$anchor", "$dynamicAnchor")
_DIALECTS = (
    "https://spec.openapis.org/oas/3.1/dialect/",
    "https://spec.openapis.org/oas/3.2/dialect/",
    "https://json-schema.org/draft/2020-12/schema",
)
_SUSPECT = frozenset({"jsonSchemaDialect", "type", "enum", "examples", "required", *_TEXTS, *_OBJECTS, *_STRINGS})
_USUAL = {
    **dict.fromkeys((*_TEXTS, "type", "$comment", "$id", "$anchor", "$dynamicAnchor"), str),
    **dict.fromkeys(_OBJECTS, dict),
    "required": list,
}
"""Keyword -> the type with which nothing is wrong with it."""


@frozen
class Mend:
    """What stands at a keyword instead of what cannot be meant; nothing where there is no value."""

    key: str
    message: str
    reading: str
    """What a waiver does, in words that go on `a waiver of this pointer …`."""
    value: Any = None


def mended(value: Any, *, is_schema: bool) -> tuple[Any, dict[str, tuple[str, str]]]:
    """Return an object, a Schema Object or another, with what is meant, and for each keyword why and the reading."""
    found = [] if _is_usual(value) else list(_mends(value, is_schema=is_schema))
    if not found:
        return value, {}
    gone = {one.key for one in found if one.value is None}
    kept = {key: one for key, one in value.items() if key not in gone}
    meant = {one.key: one.value for one in found if one.key not in gone}
    return kept | meant, {one.key: (one.message, one.reading) for one in found}


def _is_usual(value: Any) -> bool:
    """Return whether an object is as nearly all are, so that there is no need to look at each of its keywords."""
    if isinstance(value, dict):
        for key, one in value.items():
            if one is None or (key in _SUSPECT and type(one) is not _USUAL.get(key)):
                return False
            if key == "type" and one not in KINDS:
                return False
    return True


def _mends(value: Mapping[str, Any], *, is_schema: bool) -> Iterator[Mend]:
    if None in value.values():
        yield from _nulls(value, is_schema=is_schema)
    if _SUSPECT.isdisjoint(value):
        return
    for key in _TEXTS:
        found = value.get(key)
        if isinstance(found, (int, float)):
            text = str(found).lower() if isinstance(found, bool) else str(found)
            yield Mend(key, "expected a string", "reads it as text", text)
    dialect = value.get("$schema" if is_schema else "jsonSchemaDialect")
    if isinstance(dialect, str) and not dialect.rstrip("#").startswith(_DIALECTS):
        # OpenAPI 3.1.1, section 4.8.24.5. What an older one says in another way is told where it stands.
        message = f"the JSON Schema dialect {dialect} is not known; OpenAPI's own and 2020-12 are"
        yield Mend("$schema" if is_schema else "jsonSchemaDialect", message, "reads it as 2020-12")
    if is_schema:
        yield from _of_schema(value)
    elif value.get("examples") is not None and not isinstance(value["examples"], dict):
        yield Mend("examples", "expected an object", "does without them")


def _nulls(value: Mapping[str, Any], *, is_schema: bool) -> Iterator[Mend]:
    for key in (one for one in value if value[one] is None and one not in _KEPT and not one.startswith("x-")):
        if key == "type" and is_schema:
            yield Mend(key, "null is no type; its name is in quotes: 'null'", "reads it so", "null")
        # A keyword that nobody knows may say anything (JSON Schema Core, section 6.5).
        elif not is_schema or key in SCHEMA:
            yield Mend(key, "expected a value, found null", "takes it as not there")


def _of_schema(value: Mapping[str, Any]) -> Iterator[Mend]:
    kinds, listed = value.get("type"), value.get("enum")
    if isinstance(kinds, list) and None in kinds:
        named = ["null" if one is None else one for one in kinds]
        yield Mend("type", "null is no type; its name is in quotes: 'null'", "reads it so", named)
    elif kinds is not None and ("const" in value or isinstance(listed, list)):
        unknown = [one for one in (kinds if isinstance(kinds, list) else [kinds]) if one not in KINDS]
        if unknown:
            yield Mend("type", f"`{unknown[0]}` is not a type of JSON Schema", "does without it")
    if isinstance(listed, list) and _is_array(kinds) and not any(isinstance(one, (list, type(None))) for one in listed):
        yield Mend("enum", "none of the values of `enum` is an array, as `type` wants", "does without them")
    if isinstance(value.get("required"), bool):
        # A word of JSON Schema draft 3, which says nothing in any version of OpenAPI 3.
        yield Mend("required", "expected an array of the names of properties", "does without it")
    if value.get("examples") is not None and not isinstance(value["examples"], list):
        yield Mend("examples", "expected an array", "does without them")
    for keys, kind, name in ((_OBJECTS, dict, "an object"), (_STRINGS, str, "a string")):
        for key in keys:
            if value.get(key) is not None and not isinstance(value[key], kind):
                yield Mend(key, f"expected {name}", "does without it")


def _is_array(kinds: Any) -> bool:
    return kinds == "array" or (isinstance(kinds, list) and set(map(str, kinds)) == {"array", "null"})
