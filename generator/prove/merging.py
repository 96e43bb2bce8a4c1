"""Several schemas that hold together, written as one."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from generator.vocabulary import CONSTRAINTS

KEPT = {
    *("$ref", "type", "format", "const", "enum", "required", "properties", "additionalProperties", "items"),
    *("allOf", "oneOf", "anyOf", "prefixItems", "patternProperties", "discriminator", *CONSTRAINTS),
} - {"contentSchema", "contentMediaType", "dependencies"}
ONE = {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
ONE |= {"unevaluatedItems", "unevaluatedProperties"}
SEVERAL = {"allOf", "oneOf", "anyOf", "prefixItems"}
NAMED = {"properties", "patternProperties", "dependentSchemas"}
_CONDITION = ("if", "then", "else")
_COUNTED = ("contains", "minContains", "maxContains")
_PLACES = ("properties", "items", "additionalProperties")


def merged(schemas: list[dict[str, Any]], together: Callable[[list[str]], Any]) -> dict[str, Any] | None:
    """Return some schemas as one; None where nothing fits all.

    Their properties and items are told by pointers, of which `together` says what they mean together.
    """
    found: dict[str, Any] = {}
    rest: list[dict[str, Any]] = []
    for one in schemas:
        for key, value in one.items():
            if key in _PLACES:
                found[key] = _placed(key, found.get(key), value)
            elif key not in found:
                found[key] = value
            elif found[key] != value and not _narrowed(found, key, value) and key != "discriminator":
                group = next((each for each in (_CONDITION, _COUNTED) if key in each), (key,))
                rest.append({each: one[each] for each in group if each in one})
    if found.get("type") == [] or found.get("enum", [0]) == []:
        return None
    _joined(found, together)
    return {**found, "allOf": rest} if rest else found


def _joined(found: dict[str, Any], together: Callable[[list[str]], Any]) -> None:
    """Say what stands at the pointers."""
    if "properties" in found:
        found["properties"] = {name: together(places) for name, places in found["properties"].items()}
    for key in ("items", "additionalProperties"):
        if isinstance(found.get(key), list):
            found[key] = together(found[key])


def _placed(key: str, old: Any, new: Any) -> Any:
    """Return the pointers of both; what forbids other members or items forbids those that no part names."""
    if key == "properties":
        known: dict[str, list[str]] = {} if old is None else old
        for name, places in new.items():
            known.setdefault(name, []).extend(place for place in places if place not in known.get(name, ()))
        return known
    if old is False or new is False:
        return False
    return [*(old if isinstance(old, list) else ()), *(new if isinstance(new, list) else ())] or True


def _narrowed(found: dict[str, Any], key: str, value: Any) -> bool:
    """Narrow a keyword to what both values of it allow, where that can be said by the keyword."""
    if key == "required":
        found[key] = sorted({*found[key], *value})
    elif key == "type":
        found[key] = _types(_several(found[key]), _several(value))
    elif key == "enum":
        texts = {json.dumps(one, sort_keys=True) for one in value}
        found[key] = [one for one in found[key] if json.dumps(one, sort_keys=True) in texts]
    elif key == "format":
        pass
    else:
        return False
    return True


def _several(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _types(one: list[Any], other: list[Any]) -> Any:
    wide = {*other, "integer"} if "number" in other else set(other)
    found = [kind for kind in one if kind in wide]
    if "number" in one and "number" not in other and "integer" in other:
        found.append("integer")
    return found[0] if len(found) == 1 else found


def imply(schema: dict[str, Any]) -> None:
    """Say the type that a schema without one means."""
    if {"type", "$ref", "oneOf", "anyOf", "enum", "const"} & schema.keys():
        return
    kinds = []
    if {"prefixItems", "items"} & schema.keys():
        kinds.append("array")
    if {"properties", "additionalProperties", "required", "patternProperties"} & schema.keys():
        kinds.append("object")
    if kinds:
        schema["type"] = kinds[0] if len(kinds) == 1 else kinds
