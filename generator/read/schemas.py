"""Schemas of a contract -> types (OpenAPI 3.1.1, section 4.8.24; JSON Schema 2020-12)."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote

from generator.document import Node, child, tokens
from generator.ir import (
    Anything,
    Choice,
    Constant,
    Declaration,
    Discriminator,
    Enum,
    Facts,
    List,
    Map,
    Named,
    Object,
    Property,
    Scalar,
    Schema,
    Type,
)
from generator.read.reader import Reader, canonical
from generator.vocabulary import CONSTRAINTS, UNSUPPORTED

SCALARS = ("string", "integer", "number", "boolean", "null")


def read_components(reader: Reader) -> None:
    """Read every schema of the contract that has a name, whether something refers to it or not."""
    components = reader.document.root.get("components")
    schemas = components.get("schemas") if components is not None else None
    for name, node in schemas.members() if schemas is not None else ():
        declare(reader, node, (name,), component=True)
        reader.read_waiting()


def declare(reader: Reader, node: Node, hint: tuple[str, ...], *, component: bool) -> None:
    """Read a schema that is referred to by its pointer."""
    if not reader.is_declared(node.pointer):
        _refuse_loop(reader, node)
        # The place is taken before the schema is read, so that a schema may contain itself.
        reader.declare(Declaration(node.pointer, hint, Schema(node.pointer, Anything()), component))

        def read() -> None:
            schema = Schema(node.pointer, _type(reader, node, hint), _facts(node))
            reader.declare(Declaration(node.pointer, hint, schema, component))

        reader.wait(read)


def read_schema(reader: Reader, node: Node, hint: tuple[str, ...]) -> Schema:
    """Return the schema at a place of the contract; one that needs a name of its own gets it from `hint`."""
    type_ = _type(reader, node, hint)
    if isinstance(type_, (Object, Enum)) or (isinstance(type_, Choice) and type_.discriminator is not None):
        reader.declare(Declaration(node.pointer, hint, Schema(node.pointer, type_, _facts(node)), component=False))
        type_ = Named(node.pointer)
    return Schema(node.pointer, type_, _facts(node))


def _facts(node: Node) -> Facts:
    if not isinstance(node.value, dict):
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
        constraints=tuple((key, canonical(node.value[key])) for key in CONSTRAINTS if key in node.value),
    )


def _type(reader: Reader, node: Node, hint: tuple[str, ...]) -> Type:  # noqa: PLR0911 # one return per kind of type
    if node.value is True:
        return Anything()
    if node.value is False:
        reader.unsupported(node, "a schema that allows nothing")
        return Anything()
    node.mapping()
    reader.refuses(node, *UNSUPPORTED)
    if "$ref" in node.value:
        return _reference(reader, node)
    for read in (_all_of, _choice, _constant, _enum):
        found = read(reader, node, hint)
        if found is not None:
            return found
    kinds = _kinds(node)
    if not kinds:
        return Anything()
    if len(kinds) == 1:
        return _of_kind(reader, node, kinds[0], hint)
    # `type: [string, "null"]`: each option is this same schema, read as one of its types.
    return Choice(tuple(_option(reader, node, kind, hint) for kind in kinds))


def _option(reader: Reader, node: Node, kind: str, hint: tuple[str, ...]) -> Schema:
    type_ = _of_kind(reader, node, kind, hint)
    if isinstance(type_, Object):
        # The object needs a place of its own: a reference to this one means all the types.
        place = child(node.pointer, "type")
        hint = (*hint, "object") if _is_component(node.pointer) else hint
        reader.declare(Declaration(place, hint, Schema(place, type_, _facts(node)), component=False))
        type_ = Named(place)
    return Schema(node.pointer, type_)


def _kinds(node: Node) -> list[str]:
    """Return the types that a schema allows, those it names or those that its keywords are about."""
    found = node.get("type")
    if found is None:
        implied = {"properties": "object", "additionalProperties": "object", "required": "object", "items": "array"}
        return sorted({kind for key, kind in implied.items() if key in node.value})
    kinds = found.value if isinstance(found.value, list) else [found.value]
    for kind in kinds:
        if kind not in (*SCALARS, "array", "object"):
            raise found.refuse(f"`{kind}` is not a type of JSON Schema")
    if not kinds or len(set(kinds)) != len(kinds):
        raise found.refuse("a list of types needs at least one, each once")
    if "integer" in kinds and "number" in kinds:
        kinds = [kind for kind in kinds if kind != "integer"]
    return list(kinds)


def _of_kind(reader: Reader, node: Node, kind: str, hint: tuple[str, ...]) -> Type:
    if kind == "array":
        items = node.get("items")
        return List(read_schema(reader, items, (*hint, "item")) if items is not None else _unsaid(node, "items"))
    if kind == "object":
        return _object(reader, node, hint)
    return Scalar(kind, node.text("format"))


def _object(reader: Reader, node: Node, hint: tuple[str, ...]) -> Type:
    properties, others = node.get("properties"), node.get("additionalProperties")
    if others is not None and not isinstance(others.value, (bool, dict)):
        others.mapping()
    required = _required(node)
    closed = others is not None and others.value is False
    extra = None
    if others is not None and isinstance(others.value, dict) and others.value:
        extra = read_schema(reader, others, (*hint, "additional_property"))
    if (properties is None or not properties.mapping()) and not required and not closed:
        return Map(extra if extra is not None else _unsaid(node, "additionalProperties"))
    found = tuple(
        Property(name, name in required, read_schema(reader, one, (*hint, name)))
        for name, one in (properties.members() if properties is not None else ())
    )
    # `required` may name a property that is described nowhere: it must be there, and may be anything.
    named = {one.name for one in found}
    bare = tuple(
        Property(name, required=True, schema=Schema(required[name], Anything()))
        for name in required
        if name not in named
    )
    return Object(found + bare, closed=closed, extra=extra)


def _unsaid(node: Node, key: str) -> Schema:
    """Return the schema of parts that the contract says nothing of."""
    return Schema(child(node.pointer, key), Anything())


def _required(node: Node) -> dict[str, str]:
    """Return the names of the required properties, with the pointer of each name."""
    found = node.get("required")
    if found is None:
        return {}
    names: dict[str, str] = {}
    for one in found.items():
        if not isinstance(one.value, str):
            raise one.refuse("expected the name of a property")
        names[one.value] = one.pointer
    return names


def _reference(reader: Reader, node: Node) -> Type:
    reference = node.require("$ref")
    hint = _hint(reference)
    target = reference.follow()
    declare(reader, target, hint, component=_is_component(target.pointer))
    siblings = ("type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "const", "required", "format")
    reader.supports(node, *siblings, "additionalProperties", *CONSTRAINTS)
    return Named(target.pointer)


def _is_component(pointer: str) -> bool:
    """Return whether a pointer is that of a schema which the contract names."""
    return pointer.startswith("/components/schemas/") and len(tokens(pointer)) == len(("components", "schemas", "name"))


def _hint(reference: Node) -> tuple[str, ...]:
    """Return the words for the schema that a `$ref` names: those that it would have if nothing referred to it."""
    text = reference.value if isinstance(reference.value, str) else ""
    path = tokens(unquote(text[1:])) if text.startswith("#/") else []
    if path[:2] != ["components", "schemas"] or len(path) < len(("components", "schemas", "name")):
        if text.startswith("#"):
            raise reference.refuse(f"`{text}` is not below #/components/schemas; such references are not supported")
        reference.follow()
    words, steps = [path[2]], iter(path[3:])
    for step in steps:
        if step == "properties":
            words.append(next(steps, ""))
        elif step in {"oneOf", "anyOf"}:
            words.append(f"type_{next(steps, '')}")
        elif step in {"items", "additionalProperties"}:
            words.append({"items": "item"}.get(step, "additional_property"))
        elif step == "allOf":
            next(steps, "")
        else:
            raise reference.refuse(f"`{text}` does not name a schema")
    return tuple(words)


def _refuse_loop(reader: Reader, node: Node, trail: tuple[str, ...] = ()) -> None:
    """Refuse a schema that is defined as itself, with no object or array on the way."""
    if node.pointer in trail:
        raise node.refuse("this schema leads back to itself, with no object or array on the way")
    reference = node.get("$ref")
    if reference is not None:
        _refuse_loop(reader, reference.follow(), (*trail, node.pointer))
        return
    for key in ("allOf", "oneOf", "anyOf"):
        members = node.get(key)
        for one in members.items() if members is not None else ():
            _refuse_loop(reader, one, (*trail, node.pointer))


def _all_of(reader: Reader, node: Node, hint: tuple[str, ...]) -> Type | None:
    parts = node.get("allOf")
    if parts is None:
        return None
    members = list(parts.items())
    beside = {"type", "properties", "items", "oneOf", "anyOf", "enum", "const", "required", "format"}
    if len(members) == 1 and not (beside | {"additionalProperties"} | set(CONSTRAINTS)) & set(node.value):
        # The way 3.0 has to write a description beside a reference: a choice of one.
        return Choice((read_schema(reader, members[0], hint),))
    reader.unsupported(node, "`allOf` of several schemas, or beside other keywords")
    return Anything()


def _choice(reader: Reader, node: Node, hint: tuple[str, ...]) -> Type | None:
    found = node.get("oneOf") or node.get("anyOf")
    if found is None:
        return None
    rest = ("type", "properties", "items", "required", "additionalProperties", "enum", "const", "format")
    reader.supports(node, *rest)
    if node.get("oneOf") is not None:
        reader.supports(node, "anyOf")
    members = list(found.items())
    if not members:
        raise found.refuse("a choice needs at least one schema")
    options = tuple(read_schema(reader, one, (*hint, f"type_{index}")) for index, one in enumerate(members))
    return Choice(options, _discriminator(reader, node, options))


def _discriminator(reader: Reader, node: Node, options: tuple[Schema, ...]) -> Discriminator | None:
    """Return how the variants are told apart (OpenAPI 3.1.1, section 4.8.25)."""
    found = node.get("discriminator")
    if found is None:
        return None
    name = found.required_text("propertyName")
    unknown = [key for key in found.mapping() if key not in {"propertyName", "mapping"} and not key.startswith("x-")]
    reader.refuses(found, *unknown)
    pointers = [option.type.target for option in options if isinstance(option.type, Named)]
    if len(pointers) != len(options):
        reader.unsupported(found, "a discriminator between schemas without a name")
        return None
    implicit = {pointer.rpartition("/")[2]: pointer for pointer in pointers}
    mapping: dict[str, str] = {}
    explicit = found.get("mapping")
    for value, one in explicit.members() if explicit is not None else ():
        target = _mapped(one, implicit)
        if target not in pointers:
            raise one.refuse(f"`{one.value}` is not one of the schemas to choose from")
        mapping[value] = target
    for value, target in implicit.items():
        # A variant that the mapping names is not also meant by its own name, unless nothing maps to it.
        if target not in mapping.values():
            mapping.setdefault(value, target)
    return Discriminator(name, tuple(sorted(mapping.items())))


def _mapped(node: Node, implicit: dict[str, str]) -> str:
    """Return the pointer that a value of `mapping` means: a reference, or the name of a component."""
    if isinstance(node.value, str) and not node.value.startswith("#") and node.value in implicit:
        return implicit[node.value]
    return node.follow().pointer


def _constant(reader: Reader, node: Node, _: tuple[str, ...]) -> Type | None:
    found = node.get("const")
    if found is None:
        return None
    if isinstance(found.value, (dict, list, float)):
        reader.unsupported(node, "a constant that is an object, an array or a fraction")
        return Anything()
    return Constant(canonical(found.value))


def _enum(reader: Reader, node: Node, hint: tuple[str, ...]) -> Type | None:
    found = node.get("enum")
    if found is None:
        return None
    values = [one.value for one in found.items()]
    known = [value for value in values if value is not None]
    if len({canonical(value) for value in values}) != len(values):
        raise found.refuse("an enum must not list a value twice")
    kind = _enum_kind(known)
    if kind is None:
        reader.unsupported(node, "an enum of anything but strings or integers")
        return Anything()
    enum = Enum(kind, tuple(canonical(value) for value in known), _enum_names(node, values))
    if len(known) == len(values):
        return enum
    # The enum needs a place of its own: a reference to this one means null as well.
    place = child(node.pointer, "enum")
    hint = (*hint, "enum") if _is_component(node.pointer) else hint
    reader.declare(Declaration(place, hint, Schema(place, enum, _facts(node)), component=False))
    return Choice((Schema(node.pointer, Named(place)), Schema(node.pointer, Scalar("null"))))


def _enum_kind(values: list[Any]) -> str | None:
    if values and all(isinstance(value, str) for value in values):
        return "string"
    if values and all(isinstance(value, int) and not isinstance(value, bool) for value in values):
        return "integer"
    return None


def _enum_names(node: Node, values: list[Any]) -> tuple[str, ...]:
    found = node.get("x-enum-varnames")
    if found is None:
        return ()
    names = [one.value for one in found.items()]
    if len(names) != len(values) or not all(isinstance(name, str) for name in names):
        # An extension that does not fit gives no names, as openapi-python-client has it.
        return ()
    return tuple(name for name, value in zip(names, values, strict=True) if value is not None)
