"""The words of OpenAPI 3.1 and JSON Schema 2020-12 that more than one stage has to know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The fixed fields of a Path Item Object that hold operations (OpenAPI 3.2.0, section 4.9.1)."""

LIMITS = (
    "minimum",
    "exclusiveMinimum",
    "maximum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
)
"""Assertions about one value (JSON Schema Validation 2020-12, section 6)."""

CONSTRAINTS = (
    *LIMITS,
    "not",
    "if",
    "then",
    "else",
    "contains",
    "minContains",
    "maxContains",
    "propertyNames",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
)
"""Keywords that narrow a type without changing it (JSON Schema Validation 2020-12, section 6; Core, section 10)."""

SCHEMA = frozenset(
    {
        *CONSTRAINTS,
        *("$ref", "type", "format", "enum", "const", "title", "description", "default", "example", "examples"),
        *("deprecated", "readOnly", "writeOnly", "required", "properties", "additionalProperties", "items"),
        *("patternProperties", "prefixItems", "allOf", "oneOf", "anyOf", "discriminator", "$defs", "definitions"),
        *("$comment", "$schema", "$id", "$anchor", "$dynamicRef", "$dynamicAnchor", "$vocabulary", "externalDocs"),
        *("xml",),
    }
)
"""The keywords of a schema that OpenAPI and JSON Schema 2020-12 know."""

SUBSCHEMA = (
    *("items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"),
    *("unevaluatedItems", "unevaluatedProperties", "contentSchema"),
)
SUBSCHEMA_LISTS = ("allOf", "oneOf", "anyOf", "prefixItems")
SUBSCHEMA_MAPS = ("properties", "patternProperties", "dependentSchemas")
"""The keywords whose value is a schema, a list of schemas, and a map of them."""

_SHAPES = {
    **dict.fromkeys(("minimum", "exclusiveMinimum", "maximum", "exclusiveMaximum", "multipleOf"), "a number"),
    **dict.fromkeys(
        ("minLength", "maxLength", "minItems", "maxItems", "minContains", "maxContains"), "a whole number from 0 on"
    ),
    **dict.fromkeys(("minProperties", "maxProperties"), "a whole number from 0 on"),
    **dict.fromkeys(("format", "pattern", "contentEncoding", "contentMediaType"), "a string"),
    **dict.fromkeys(("not", "if", "then", "else", "contains", "propertyNames", "contentSchema"), "a schema"),
    **dict.fromkeys(("unevaluatedItems", "unevaluatedProperties"), "a schema"),
    **dict.fromkeys(("dependentSchemas", "dependentRequired", "dependencies"), "an object"),
    "uniqueItems": "true or false",
}
"""Keyword -> what JSON Schema 2020-12 wants of it (Validation, section 6 to 8; Core, section 10 and 11).

Keywords that decide a type are refused where they are read; the others are only told, so a client can do without them.
"""
_SHAPED: dict[str, tuple[type, ...]] = {
    "a string": (str,),
    "a schema": (dict, bool),
    "an object": (dict,),
    "true or false": (bool,),
}
"""The shapes that are a type of value, or one of two."""

SCALARS = ("string", "integer", "number", "boolean", "null")
KINDS = (*SCALARS, "array", "object")
"""The types of JSON Schema (Core 2020-12, section 4.2.1, and `integer` of Validation, section 6.1.1)."""

PLACES = {
    "path": ("simple", "label", "matrix"),
    "header": ("simple",),
    "query": ("form", "spaceDelimited", "pipeDelimited", "deepObject"),
    "cookie": ("form", "cookie"),
}
"""Where parameters stand that have a style, and the styles of each, its default first (3.2.0, section 4.12.2.2)."""

EXPLODED = ("form", "cookie")
"""The styles whose `explode` is true by default."""

PAGINATION = "x-oasmith-pagination"
"""The extension that says how the pages of an operation follow one another."""

JSON, FORM, MULTIPART, TEXT, BYTES = "json", "form", "multipart", "text", "bytes"
"""The ways in which a body is written or read."""

STRUCTURE, STRING, BINARY, NOTHING = "structure", "string", "binary", "nothing"
"""What the schema of a body can be: an array, object, number or boolean; a string; bytes; or anything at all."""

_JSON_LINES = ("ndjson", "x-ndjson", "jsonl", "x-jsonl", "jsonlines", "x-jsonlines")
_TEXTS = {
    *("xml", "yaml", "x-yaml", "toml", "rtf", "javascript", "graphql", "sql", "jwt", "x-pem-file"),
    *("x-www-form-urlencoded", "json-seq", *_JSON_LINES),
}
_BYTES = {
    *("octet-stream", "pdf", "zip", "gzip", "x-gzip", "x-tar", "protobuf", "x-protobuf", "cbor"),
    *("msgpack", "x-msgpack"),
}
_MEDIA_TYPE = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+/[!#$%&'*+.^_`|~0-9A-Za-z-]+")
ANY_MEDIA_TYPE = "*/*"
_MEDIA = ("image", "audio", "video", "font", "model")


def misshapen(schema: Any) -> Iterator[tuple[str, str]]:
    """Yield the keywords of a schema whose value is another thing than it must be, each with what that is."""
    if isinstance(schema, dict):
        for key, value in schema.items():
            shape = _SHAPES.get(key)
            if shape is not None and not _is(shape, value):
                yield key, shape


def _is(shape: str, value: Any) -> bool:
    kinds = _SHAPED.get(shape)
    if kinds is not None:
        return isinstance(value, kinds)
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    if shape == "a number":
        return is_number
    # As JSON has it, 1.0 is an integer (JSON Schema Core 2020-12, section 4.2.3).
    return is_number and value >= 0 and (isinstance(value, int) or value.is_integer())


def essence(media_type: str) -> str:
    """Return a media type without its parameters (RFC 9110, section 8.3.1)."""
    return media_type.partition(";")[0].strip().lower()


def is_media_type(text: str) -> bool:
    """Return whether a text is a media type or a range of them, maybe with parameters (RFC 9110, section 8.3.1)."""
    return _MEDIA_TYPE.fullmatch(essence(text)) is not None and text.isascii() and text.isprintable()


def is_json(media_type: str) -> bool:
    """Return whether a media type is JSON by its name: the registered one, a suffix (RFC 6839), or an old spelling."""
    subtype = essence(media_type).partition("/")[2]
    return subtype in {"json", "x-json"} or subtype.endswith("+json") or subtype.startswith("json+")


def is_sequence(media_type: str) -> bool:
    """Return whether a media type is a sequence of items (OpenAPI 3.2.0, section 4.14.3)."""
    name = essence(media_type)
    return name.startswith("multipart/") or sequence_kind(name) is not None


def sequence_kind(media_type: str) -> str | None:
    """Return how the items of a sequence of JSON or of events follow one another; None for what is no such sequence."""
    subtype = essence(media_type).partition("/")[2]
    if subtype in _JSON_LINES:
        return "json lines"
    if subtype == "json-seq" or subtype.endswith("+json-seq"):
        return "json sequence"
    return "events" if subtype == "event-stream" else None


def kind_of(media_type: str, shape: str, *, sent: bool) -> str:  # noqa: PLR0911 # one return per kind
    """Return how a body of a media type is carried, given what its schema is."""
    name = essence(media_type)
    family, _, subtype = name.partition("/")
    if is_json(name):
        return JSON
    if sent and name == "application/x-www-form-urlencoded" and shape in {STRUCTURE, NOTHING}:
        return FORM
    if sent and name == "multipart/form-data" and shape in {STRUCTURE, NOTHING}:
        return MULTIPART
    if family in {"multipart", *_MEDIA} or subtype in _BYTES or shape == BINARY:
        return BYTES
    if name == "text/plain" and shape == STRUCTURE:
        # Plain text has no structure of its own, so what has one is JSON in it.
        return JSON
    if family == "text" or subtype in _TEXTS or subtype.endswith(("+xml", "+yaml", "+json-seq")):
        return TEXT
    return JSON if shape == STRUCTURE else BYTES


def is_range(media_type: str) -> bool:
    """Return whether a media type stands for several (RFC 9110, section 12.5.1), and so cannot be sent as it is."""
    return "*" in essence(media_type)


def is_error(status: str, statuses: Iterable[str]) -> bool:
    """Return whether a response is documented for failures; `default` is, where a success is documented beside it."""
    if status == "default":
        return any(one[0] in "123" for one in statuses)
    return status[0] in "45"


def identity_of(parameter: Any, place: str) -> tuple[str, str]:
    """Return what a parameter is unique by (section 4.8.12.1); the case of a header's name does not count."""
    if not isinstance(parameter, dict):
        return "", place
    name, location = str(parameter.get("name")), str(parameter.get("in"))
    return name.lower() if location == "header" else name, location


def is_ignored(parameter: Any) -> bool:
    """Return whether a parameter is one that has no meaning.

    The header is told elsewhere (section 4.8.12.2), or is the length, which every client writes (RFC 9110 section 8.6).
    """
    if not isinstance(parameter, dict):
        return False
    name = str(parameter.get("name")).lower()
    return parameter.get("in") == "header" and name in {"accept", "authorization", "content-length", "content-type"}
