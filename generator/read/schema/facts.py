"""What schemas say beside their types: descriptions, defaults, limits; alone and put together."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from generator.document import Node, child
from generator.ir import Facts, Fault, Json
from generator.read.reader import Reader, canonical
from generator.read.schema.parts import Part
from generator.vocabulary import CONSTRAINTS, SCHEMA, misshapen

_WORDS = {"title", "description", "default", "example", "examples", "deprecated", "readOnly", "writeOnly"}
_OF_TYPES = SCHEMA - {*_WORDS, *CONSTRAINTS, "patternProperties", "oneOf", "anyOf", "discriminator"}
"""The keywords that say nothing here; most schemas have no others, or words beside them."""
_UNLIMITED = _OF_TYPES | _WORDS


def facts(node: Node) -> Facts:
    """Return what a schema says of its values beside their type."""
    if not isinstance(node.value, dict) or node.value.keys() <= _OF_TYPES:
        return Facts()
    default, example, examples = node.get("default"), node.get("example"), node.get("examples")
    values = [example.value] if example is not None else []
    values += [one.value for one in examples.items()] if examples is not None else []
    return Facts(
        title=node.text("title"),
        description=node.text("description"),
        default=canonical(default.value) if default is not None else None,
        examples=tuple(canonical(value) for value in values),
        deprecated=node.flag("deprecated") or False,
        read_only=node.flag("readOnly") or False,
        write_only=node.flag("writeOnly") or False,
        constraints=_constraints(Part(node, ())),
    )


def refuse_shapes(reader: Reader, node: Node) -> None:
    """Note each keyword that decides no type and has a value of another kind than it must be."""
    for key, shape in misshapen(node.value):
        reading = "does without it" if key == "format" else "tells it in docstrings only"
        reader.fault(Fault(child(node.pointer, key), "misshapen"), f"expected {shape}", reading)


def together(whole: Facts, parts: Iterable[Part]) -> Facts:
    """Return what a schema says, with what its parts add: words that it lacks, and limits, which all hold."""
    told = [(part, facts(part.node)) for part in parts]
    own = [each for part, each in told if not part.inherited]
    every = [each for _, each in told]

    def first(name: str, among: list[Facts]) -> Any:
        return getattr(whole, name) or next((found for each in among if (found := getattr(each, name))), None)

    constraints = [*whole.constraints, *(one for each in every for one in each.constraints)]
    return Facts(
        title=whole.title,
        description=first("description", own),
        default=first("default", every),
        examples=first("examples", own) or (),
        deprecated=any(each.deprecated for each in (whole, *own)),
        read_only=any(each.read_only for each in (whole, *own)),
        write_only=any(each.write_only for each in (whole, *own)),
        constraints=tuple(dict.fromkeys(constraints)),
    )


def _constraints(part: Part) -> tuple[tuple[str, Json], ...]:
    value = part.node.value
    if value.keys() <= _UNLIMITED:
        return ()
    found = [(key, canonical(value[key])) for key in CONSTRAINTS if key in value]
    if isinstance(value.get("patternProperties"), dict):
        # What names must look like; the types of the values are in the type of the object.
        found.append(("patternProperties", json.dumps(list(value["patternProperties"]), ensure_ascii=False)))
    found += [(key, canonical(value[key])) for key in ("oneOf", "anyOf") if key in value and part.is_condition(key)]
    # A keyword that nobody knows is an annotation (JSON Schema Core 2020-12, section 6.5); in 3.0 the audit misses it.
    unknown = [key for key in value if key not in SCHEMA and not key.startswith("x-")]
    found += [(key, canonical(value[key])) for key in unknown]
    discriminator = part.node.get("discriminator")
    if discriminator is not None:
        _refuse_misshapen(discriminator)
        if not _tells_apart(value):
            found.append(("discriminator", canonical(discriminator.value)))
    return tuple(found)


def _refuse_misshapen(discriminator: Node) -> None:
    """Refuse what is no Discriminator Object (OpenAPI 3.1.1, section 4.8.25), such as Swagger 2's name of a property.

    Here, since every schema comes by; one that tells nothing apart is told as it is and read no further.
    """
    discriminator.mapping()
    discriminator.required_text("propertyName")
    discriminator.text("defaultMapping")
    mapping = discriminator.get("mapping")
    if mapping is not None:
        for value in mapping.mapping():
            mapping.text(value)


def _tells_apart(value: Any) -> bool:
    """Return whether a discriminator is sure to be in the type: that of a choice between schemas with names."""
    options = value.get("oneOf", value.get("anyOf"))
    return isinstance(options, list) and all(
        isinstance(one, dict) and ("$ref" in one or one == {"type": "null"}) for one in options
    )
