"""A value for each schema: the contract's example, else one that is made up of the schema's words."""

from __future__ import annotations

import json
from typing import Any

from generator.ir import Anything, Choice, Constant, Enum, Facts, List, Map, Object, Scalar, Schema
from generator.plan.schemas import Schemas

_TEXTS = {
    "date-time": "2024-05-01T10:00:00Z",
    "date": "2024-05-01",
    "time": "10:00:00Z",
    "duration": "P1D",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "email": "name@example.com",
    "uri": "https://example.com",
    "url": "https://example.com",
    "hostname": "example.com",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "byte": "ZXhhbXBsZQ==",
    "decimal": "1.5",
}


def example(schemas: Schemas, schema: Schema, within: frozenset[str] = frozenset()) -> Any:
    """Return a JSON value for a schema; only what an object must have is in it."""
    shown = (*schema.facts.examples, *((schema.facts.default,) if schema.facts.default is not None else ()))
    if shown:
        return json.loads(shown[0])
    core = schemas.core(schema)
    if core.pointer in within:
        return None
    if core is not schema and core.facts.examples:
        return json.loads(core.facts.examples[0])
    return _made_up(schemas, core, within | {core.pointer})


def _made_up(schemas: Schemas, core: Schema, within: frozenset[str]) -> Any:  # noqa: PLR0911  one return per kind
    match core.type:
        case Constant(value):
            return json.loads(value)
        case Enum(_, values):
            return json.loads(values[0])
        case Scalar(kind, format_):
            return _scalar(kind, format_, core.facts)
        case List(items, prefix, complete):
            found = [example(schemas, one, within) for one in prefix]
            return found if complete or prefix else [example(schemas, items, within)]
        case Map(values):
            return {"name": example(schemas, values, within)}
        case Object(properties):
            needed = [one for one in properties if one.required and not one.schema.facts.read_only]
            return {one.name: example(schemas, one.schema, within) for one in needed}
        case Choice(options, discriminator):
            chosen = example(schemas, options[0], within)
            tags = {pointer: value for value, pointer in discriminator.mapping} if discriminator is not None else {}
            tag = tags.get(schemas.core(options[0]).pointer)
            if discriminator is not None and tag is not None and isinstance(chosen, dict):
                return {**chosen, discriminator.property_name: tag}
            return chosen
        case Anything():
            return "value"
        case _:
            return None


def _scalar(kind: str, format_: str | None, facts: Facts) -> Any:
    limits = {keyword: json.loads(value) for keyword, value in facts.constraints}
    if kind == "string":
        text = _TEXTS.get(format_ or "", "text")
        return text.ljust(min(limits.get("minLength", 0), 1000), "x")[: limits.get("maxLength")]
    if kind == "boolean":
        return True
    if kind == "null":
        return None
    low = limits.get("minimum", limits.get("exclusiveMinimum", 0) + 1 if "exclusiveMinimum" in limits else None)
    return max(low, 1) if low is not None else min(limits.get("maximum", 1), 1)
