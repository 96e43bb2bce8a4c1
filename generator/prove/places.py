"""The places of a JSON value, each with the schema that speaks of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeAlias

from generator.frozen import frozen
from generator.prove.meaning import TAG, Meaning, name_in

Path: TypeAlias = tuple[str | int, ...]
"""The keys and indices that lead to a part of a JSON value."""


@frozen
class Place:
    """A part of a value and its schema, behind all references."""

    path: Path
    value: Any
    schema: Any


def places(meaning: Meaning, value: Any) -> Iterator[Place]:
    """Yield every place of a value that a schema speaks of, the whole first.

    A choice that no discriminator decides is one place: what is inside belongs to no schema for sure.
    """
    yield from _places(meaning, (), value, meaning.schema)


def _places(meaning: Meaning, path: Path, value: Any, schema: Any) -> Iterator[Place]:
    schema = meaning.behind(schema)
    if schema is False:
        yield Place(path, value, schema)
    if not isinstance(schema, dict):
        return
    yield Place(path, value, schema)
    if TAG in schema and isinstance(value, dict):
        reference = schema[TAG]["variants"].get(value.get(schema[TAG]["property"]))
        schema = meaning.behind({"$ref": reference}) if reference is not None else {}
    if not isinstance(schema, dict):
        return
    alone = schema.get("allOf", ())
    if len(alone) == 1 and not schema.keys() - {"allOf"}:
        schema = meaning.behind(alone[0])
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        # Which of several patterns speaks of a name is the validator's to say.
        rest = schema.get("additionalProperties") if "patternProperties" not in schema else None
        for key, one in value.items():
            below = properties.get(key, rest)
            yield from _places(meaning, (*path, key), one, below)
    elif isinstance(value, list) and "items" in schema:
        for index, one in enumerate(value):
            yield from _places(meaning, (*path, index), one, schema["items"])


def allowed(meaning: Meaning, value: Any) -> Any:
    """Return a value without the members of objects that must not be there."""
    for place in places(meaning, value):
        if place.schema is False and isinstance(place.path[-1], str):
            value = without(value, place.path)
    return value


def replaced(value: Any, path: Path, new: Any) -> Any:
    """Return a value with another part at a path; nothing of the old one is changed."""
    if not path:
        return new
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        return [replaced(one, rest, new) if index == key else one for index, one in enumerate(value)]
    return {**value, key: replaced(value.get(key), rest, new)}


def without(value: Any, path: Path) -> Any:
    """Return a value without the member of an object at a path."""
    key, rest = path[0], path[1:]
    if isinstance(value, list):
        return [without(one, rest) if index == key else one for index, one in enumerate(value)]
    if rest:
        return {**value, key: without(value[key], rest)}
    return {name: one for name, one in value.items() if name != key}


def told(path: Path) -> str:
    """Return a path as a client tells it: `$.tags[3]`, `$['a b']`."""
    steps = (f"[{key}]" if isinstance(key, int) else f".{key}" if key.isidentifier() else f"[{key!r}]" for key in path)
    return f"${''.join(steps)}"


def schema_pointer(meaning: Meaning, roots: dict[str, str], path: Path) -> str:
    """Return the pointer in the contract of the schema that speaks of a path, as far as it can be followed.

    `roots` tells the pointer of each member of the whole.
    """
    if not path or str(path[0]) not in roots:
        return next(iter(roots.values()), "")
    pointer = roots[str(path[0])]
    schema = meaning.schema["properties"][str(path[0])]
    for key in path[1:]:
        while isinstance(schema, dict) and "$ref" in schema:
            pointer = meaning.pointers[name_in(schema["$ref"])]
            schema = meaning.definitions[name_in(schema["$ref"])]
        if not isinstance(schema, dict):
            break
        if isinstance(key, str) and key in schema.get("properties", {}):
            pointer, schema = f"{pointer}/properties/{_escaped(key)}", schema["properties"][key]
        elif isinstance(key, str) and isinstance(schema.get("additionalProperties"), dict):
            pointer, schema = f"{pointer}/additionalProperties", schema["additionalProperties"]
        elif isinstance(key, int) and "items" in schema:
            pointer, schema = f"{pointer}/items", schema["items"]
        else:
            break
    return pointer


def _escaped(key: str) -> str:
    return key.replace("~", "~0").replace("/", "~1")
