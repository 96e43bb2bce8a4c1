"""Read one schema: everything that holds for it is put together and becomes one type."""

from __future__ import annotations

from generator.document import Node, child
from generator.ir import Anything, Choice, Declaration, Enum, Facts, Named, Nothing, Object, Scalar, Schema, Type
from generator.read.reader import Reader
from generator.read.schema.arrays import array_of
from generator.read.schema.choices import adds_nothing, choice_of
from generator.read.schema.facts import facts, refuse_shapes
from generator.read.schema.families import family, family_of, family_place, members_of
from generator.read.schema.kinds import kinds_of
from generator.read.schema.loops import refuse_loop
from generator.read.schema.naming import hint_of, is_component
from generator.read.schema.objects import object_of
from generator.read.schema.parts import SPEAKING, Part, keyword, parts_of, values
from generator.read.schema.values import CLASSES, values_of
from generator.read.schema.whole import Whole, possible
from generator.vocabulary import KINDS, SCALARS

_MORE = SPEAKING - {"type", "format"} | {"$ref", "allOf"}
"""The keywords that have a say in a type beside `type`."""


def read_schema(reader: Reader, node: Node, hint: tuple[str, ...]) -> Schema:
    """Return the schema at a place of the contract; one that needs a name of its own gets it from `hint`."""
    return possible(reader, node, lambda: read_parts(reader, (Part(node, hint),), node.pointer, hint))


def declare(reader: Reader, node: Node, hint: tuple[str, ...], *, component: bool) -> None:
    """Read a schema that is referred to by its pointer."""
    if not reader.is_declared(node.pointer):
        refuse_loop(reader, node)
        # The place is taken before the schema is read, so that a schema may contain itself.
        reader.declare(Declaration(node.pointer, hint, Schema(node.pointer, Anything()), component))

        def read() -> None:
            schema = possible(reader, node, lambda: _read(reader, (Part(node, hint),), node.pointer, hint))
            reader.declare(Declaration(node.pointer, hint, schema, component))

        reader.wait(read)


def read_parts(reader: Reader, seeds: tuple[Part, ...], place: str, hint: tuple[str, ...]) -> Schema:
    """Return what some schemas are together; what needs a name of its own is declared at `place`."""
    if len(seeds) == 1:
        # A property that many schemas inherit is read once.
        once = (seeds[0].pointer, hint)
        if once not in reader.once or seeds[0].without or place != seeds[0].pointer:
            reader.once[once] = _named(reader, _read(reader, seeds, place, hint), hint)
        return reader.once[once]
    # The same schemas may meet at several places, and below themselves.
    key = tuple(sorted((seed.pointer, *sorted(seed.without)) for seed in seeds))
    known = reader.joined.get(key)
    if known is not None:
        reader.met.add(known.pointer)
        return known
    reader.joined[key] = Schema(place, Named(place))
    try:
        schema = _read(reader, seeds, place, hint)
    except BaseException:
        del reader.joined[key]
        raise
    if place in reader.met and schema.type != Named(place):
        reader.declare(Declaration(place, hint, schema, component=False))
        schema = Schema(place, Named(place), schema.facts, schema.parts)
    reader.joined[key] = schema = _named(reader, schema, hint)
    return schema


def _named(reader: Reader, schema: Schema, hint: tuple[str, ...]) -> Schema:
    """Return a schema by the name of its type, where it is one that needs a name."""
    type_ = schema.type
    enum = isinstance(type_, Enum) and type_.kind in CLASSES
    if enum or isinstance(type_, Object) or (isinstance(type_, Choice) and type_.discriminator is not None):
        reader.declare(Declaration(schema.pointer, hint, schema, component=False))
        return Schema(schema.pointer, Named(schema.pointer), schema.facts, schema.parts)
    return schema


def _read(reader: Reader, seeds: tuple[Part, ...], place: str, hint: tuple[str, ...]) -> Schema:
    for seed in seeds:
        if not isinstance(seed.node.value, bool):
            seed.node.mapping()
            refuse_shapes(reader, seed.node)
    if len(seeds) == 1 and seeds[0].target is not None and not seeds[0].words() and "allOf" not in seeds[0].node.value:
        return Schema(place, _reference(reader, seeds[0].node), facts(seeds[0].node))
    whole = Whole.of(reader, seeds, place, hint, read_parts)
    covering = _covering(whole, seeds)
    if covering is not None:
        return _covered(whole, covering)
    return whole.schema(_type(whole))


def _type(whole: Whole) -> Type:
    if any(part.node.value is False for part in whole.parts):
        return Nothing()
    if not any(part.words() for part in whole.parts):
        return Anything()
    for read in (_scalar, choice_of, values_of):
        found = read(whole)
        if found is not None:
            return found
    kinds = kinds_of(whole.parts)
    if not kinds:
        raise whole.contradiction("their types have nothing in common")
    if kinds == KINDS:
        return Anything()
    if len(kinds) == 1:
        return _of_kind(whole, kinds[0])
    # `type: [string, "null"]`: each option is this same schema, read as one of its types.
    return Choice(tuple(_option(whole, kind) for kind in kinds))


def _scalar(whole: Whole) -> Type | None:
    """Return the type of a schema that says no more than it; so do most, and are asked nothing else."""
    said = whole.node.value
    if len(whole.parts) > 1 or not isinstance(said, dict) or not _MORE.isdisjoint(said):
        return None
    kind = said.get("type")
    return Scalar(kind, _format(whole)) if isinstance(kind, str) and kind in SCALARS else None


def _option(whole: Whole, kind: str) -> Schema:
    type_ = _of_kind(whole, kind)
    if isinstance(type_, Object):
        # The object needs a place of its own: a reference to this one means all the types.
        place = child(whole.place, "type")
        hint = (*whole.hint, "object") if is_component(whole.place) else whole.hint
        whole.reader.declare(Declaration(place, hint, whole.schema(type_, place), component=False))
        type_ = Named(place)
    return whole.option(type_)


def _of_kind(whole: Whole, kind: str) -> Type:
    if kind == "array":
        return array_of(whole)
    if kind == "object":
        return object_of(whole)
    return Scalar(kind, _format(whole))


def _format(whole: Whole) -> str | None:
    """Return the format of a scalar; Base64 has a keyword of its own since OpenAPI 3.1 (section 4.8.24.4)."""
    for _, node in keyword(whole.parts, "format"):
        if isinstance(node.value, str):
            return node.value
    return "byte" if "base64" in values(whole.parts, "contentEncoding") else None


def _reference(reader: Reader, node: Node) -> Named:
    """Return the type that a `$ref` names: of a base that others extend, the choice between them."""
    reference = node.require("$ref")
    target = reference.follow()
    declare(reader, target, hint_of(reference), component=is_component(target.pointer))
    discriminator = family_of(reader, target)
    if discriminator is None:
        return Named(target.pointer)
    place = family_place(target.pointer)
    if not reader.is_declared(place):
        reader.declare(Declaration(place, (), Schema(place, Anything()), component=False))
        members = members_of(reader, target, discriminator)
        for name, one in members.items():
            declare(reader, one, (name,), component=is_component(one.pointer))
        reader.declare(family(reader, target, discriminator, members))
    return Named(place)


def _covering(whole: Whole, seeds: tuple[Part, ...]) -> Part | None:
    """Return the part that is a `$ref` to which the others add nothing but words and limits.

    An object whose `allOf` has several members is a class of its own, as it is for openapi-python-client.
    """
    own = [part for part in whole.parts if not part.inherited]
    several = len(seeds) == 1 and any(
        len(part.node.value.get("allOf", ())) > 1 for part in own if isinstance(part.node.value, dict)
    )
    for part in own:
        target = part.target
        if target is None or target.pointer == whole.place:
            continue
        inside = parts_of((Part(target, ()),))
        if several and "object" in kinds_of(inside):
            return None
        if is_component(whole.place) and family_of(whole.reader, target) is not None:
            return None
        if adds_nothing(whole.parts, inside):
            return part
    return None


def _covered(whole: Whole, covering: Part) -> Schema:
    target = covering.target
    behind = {part.pointer for part in parts_of((Part(target, ()),))} if target is not None else set()
    beside = tuple(part for part in whole.parts if part.pointer not in behind)
    own = next((facts(part.node) for part in beside if part.pointer == whole.place), Facts())
    type_ = _reference(whole.reader, covering.node)
    return whole.beside(beside, own).schema(type_)
