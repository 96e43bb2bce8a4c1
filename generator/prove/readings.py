"""Readings of a meaning: what the contract says, what a client must carry beyond it, and what is worth drawing."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import Any

import jsonschema_rs

from generator.prove.bundle import TAG, is_condition, with_tag
from generator.prove.formats import FORMATS
from generator.prove.meaning import Meaning, name_in
from generator.prove.merging import NAMED, ONE, SEVERAL
from generator.vocabulary import CONSTRAINTS

_CHOICES = ("oneOf", "anyOf")
_VALUES = frozenset({"const", "enum"})
"""Keywords that hold values and no schemas."""
_DROPPED = frozenset(CONSTRAINTS)
"""What a client does not check."""


def strict(meaning: Meaning) -> jsonschema_rs.Draft202012Validator:
    """Return the validator for what the contract says."""
    return _validator(meaning)


def generous(meaning: Meaning) -> jsonschema_rs.Draft202012Validator:
    """Return the validator for everything that a client must carry."""
    return _validator(meaning.changed(lambda schema, _: _loosened(schema)))


def _validator(meaning: Meaning) -> jsonschema_rs.Draft202012Validator:
    meaning = meaning.changed(lambda schema, _: _without_patterns(schema))
    # The meaning has no other formats than those that are Python types.
    return jsonschema_rs.Draft202012Validator(meaning.whole(), formats=dict(FORMATS), validate_formats=True)


def _without_patterns(schema: Any) -> Any:
    """Return a schema without the patterns that no validator can hold in memory, such as `.{0,262144}`."""
    if isinstance(schema, list):
        return [_without_patterns(one) for one in schema]
    if not isinstance(schema, dict):
        return schema
    pattern = schema.get("pattern")
    left_out = isinstance(pattern, str) and not _is_small(pattern)
    rest = {name: one for name, one in schema.items() if name != "pattern" or not left_out}
    return {name: one if name in _VALUES else _without_patterns(one) for name, one in rest.items()}


@functools.cache
def _is_small(pattern: str) -> bool:
    try:
        jsonschema_rs.Draft202012Validator({"pattern": pattern})
    except jsonschema_rs.ValidationError:
        return False
    return True


def _loosened(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    found: dict[str, Any] = {}
    for key, value in schema.items():
        if key in _DROPPED or (key in {"oneOf", "anyOf"} and is_condition(value)):
            continue
        if key in ONE:
            found[key] = _loosened(value)
        elif key in SEVERAL:
            found["anyOf" if key == "oneOf" else key] = [_loosened(one) for one in value]
        elif key in NAMED:
            found[key] = {name: _loosened(one) for name, one in value.items()}
        else:
            found[key] = value
    if "oneOf" in schema and "anyOf" in schema:
        found["allOf"] = [*found.get("allOf", ()), *({"anyOf": [_loosened(o) for o in schema[k]]} for k in _CHOICES)]
        del found["anyOf"]
    _loosen_values(found)
    _loosen_items(schema, found)
    _loosen_members(found)
    tag = found.get(TAG)
    if tag is not None:
        found["anyOf"] = _loosened_variants(tag)
    return found


def _loosen_values(found: dict[str, Any]) -> None:
    values = found.pop("enum", None)
    if "const" in found and isinstance(found["const"], (float, list, dict)):
        values = [found.pop("const")]
    if values is not None:
        kinds, said = {_kind(value) for value in values}, found.get("type")
        allowed = kinds if said is None else {said} if isinstance(said, str) else set(said)
        # A value that the type forbids is none of the enum's.
        found["type"] = sorted(one for one in kinds if one in allowed or (one == "integer" and "number" in allowed))


def _loosen_items(schema: dict[str, Any], found: dict[str, Any]) -> None:
    """Let items of any position stand at any, where the client has a list; a tuple has as many as it has types."""
    prefix = found.get("prefixItems")
    if prefix is None:
        return
    count = len(prefix)
    if schema.get("minItems") == count and (schema.get("items") is False or schema.get("maxItems") == count):
        found |= {"items": False, "minItems": count}
        return
    del found["prefixItems"]
    rest = found.pop("items", True)
    if rest is not True:
        found["items"] = {"anyOf": [*prefix, rest]}


def _loosen_members(found: dict[str, Any]) -> None:
    """Let members have the types of any pattern, whatever their names look like; unknown ones are carried."""
    patterns, others = found.pop("patternProperties", None), found.get("additionalProperties")
    if patterns is not None:
        found["additionalProperties"] = True if others in (None, True) else {"anyOf": [*patterns.values(), others]}
    elif others is False:
        del found["additionalProperties"]


def _loosened_variants(tag: Any) -> list[Any]:
    name, known = tag["property"], tag["variants"]
    variants = [with_tag(one, name, known) for one in dict.fromkeys(known.values())]
    nulls = [{"type": "null"}] if tag["null"] else []
    if tag["other"] is not None:
        unknown = {"properties": {name: {"type": "string", "not": {"enum": list(known)}}}}
        return [*variants, {"allOf": [{"$ref": tag["other"]}, unknown]}, *nulls]
    other = {"type": "string", "not": {"enum": list(known)}}
    return [*variants, {"type": "object", "required": [name], "properties": {name: other}}, *nulls]


def _kind(value: object) -> str:
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def sampled(meaning: Meaning) -> Meaning:
    """Return the part of a meaning to draw from: its objects have no other properties than those that are named.

    Other properties come as edits (see `edits`): drawn at random, they would be most of every sample.
    """
    open_ = _parts_of_all_of(meaning)
    return meaning.changed(lambda schema, name: schema if name in open_ else _closed(schema, meaning))


def _closed(schema: Any, meaning: Meaning) -> Any:
    if not isinstance(schema, dict):
        return schema
    if TAG in schema:
        tag = schema[TAG]
        variants = [_variant(tag, one, meaning) for one in dict.fromkeys(tag["variants"].values())]
        return {"anyOf": [*variants, *([{"type": "null"}] if tag["null"] else [])]}
    found = dict(schema)
    for key, value in schema.items():
        if key in {"items", "additionalProperties"}:
            found[key] = _closed(value, meaning)
        elif key in {"oneOf", "anyOf"}:
            found[key] = [_closed(one, meaning) for one in value]
        elif key == "properties":
            found[key] = {name: _closed(one, meaning) for name, one in value.items()}
    if schema.get("properties") and schema.get("additionalProperties", True) is True and "allOf" not in schema:
        found["additionalProperties"] = False
        # What is required and described nowhere may be anything.
        found["properties"] = {**{name: {} for name in schema.get("required", ())}, **found["properties"]}
    return found


def _variant(tag: Any, reference: str, meaning: Meaning) -> Any:
    """Return a variant of a discriminated choice such that it can be drawn from: an object with its tag."""
    values = [value for value, one in tag["variants"].items() if one == reference]
    body = meaning.behind({"$ref": reference})
    name = tag["property"]
    own = body.get("properties", {}).get(name) if isinstance(body, dict) else None
    if own is None and not (isinstance(body, dict) and body.get("type") == "object"):
        return with_tag(reference, name, tag["variants"])
    if (
        isinstance(own, dict)
        and own.get("const", own.get("enum")) in [*values, values]
        and name in body.get("required", ())
    ):
        return {"$ref": reference}
    required = sorted({*body.get("required", ()), name})
    tagged = {**body, "required": required, "properties": {**body.get("properties", {}), name: {"enum": values}}}
    return _closed(tagged, meaning)


def _parts_of_all_of(meaning: Meaning) -> set[str]:
    """Return the definitions that are a part of an `allOf`, which closing would make impossible to satisfy."""
    found: set[str] = set()

    def note(schema: Any, *, inside: bool) -> None:
        if not isinstance(schema, dict):
            return
        if inside and "$ref" in schema and name_in(schema["$ref"]) not in found:
            found.add(name_in(schema["$ref"]))
            note(meaning.behind(schema), inside=True)
        if TAG in schema:
            return
        for key, one in _below(schema):
            note(one, inside=key == "allOf" or (inside and key in {"anyOf", "oneOf"}))

    for one in (meaning.schema, *meaning.definitions.values()):
        note(one, inside=False)
    return found


def _below(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    for key, value in schema.items():
        if key in ONE:
            yield key, value
        elif key in SEVERAL:
            yield from ((key, one) for one in value)
        elif key in NAMED:
            yield from ((key, one) for one in value.values())
