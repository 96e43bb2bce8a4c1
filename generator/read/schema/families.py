"""Schemas that others extend: a base with a `discriminator` means any of those that have it in their `allOf`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.document import Node, child
from generator.ir import Choice, Declaration, Discriminator, Named, Schema
from generator.read.reader import Reader
from generator.read.schema.discriminators import mapped, named, property_name
from generator.read.schema.parts import Part, keyword, parts_of

Heirs = dict[str, dict[str, Node]]


def family_of(reader: Reader, base: Node) -> Node | None:
    """Return the `discriminator` of a schema that others extend; None of any other."""
    found = _discriminator(base)
    if found is None:
        return None
    if heirs(reader).get(base.pointer) or found.get("mapping") is not None:
        return found
    return None


def heirs(reader: Reader) -> Heirs:
    """Return the components that extend a base, by its pointer; made once."""
    if reader.heirs is None:
        reader.heirs = {}
        components = reader.document.root.get("components")
        schemas = components.get("schemas") if components is not None else None
        for name, node in schemas.members() if schemas is not None else ():
            for base in _bases(node):
                reader.heirs.setdefault(base, {})[name] = node
    return reader.heirs


def _bases(node: Node) -> Iterator[str]:
    if isinstance(node.value, dict) and "allOf" in node.value:
        for part in parts_of((Part(node, ()),)):
            if part.inherited and part.pointer != node.pointer and _discriminator(part.node) is not None:
                yield part.pointer


def _discriminator(base: Node) -> Node | None:
    """Return the discriminator that a schema has for those that extend it, and not for a choice of its own."""
    if not isinstance(base.value, dict) or "$ref" in base.value:
        return None
    own = [part for part in parts_of((Part(base, ()),)) if not part.inherited]
    if any(word in {"oneOf", "anyOf"} for part in own for word in part.words()):
        return None
    return next((found for _, found in keyword(own, "discriminator")), None)


def family_place(base: str) -> str:
    """Return the place of the choice between a base and what extends it."""
    return child(base, "discriminator")


def family(reader: Reader, base: Node, found: Node, members: dict[str, Node]) -> Declaration:
    """Return the choice between a base and the schemas that extend it; what is none of these is read as the base."""
    implicit = {name: node.pointer for name, node in members.items()}
    implicit.setdefault(base.pointer.rpartition("/")[2], base.pointer)
    known = {pointer: pointer for pointer in implicit.values()}
    mapping = mapped(found, implicit, known)
    place = family_place(base.pointer)
    options = tuple(Schema(place, Named(pointer)) for pointer in known)
    name = property_name(reader, found)
    choice = Choice(options, Discriminator(name, tuple(sorted(mapping.items())), base.pointer))
    return Declaration(place, ("any", base.pointer.rpartition("/")[2]), Schema(place, choice), component=False)


def members_of(reader: Reader, base: Node, found: Node) -> dict[str, Node]:
    """Return the schemas that a reference to a base can mean beside it, by name: its heirs and what it maps to."""
    members = dict(heirs(reader).get(base.pointer, {}))
    explicit = found.get("mapping")
    implicit = {name: node.pointer for name, node in members.items()}
    for _, one in explicit.members() if explicit is not None else ():
        pointer = named(one, implicit)
        target = reader.document.find(pointer)
        if target is not None and pointer != base.pointer:
            members.setdefault(pointer.rpartition("/")[2], target)
    return members
