"""The words of OpenAPI 3.1 and JSON Schema 2020-12 that more than one stage has to know."""

from __future__ import annotations

from collections.abc import Iterable

METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
"""The fixed fields of a Path Item Object that hold operations (OpenAPI 3.2.0, section 4.9.1)."""

CONSTRAINTS = (
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
"""Assertions that narrow a type without changing it (JSON Schema Validation 2020-12, section 6)."""

UNSUPPORTED = (
    "not",
    "if",
    "then",
    "else",
    "prefixItems",
    "contains",
    "minContains",
    "maxContains",
    "patternProperties",
    "propertyNames",
    "dependentSchemas",
    "dependentRequired",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "xml",
)
"""Keywords of a schema that no stage gives a meaning to yet."""


def is_error(status: str, statuses: Iterable[str]) -> bool:
    """Return whether a response is documented for failures; `default` is, where a success is documented beside it."""
    if status == "default":
        return any(one[0] in "123" for one in statuses)
    return status[0] in "45"
