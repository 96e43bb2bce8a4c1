"""Schema Objects of OpenAPI 3.0 as JSON Schema 2020-12, the dialect of later versions, writes them."""

from __future__ import annotations

from typing import Any

_BESIDE_REFERENCE = {"title", "description", "default", "example", "deprecated", "readOnly", "writeOnly", "nullable"}
"""What is meant where it stands beside a `$ref` in OpenAPI 3.0, by whoever writes it there."""


def of_30(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a Schema Object of OpenAPI 3.0 as JSON Schema 2020-12 writes it, but for `nullable`."""
    if "$ref" in schema:
        # What else stands there SHALL be ignored (OpenAPI 3.0.4, section 4.7.23.1).
        schema = {key: value for key, value in schema.items() if key == "$ref" or key in _BESIDE_REFERENCE}
    for limit, exclusive in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
        if schema.get(exclusive) is True and limit in schema:
            schema[exclusive] = schema.pop(limit)
        elif isinstance(schema.get(exclusive), bool):
            del schema[exclusive]
    return schema


def or_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Return a schema that names its types, and allows null beside them."""
    types = schema.get("type")
    if isinstance(types, (str, list)):
        types = [types] if isinstance(types, str) else types
        schema["type"] = types if "null" in types else [*types, "null"]
    if isinstance(schema.get("enum"), list) and None not in schema["enum"]:
        schema["enum"] = [*schema["enum"], None]
    return schema
