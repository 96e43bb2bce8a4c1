"""Request bodies: the ways in which each is written, its argument, and what of a form is a file."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.ir import (
    Anything,
    Api,
    Body,
    Choice,
    Constant,
    Content,
    Encoding,
    Enum,
    Header,
    List,
    Map,
    Object,
    Operation,
    Scalar,
    Schema,
)
from generator.names import Scope
from generator.package import (
    Absent,
    Annotation,
    Argument,
    BodyWay,
    FormField,
    Generic,
    Literals,
    PartHeader,
    Ref,
    Tagged,
    Union,
    Word,
)
from generator.plan.annotations import ANY, UNSET, union
from generator.plan.schemas import Schemas
from generator.plan.words import sentence
from generator.vocabulary import (
    BINARY,
    BYTES,
    EXPLODED,
    FORM,
    JSON,
    MULTIPART,
    NOTHING,
    STRING,
    STRUCTURE,
    TEXT,
    essence,
    is_range,
    kind_of,
)

BINARY_BODY = Union((Word("bytes"), Word("_Upload")))
"""What a body of bytes can be given as."""
_FORM_OBJECT = Generic("dict", (Word("str"), ANY))


def shape(schemas: Schemas, schema: Schema | None) -> str:
    """Return what a schema says of a body as a whole."""
    if schema is None:
        return NOTHING
    core = schemas.core(schema)
    match core.type:
        case Anything():
            return NOTHING
        case Scalar("string", "binary"):
            return BINARY
        case Scalar("string" | "null", _) | Enum("string", _) | Constant():
            return STRING
        case Choice(options):
            found = {shape(schemas, one) for one in options}
            return STRUCTURE if STRUCTURE in found else next((one for one in (BINARY, NOTHING) if one in found), STRING)
        case _:
            return STRUCTURE


def kind(schemas: Schemas, content: Content, *, sent: bool) -> str:
    """Return how a body, response, parameter or header of a media type is carried."""
    found = kind_of(content.called, shape(schemas, content.schema), sent=sent)
    return TEXT if found == BYTES and content.item_schema is not None and "multipart" not in content.called else found


def annotation(schemas: Schemas, content: Content, carried: str) -> Annotation:
    """Return the Python type of what is carried."""
    if carried == TEXT:
        return Word("str")
    if carried == BYTES:
        return Word("bytes")
    if content.schema is None or schemas.core(content.schema).type == Anything():
        return ANY if carried == JSON else _FORM_OBJECT
    return schemas.annotation(content.schema)


def note_files(api: Api, schemas: Schemas) -> None:
    """Note which strings are files: those that a form sends as bytes. To be known before any type is asked for."""
    for one in api.operations:
        for content in one.body.contents if one.body is not None else ():
            if content.schema is not None and kind(schemas, content, sent=True) == MULTIPART:
                described = {each.name: each for each in content.encodings}
                schemas.files |= {each.pointer for each in _files(schemas, content.schema, described, set())}


def _files(schemas: Schemas, schema: Schema, described: dict[str, Encoding], seen: set[str]) -> Iterator[Schema]:
    """Yield the strings of a form's properties that are sent as bytes."""
    core = schemas.core(schema)
    if core.pointer in seen:
        return
    match core.type:
        case Object(properties, _, extra):
            for one in properties:
                yield from _strings(schemas, one.schema, described.get(one.name))
            if extra is not None:
                yield from _strings(schemas, extra, None)
        case Map(values):
            yield from _strings(schemas, values, None)
        case Choice(options):
            for option in options:
                yield from _files(schemas, option, described, seen | {core.pointer})


def _strings(
    schemas: Schemas, schema: Schema, encoding: Encoding | None, seen: frozenset[str] = frozenset()
) -> Iterator[Schema]:
    core = schemas.core(schema)
    match core.type:
        case Scalar("string", "binary"):
            yield core
        case Scalar("string", None) if encoding is not None and any(map(_is_bytes, media_types(encoding))):
            yield core
        case List(items) if core.pointer not in seen:
            yield from _strings(schemas, items, encoding, seen | {core.pointer})
        case Choice(options) if core.pointer not in seen:
            for one in options:
                yield from _strings(schemas, one, encoding, seen | {core.pointer})


def _is_bytes(media_type: str) -> bool:
    return kind_of(media_type, STRING, sent=False) == BYTES


def media_types(encoding: Encoding) -> tuple[str, ...]:
    """Return the media types of a property; the contract separates them by commas (section 4.8.15.1.1)."""
    return tuple(one.strip() for one in (encoding.content_type or "").split(",") if one.strip())


def form_fields(content: Content, carried: str, schemas: Schemas) -> tuple[FormField, ...]:
    """Return how the properties of a form are written, where the contract says it."""
    if carried not in {FORM, MULTIPART}:
        return ()
    found = ((one, sent_headers(one) if carried == MULTIPART else ()) for one in content.encodings)
    return tuple(_form_field(one, headers, schemas) for one, headers in found if headers or _is_told(one))


def sent_headers(one: Encoding) -> tuple[Header, ...]:
    """Return the headers of a part that are the caller's; which part it is, the client writes."""
    return tuple(each for each in one.headers if each.name.lower() != "content-disposition")


def _is_told(one: Encoding) -> bool:
    return any(part is not None for part in (one.content_type, one.style, one.explode, one.allow_reserved))


def _form_field(one: Encoding, headers: tuple[Header, ...], schemas: Schemas) -> FormField:
    # Any of the three means that the property is written as a parameter is (section 4.8.15.1.2).
    styled = any(part is not None for part in (one.style, one.explode, one.allow_reserved))
    style = (one.style or "form") if styled else None
    return FormField(
        name=one.name,
        style=style,
        explode=(style in EXPLODED if one.explode is None else one.explode) if styled else False,
        allow_reserved=one.allow_reserved or False,
        media_types=media_types(one) if not styled else (),
        headers=tuple(
            PartHeader(
                each.name,
                each.required,
                each.explode,
                json=each.content is not None and kind(schemas, each.content, sent=True) == JSON,
            )
            for each in headers
        ),
    )


def ways(operation: Operation, schemas: Schemas) -> tuple[BodyWay, ...]:
    """Return the ways in which an operation's body can be written: the plainest JSON first, else as the contract."""
    contents = operation.body.contents if operation.body is not None else ()
    found = [_way(one, schemas) for one in contents]
    return tuple(
        sorted(found, key=lambda one: (essence(one.media_type) != "application/json", is_range(one.media_type)))
    )


def _way(content: Content, schemas: Schemas) -> BodyWay:
    carried = kind(schemas, content, sent=True)
    type_ = BINARY_BODY if carried == BYTES else annotation(schemas, content, carried)
    fields, schema, directions = form_fields(content, carried, schemas), content.schema, schemas.directions
    if schema is None or carried not in {JSON, FORM, MULTIPART}:
        return BodyWay(content.media_type, carried, type_, fields, content.pointer, type_)
    again = annotation(schemas.answers, content, carried) if directions.can_be_sent_back(schema) else None
    return BodyWay(
        content.media_type,
        carried,
        type_,
        fields,
        content.pointer,
        taken=union(type_, *((again,) if again is not None else ())),
        again=again,
        read_only=directions.has_unsent(schema),
    )


def body_arguments(
    operation: Operation, found: tuple[BodyWay, ...], schemas: Schemas, scope: Scope
) -> Iterator[Argument]:
    """Yield the argument for the body, and one for its media type where the body's own type does not tell it."""
    body = operation.body
    if body is None or not found:
        return
    whole = union(*(one.taken for one in found))
    told = sentence(body.description or "The body of the request")
    yield Argument(
        name=scope.claim("body", "body_"),
        wire_name="body",
        location="body",
        annotation=whole if body.required else union(whole, UNSET),
        default=None if body.required else Absent(),
        text=" ".join((told, *_told(body, found))),
        style=None,
        explode=None,
    )
    groups = _groups(found, schemas)
    open_ = [one for one in found if is_range(one.media_type)]
    unsaid = [one for one in open_ if one.kind != JSON]
    if not groups and not open_ and not any(_needs_a_boundary(one) for one in found):
        return
    needed = len(found) == 1 and (bool(unsaid) or _needs_a_boundary(found[0])) and body.required
    exact = tuple(json.dumps(one.media_type) for one in found if not is_range(one.media_type))
    type_ = Word("str") if open_ or any(map(_needs_a_boundary, found)) else Literals(exact)
    yield Argument(
        name=scope.claim("content_type", "body_content_type"),
        wire_name="content type",
        location="content type",
        annotation=type_ if needed else union(type_, UNSET),
        default=None if needed else Absent(),
        text=" ".join(_told_of_type(groups, found)),
        style=None,
        explode=None,
    )


def _needs_a_boundary(one: BodyWay) -> bool:
    """Return whether the media type has to name the boundary that the caller's bytes have."""
    return one.kind == BYTES and essence(one.media_type).startswith("multipart/")


def _told(body: Body, found: tuple[BodyWay, ...]) -> Iterator[str]:
    if len(found) > 1:
        yield f"It is sent as {' or '.join(one.media_type for one in found)}."
    elif found[0].kind != JSON:
        yield f"It is sent as {found[0].media_type}."
    if any(one.item_schema is not None for one in body.contents):
        yield "It is a sequence, whole and already written."


def _told_of_type(groups: tuple[tuple[BodyWay, ...], ...], found: tuple[BodyWay, ...]) -> Iterator[str]:
    yield f"The media type of the body: {', '.join(one.media_type for one in found)}."
    if groups:
        yield f"Without it, what fits several is sent as {' or '.join(each[0].media_type for each in groups)}."
    if any(is_range(one.media_type) and one.kind == JSON for one in found):
        yield "Without it, JSON is sent as application/json."


def _groups(found: tuple[BodyWay, ...], schemas: Schemas) -> tuple[tuple[BodyWay, ...], ...]:
    """Return the ways whose types a value cannot tell apart, those of each group together."""
    kinds = [_runtime_types(one.taken, schemas) for one in found]
    groups: list[tuple[BodyWay, ...]] = []
    for position, one in enumerate(found):
        alike = [
            found[other]
            for other in range(position + 1, len(found))
            if kinds[position] & kinds[other] or "Any" in kinds[position] | kinds[other]
        ]
        if alike:
            groups.append((one, *alike))
    return tuple(groups)


def _runtime_types(annotation: Annotation, schemas: Schemas) -> set[str]:  # noqa: PLR0911 # one return per kind of type
    """Return what Python can tell of a value of a type without looking inside."""
    match annotation:
        case Word("datetime.date" | "datetime.datetime"):
            return {"date"}
        case Word("float"):
            return {"int", "float"}
        case Word(name):
            return {name}
        case Generic(name, _):
            return {name}
        case Union(options) | Tagged(options):
            return set().union(*(_runtime_types(one, schemas) for one in options))
        case Literals():
            return {"str", "int", "bool"}
        case Ref(name):
            return _types_of_declared(name, schemas)
    return {"Any"}


def _types_of_declared(name: str, schemas: Schemas) -> set[str]:
    if name not in schemas.pointers:
        schemas = schemas.answers
    core = schemas.resolved(schemas.pointers[name])
    match core.type:
        case Object():
            return {schemas.names[core.pointer]}
        case Enum(kind, _):
            return {"str" if kind == "string" else "int"}
        case List():
            return {"list"}
        case Map():
            return {"dict"}
        case Choice(options):
            # What a recursive alias is made of has a list or a map on the way, which ends it.
            return set().union(*(_runtime_types(schemas.annotation(one), schemas) for one in options))
        case _:
            return _runtime_types(schemas.annotation(core), schemas)
