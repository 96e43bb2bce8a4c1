"""How the variants of a choice are told apart (OpenAPI 3.1.1, section 4.8.25)."""

from __future__ import annotations

from collections.abc import Mapping

from generator.document import Node, child
from generator.ir import Discriminator, Named, Scalar, Schema
from generator.read.reader import Reader
from generator.read.schema.kinds import kinds_of
from generator.read.schema.parts import Part, keyword, parts_of, values
from generator.read.schema.whole import Whole

Options = list[tuple[Part, str, int]]


def discriminator_of(whole: Whole, members: Options, options: tuple[Schema, ...]) -> Discriminator | None:
    """Return how some options are told apart; None where the contract says nothing that can tell them."""
    found = next((node for _, node in keyword(whole.parts, "discriminator")), None)
    if found is None or not members:
        return None
    name = property_name(whole.reader, found)
    variants = [
        (part, option)
        for (part, _, _), option in zip(members, options, strict=True)
        if option.type != Scalar("null") and kinds_of(parts_of((part,))) != ("null",)
    ]
    read: dict[str, str] = {}
    implicit: dict[str, str] = {}
    inline: dict[str, str] = {}
    for part, option in variants:
        if not isinstance(option.type, Named):
            return None
        target = part.target
        if target is not None:
            read[target.pointer] = option.type.target
            implicit[target.pointer.rpartition("/")[2]] = target.pointer
            continue
        told = _told(part, name)
        read[part.pointer] = option.type.target
        inline |= dict.fromkeys(told, part.pointer)
        if not told and not _is_mapped(found, part):
            # Schemas without a name are not found by a discriminator; nothing in this one tells it apart.
            return None
    mapping = mapped(found, implicit, read)
    for value, pointer in inline.items():
        mapping.setdefault(value, pointer)
    told_apart = {value: read[pointer] for value, pointer in mapping.items()}
    return Discriminator(name, tuple(sorted(told_apart.items())), _default(found, implicit, read))


def property_name(reader: Reader, found: Node) -> str:
    """Return the name of the property that tells variants apart."""
    reader.knows_only(found, "a Discriminator", frozenset({"propertyName", "mapping", "defaultMapping"}))
    return found.required_text("propertyName")


def mapped(found: Node, implicit: Mapping[str, str], known: Mapping[str, str]) -> dict[str, str]:
    """Return value -> pointer of the variant: those that `mapping` tells, then the names of the others."""
    mapping: dict[str, str] = {}
    explicit = found.get("mapping")
    for value, one in explicit.members() if explicit is not None else ():
        target = named(one, implicit)
        if target not in known:
            raise one.refuse(f"`{one.value}` is not one of the schemas to choose from")
        mapping[value] = target
    for value, target in implicit.items():
        # A variant that the mapping names is not also meant by its own name, unless nothing maps to it.
        if target not in mapping.values():
            mapping.setdefault(value, target)
    return mapping


def named(node: Node, implicit: Mapping[str, str]) -> str:
    """Return the pointer that a value of `mapping` means: a reference, or the name of a component."""
    if isinstance(node.value, str) and not node.value.startswith("#"):
        if node.value in implicit:
            return implicit[node.value]
        component = node.document.find(child("/components/schemas", node.value))
        if component is not None:
            return component.pointer
    return node.follow().pointer


def _default(found: Node, implicit: Mapping[str, str], read: Mapping[str, str]) -> str | None:
    """Return the variant for all other values (OpenAPI 3.2.0, section 4.25.2)."""
    node = found.get("defaultMapping")
    if node is None:
        return None
    target = named(node, implicit)
    if target not in read:
        raise node.refuse(f"`{node.value}` is not one of the schemas to choose from")
    return read[target]


def _is_mapped(found: Node, part: Part) -> bool:
    explicit = found.get("mapping")
    return explicit is not None and any(
        str(one.value).startswith("#") and one.follow().pointer == part.pointer for _, one in explicit.members()
    )


def _told(part: Part, name: str) -> list[str]:
    """Return the values of the property that a schema without a name says are its own."""
    inner = [
        Part(node, ()) for _, found in keyword(parts_of((part,)), "properties") if (node := found.get(name)) is not None
    ]
    parts = parts_of(inner)
    listed = [
        *values(parts, "const"),
        *(one for each in values(parts, "enum") if isinstance(each, list) for one in each),
    ]
    return [one for one in dict.fromkeys(map(str, listed)) if one in listed]
