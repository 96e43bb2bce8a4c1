"""What a schema of a contract means, as JSON Schema 2020-12 in one piece, for a validator and for a sampler.

Three readings of one schema: `strict` is what the contract says, `sampled` is the part of it that is worth drawing
from, `generous` is what a client must be able to carry although the contract does not say it (docs/decisions/0003).
None of them knows how the client decodes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import jsonschema_rs
from attrs import field, frozen

from generator.document import Document, child
from generator.vocabulary import CONSTRAINTS

READINGS = (
    "a `oneOf` with a discriminator is read by its discriminator, be it that other variants would fit too",
    "a schema with `properties` or `items` and no `type` means an object or an array",
    "a time may lack its offset: in OpenAPI 3.1 a format is an annotation",
)
"""How a contract is read where its letter says another thing than its author means."""

GENEROSITY = (
    "an unknown property",
    "an unknown value of an enum",
    "an unknown variant of a discriminated choice",
    "a value beyond a limit (`minLength`, `pattern`, …)",
    "a value of several variants of a `oneOf`",
)
"""What a client accepts although the contract does not say it; everything else that breaks the schema is refused."""

_KEPT = {
    *("$ref", "type", "format", "const", "enum", "required", "properties", "additionalProperties", "items"),
    *("allOf", "oneOf", "anyOf", "not", "if", "then", "else", "contains", "prefixItems", "patternProperties"),
    *("propertyNames", "minContains", "maxContains", "dependentSchemas", "dependentRequired", "unevaluatedItems"),
    *("unevaluatedProperties", "discriminator", *CONSTRAINTS),
}
_ONE = {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
_ONE |= {"unevaluatedItems", "unevaluatedProperties"}
_SEVERAL = {"allOf", "oneOf", "anyOf", "prefixItems"}
_NAMED = {"properties", "patternProperties", "dependentSchemas"}
_TYPED = {"date-time", "date", "uuid"}
"""The formats that are Python types in a client; the others are annotations (JSON Schema Validation 2020-12, 7.2.1)."""
_COMPONENTS = "/components/schemas/"
TAG = "x-tag"
"""In a schema that is read by its discriminator: the property, and the schema for each of its values."""


@frozen
class Meaning:
    """A schema with everything that it refers to; its references are to `#/components/schemas/…`."""

    schema: Any
    definitions: Mapping[str, Any] = field(factory=dict[str, Any])
    pointers: Mapping[str, str] = field(factory=dict[str, str])
    """Name of a definition -> its pointer in the contract."""

    def whole(self) -> Any:
        """Return the schema as one document."""
        if not isinstance(self.schema, dict):
            return self.schema
        return {**self.schema, "components": {"schemas": dict(self.definitions)}}

    def behind(self, schema: Any) -> Any:
        """Return the schema that a reference names."""
        for _ in range(len(self.definitions) + 1):
            if not (isinstance(schema, dict) and "$ref" in schema):
                break
            schema = self.definitions[name_in(schema["$ref"])]
        return schema

    def changed(self, change: Callable[[Any, str], Any]) -> Meaning:
        """Return the meaning with every schema changed; `change` hears of the name of the definition it is in."""
        return Meaning(
            change(self.schema, ""),
            {name: change(one, name) for name, one in self.definitions.items()},
            self.pointers,
        )


def name_in(reference: str) -> str:
    """Return the name of the definition that a reference of ours names."""
    return reference.removeprefix(f"#{_COMPONENTS}").replace("~1", "/").replace("~0", "~")


def meaning(
    document: Document, schemas: Mapping[str, str], required: frozenset[str], refused: frozenset[str]
) -> Meaning:
    """Return what an object means whose members are the schemas at some pointers.

    `refused` are the pointers that the generator cannot type: there everything is carried, so everything is allowed.
    """
    bundle = _Bundle(document, refused)
    members = {name: bundle.schema(pointer) for name, pointer in schemas.items()}
    bundle.finish()
    whole = {
        "type": "object",
        "properties": members,
        "required": sorted(required),
        "additionalProperties": False,
    }
    return Meaning(whole, bundle.definitions, bundle.pointers)


def with_members(whole: Meaning, schemas: Mapping[str, Any]) -> Meaning:
    """Return the meaning of an object some of whose members have another schema than the contract gives them."""
    properties = {**whole.schema["properties"], **schemas}
    return Meaning({**whole.schema, "properties": properties}, whole.definitions, whole.pointers)


class _Bundle:
    """Collects the schemas that one schema reaches, and says what each means."""

    def __init__(self, document: Document, refused: frozenset[str]) -> None:
        self.document = document
        self.refused = refused
        self.definitions: dict[str, Any] = {}
        self.pointers: dict[str, str] = {}
        self._names: dict[str, str] = {}
        self._waiting: list[str] = []

    def finish(self) -> None:
        while self._waiting:
            pointer = self._waiting.pop()
            self.definitions[self._names[pointer]] = self.schema(pointer)

    def schema(self, pointer: str) -> Any:
        """Return what the schema at a pointer means."""
        node = self.document.find(pointer)
        if node is None or not isinstance(node.value, dict) or self._is_refused(pointer):
            return node.value if node is not None and isinstance(node.value, bool) else {}
        found = {key: self._member(pointer, key, one) for key, one in node.value.items() if self._counts(pointer, key)}
        if "$ref" in found:
            return {"$ref": found["$ref"]}
        if found.get("format") not in _TYPED:
            found.pop("format", None)
        _imply(found)
        return self._tagged(found)

    def _counts(self, pointer: str, key: str) -> bool:
        return key in _KEPT and not self._is_refused(child(pointer, key))

    def _is_refused(self, pointer: str) -> bool:
        return self.document.told(pointer) in self.refused

    def _member(self, pointer: str, key: str, value: Any) -> Any:
        place = child(pointer, key)
        if key == "$ref":
            return self._reference(place)
        if key in _ONE:
            return self.schema(place)
        if key in _SEVERAL:
            return [self.schema(child(place, index)) for index in range(len(value))]
        if key in _NAMED:
            return {name: self.schema(child(place, name)) for name in value}
        return value

    def _reference(self, place: str) -> str:
        node = self.document.find(place)
        if node is None:
            message = f"nothing stands at {place}"
            raise LookupError(message)
        return self._definition(node.follow().pointer)

    def _definition(self, pointer: str) -> str:
        name = self._names.get(pointer)
        if name is None:
            name = pointer.removeprefix(_COMPONENTS).replace("~1", "_").replace("~0", "_").replace("/", "_")
            while name in self.pointers:
                name += "_"
            self._names[pointer] = name
            self.pointers[name] = pointer
            self._waiting.append(pointer)
        return f"#{_COMPONENTS}{name}"

    def _tagged(self, schema: dict[str, Any]) -> Any:
        """Return a choice with a discriminator as a choice whose variants have the values of the discriminator."""
        discriminator = schema.pop("discriminator", None)
        options = schema.get("oneOf") or schema.get("anyOf")
        if discriminator is None or not options or any("$ref" not in one for one in options):
            return schema
        name = str(discriminator["propertyName"])
        by_reference: dict[str, list[str]] = {one["$ref"]: [] for one in options}
        for value, target in (discriminator.get("mapping") or {}).items():
            named = f"#{_COMPONENTS}{target}"
            reference = named if named in by_reference else self._target(target)
            by_reference.setdefault(reference, []).append(str(value))
        for reference, values in by_reference.items():
            if not values:
                values.append(self.pointers[name_in(reference)].rpartition("/")[2])
        variants = [_with_tag(reference, name, values) for reference, values in by_reference.items()]
        rest = {key: one for key, one in schema.items() if key not in {"oneOf", "anyOf"}}
        known = {value: reference for reference, values in by_reference.items() for value in values}
        return {**rest, "anyOf": variants, TAG: {"property": name, "variants": known}}

    def _target(self, target: str) -> str:
        pointer = target.removeprefix("#") if target.startswith("#") else f"{_COMPONENTS}{target}"
        return self._definition(pointer)


def _imply(schema: dict[str, Any]) -> None:
    """Say the type that a schema without one means."""
    if {"type", "$ref", "allOf", "oneOf", "anyOf", "enum", "const"} & schema.keys():
        return
    if {"properties", "additionalProperties", "required"} & schema.keys():
        schema["type"] = "object" if "items" not in schema else ["array", "object"]
    elif "items" in schema:
        schema["type"] = "array"


def _with_tag(reference: str, name: str, values: list[str]) -> Any:
    tag = {"type": "object", "required": [name], "properties": {name: {"enum": values}}}
    return {"allOf": [{"$ref": reference}, tag]}


def strict(meaning: Meaning) -> jsonschema_rs.Draft202012Validator:
    """Return the validator for what the contract says."""
    return _validator(meaning)


def generous(meaning: Meaning) -> jsonschema_rs.Draft202012Validator:
    """Return the validator for everything that a client must carry."""
    return _validator(meaning.changed(lambda schema, _: _loosened(schema)))


def _validator(meaning: Meaning) -> jsonschema_rs.Draft202012Validator:
    # The meaning has no other formats than those that are Python types.
    formats = {"date-time": _is_time, "date": _is_date}
    return jsonschema_rs.Draft202012Validator(meaning.whole(), formats=formats, validate_formats=True)


def _loosened(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    found: dict[str, Any] = {}
    for key, value in schema.items():
        if key in CONSTRAINTS or (key == "additionalProperties" and value is False):
            continue
        if key in _ONE:
            found[key] = _loosened(value)
        elif key in _SEVERAL:
            found["anyOf" if key == "oneOf" else key] = [_loosened(one) for one in value]
        elif key in _NAMED:
            found[key] = {name: _loosened(one) for name, one in value.items()}
        else:
            found[key] = value
    values = found.pop("enum", None)
    if values is not None:
        found["type"] = sorted({_kind(value) for value in values})
    tag = found.get(TAG)
    if tag is not None:
        other = {"type": "string", "not": {"enum": list(tag["variants"])}}
        unknown = {"type": "object", "required": [tag["property"]], "properties": {tag["property"]: other}}
        tagged = [{"allOf": [{"$ref": one}, _only_tag(tag, one)]} for one in dict.fromkeys(tag["variants"].values())]
        found["anyOf"] = [*tagged, unknown]
    return found


def _only_tag(tag: Any, reference: str) -> Any:
    values = [value for value, one in tag["variants"].items() if one == reference]
    return {"type": "object", "required": [tag["property"]], "properties": {tag["property"]: {"enum": values}}}


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
        return {
            "anyOf": [_variant(schema[TAG], one, meaning) for one in dict.fromkeys(schema[TAG]["variants"].values())]
        }
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
        return _with_tag(reference, name, values)
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
        if key in _ONE:
            yield key, value
        elif key in _SEVERAL:
            yield from ((key, one) for one in value)
        elif key in _NAMED:
            yield from ((key, one) for one in value.values())


# RFC 3339, section 5.6.
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_TIME = re.compile(
    r"(?P<date>\d{4}-\d{2}-\d{2})[Tt ](?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?:\.\d+)?"
    r"(?P<offset>[Zz]|[+-](?P<hours>\d{2}):(?P<minutes>\d{2}))?",
    re.ASCII,
)
_LAST = {"hour": 23, "minute": 59, "second": 60, "hours": 23, "minutes": 59}


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        datetime.date(*map(int, found.groups()))
    except ValueError:
        return False
    return True


def _is_time(text: str) -> bool:
    found = _TIME.fullmatch(text)
    if found is None or not _is_date(found["date"]):
        return False
    return all(int(found[name] or 0) <= last for name, last in _LAST.items())
