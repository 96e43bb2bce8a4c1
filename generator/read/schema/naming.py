"""The words for a schema that a `$ref` names: those that it would have if nothing referred to it."""

from __future__ import annotations

from urllib.parse import unquote

from generator.document import Node, tokens

_COMPONENT = ("components", "schemas")
_DEFINITIONS = {"$defs", "definitions"}
_BY_NAME = {"properties", "patternProperties", "dependentSchemas"}
_BY_POSITION = {"oneOf": "type_", "anyOf": "type_", "prefixItems": "item_", "allOf": ""}
_ALONE = {"items": "item", "additionalProperties": "additional_property"}
_ALONE |= {key: key for key in ("not", "if", "then", "else", "contains", "propertyNames")}


def is_component(pointer: str) -> bool:
    """Return whether a pointer is that of a schema which the contract names."""
    return pointer.startswith("/components/schemas/") and pointer.count("/") == len((*_COMPONENT, "name"))


def hint_of(reference: Node) -> tuple[str, ...]:
    """Return the words for the schema that a `$ref` names."""
    text = reference.value if isinstance(reference.value, str) else ""
    path = tokens(unquote(text[1:])) if text.startswith("#/") else []
    if tuple(path[:2]) != _COMPONENT or len(path) < len((*_COMPONENT, "name")):
        if text.startswith("#"):
            raise reference.refuse(f"`{text}` is not below #/components/schemas; such references are not supported")
        reference.follow()
    words, steps = [path[2]], iter(path[3:])
    for step in steps:
        if step in _DEFINITIONS:
            # Named by its author, as a component is.
            words = [next(steps, "")]
        elif step in _BY_NAME:
            words.append(next(steps, ""))
        elif step in _BY_POSITION:
            position = next(steps, "")
            words += [f"{_BY_POSITION[step]}{position}"] if _BY_POSITION[step] else []
        elif step in _ALONE:
            words.append(_ALONE[step])
        else:
            raise reference.refuse(f"`{text}` does not name a schema")
    return tuple(words)
