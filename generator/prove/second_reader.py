"""Reads the parameters of a request with openapi-core, which shares no line with us."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any
from urllib.parse import unquote

from openapi_core import OpenAPI
from openapi_core.testing import MockRequest

from generator.ir import Operation, Parameter
from generator.prove.comparison import difference, short
from generator.prove.meaning import Meaning
from generator.prove.stage import Received
from generator.prove.wire import IGNORED_HEADERS, Parts

_METHOD = "post"
"""Of every request that is read: openapi-core does not know all methods, and its own is no parameter."""
_SCALARS = {"string", "integer", "number", "boolean"}
_STYLES = {"path": {"simple"}, "header": {"simple"}, "query": {"form", "pipeDelimited"}, "cookie": {"form"}}
"""What openapi-core reads as OpenAPI says; objects and other styles it does not, so nobody but `wire` reads those."""


class SecondReader:
    """The parameters of one operation that openapi-core can read."""

    def __init__(self, whole: Meaning, operation: Operation) -> None:
        self._operation = operation
        schemas = whole.schema["properties"]
        self._known = [one for one in operation.parameters if _is_readable(one, schemas, whole)]
        self._openapi = OpenAPI.from_dict(_contract(operation, self._known, schemas, whole)) if self._known else None

    def objection(self, found: Parts, request: Received, values: dict[str, Any]) -> str | None:
        """Return what openapi-core reads otherwise than it was given, or None."""
        given = [one for one in self._known if _is_plain(values.get(f"{one.location}:{one.name}"))]
        if self._openapi is None or not given:
            return None
        names = {one.name for one in given}
        result = self._openapi.unmarshal_request(
            MockRequest(
                "http://service",
                _METHOD,
                re.sub(r"\{[^{}]*\}", "x", self._operation.path),
                args=_several((name, unquote(text)) for name, text in found.query if name in names),
                view_args={name: unquote(text) for name, text in found.path.items()},
                headers={one.name: request.header(one.name) for one in given if one.location == "header"},
                cookies={name: unquote(text) for name, text in found.cookies},
            )
        )
        for one in given:
            read = getattr(result.parameters, one.location, {}).get(one.name)
            sent = values[f"{one.location}:{one.name}"]
            if difference(sent, read) is not None:
                return (
                    f"openapi-core reads the {one.location} parameter {one.name} as {short(read)}, given {short(sent)}"
                )
        return None


def _several(pairs: Iterable[tuple[str, str]]) -> dict[str, Any]:
    """Return the values of each name."""
    found: dict[str, Any] = {}
    for name, text in pairs:
        found.setdefault(name, []).append(text)
    return found


def _is_readable(one: Parameter, schemas: Any, whole: Meaning) -> bool:
    if one.location == "header" and one.name.lower() in IGNORED_HEADERS:
        return False
    if one.content is not None or one.location not in _STYLES:
        return False
    schema = whole.behind(schemas[f"{one.location}:{one.name}"])
    if one.style not in _STYLES[one.location] or not isinstance(schema, dict):
        return False
    if schema.get("type") == "array":
        return one.location != "cookie" and _is_scalar(whole.behind(schema.get("items")))
    return _is_scalar(schema)


def _is_scalar(schema: Any) -> bool:
    found = (
        isinstance(schema, dict) and not {"format", "enum", "const", "anyOf", "oneOf", "allOf", "not"} & schema.keys()
    )
    return found and isinstance(schema.get("type"), str) and schema["type"] in _SCALARS


def _is_plain(value: Any) -> bool:
    """Return whether a value has no character that openapi-core, which splits what is decoded, takes for another."""
    if isinstance(value, list):
        return bool(value) and all(map(_is_plain, value))
    return value is not None and not (isinstance(value, str) and (not value or re.search(r"[,;|\s]", value)))


def _contract(operation: Operation, known: list[Parameter], schemas: Any, whole: Meaning) -> dict[str, Any]:
    def schema(one: Parameter) -> Any:
        found = whole.behind(schemas[f"{one.location}:{one.name}"])
        # Only the type: whether the arguments are valid is known, and a hostile text need not be.
        return {"type": found["type"], **({"items": schema_of_items(found)} if "items" in found else {})}

    def schema_of_items(found: Any) -> Any:
        return {"type": whole.behind(found["items"])["type"]}

    parameters = [
        {
            "name": one.name,
            "in": one.location,
            "required": one.location == "path",
            "style": one.style,
            "explode": one.explode,
            "schema": schema(one),
        }
        for one in known
    ]
    undescribed = [
        {"name": name, "in": "path", "required": True, "schema": {}}
        for name in re.findall(r"\{([^{}]*)\}", operation.path)
        if not any(one.location == "path" and one.name == name for one in known)
    ]
    described = {"parameters": [*parameters, *undescribed], "responses": {"200": {"description": "OK"}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Requests", "version": "1"},
        "servers": [{"url": "http://service"}],
        "paths": {operation.path: {_METHOD: described}},
    }
