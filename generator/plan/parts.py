"""Headers of the parts of a form -> arguments of a method (OpenAPI 3.1.1, section 4.8.15.1.1)."""

from __future__ import annotations

from collections.abc import Iterator

from generator.frozen import evolve
from generator.ir import Encoding, Header, Operation
from generator.names import Scope, identifier
from generator.package import Absent, Annotation, Argument
from generator.plan.annotations import UNSET, union
from generator.plan.bodies import annotation, kind, sent_headers
from generator.plan.schemas import Schemas
from generator.plan.words import about, sentence
from generator.vocabulary import JSON, MULTIPART, TEXT


def part_headers(operation: Operation, schemas: Schemas) -> Iterator[tuple[Encoding, Header]]:
    """Yield the headers of the parts of an operation's forms, each with the part that it is of."""
    for content in operation.body.contents if operation.body is not None else ():
        if kind(schemas, content, sent=True) == MULTIPART:
            yield from ((one, each) for one in content.encodings for each in sent_headers(one))


def part_arguments(operation: Operation, schemas: Schemas, scope: Scope) -> Iterator[Argument]:
    """Yield an argument for each header of a part.

    None is required: a part that a form does not have has no header, and a file can have its own. The client refuses
    a part without a header that it needs.
    """
    found: dict[tuple[str, str], Argument] = {}
    for encoding, header in part_headers(operation, schemas):
        place = encoding.name, header.name
        if place in found:
            # Another media type has the same part.
            type_ = union(_type(header, schemas), found[place].annotation)
            found[place] = evolve(found[place], annotation=type_)
            continue
        carried = _carried(header, schemas)
        found[place] = Argument(
            name=scope.claim(identifier(f"{encoding.name} {header.name}", schemas.config.field_prefix)),
            wire_name=header.name,
            location="part",
            annotation=union(_type(header, schemas), UNSET),
            default=Absent(),
            text=" ".join(each for each in _told(encoding, header) if each),
            style=None,
            explode=None,
            kind=carried,
            part=encoding.name,
        )
    yield from found.values()


def _carried(header: Header, schemas: Schemas) -> str | None:
    """Return how the text of a header is made, where a media type says so."""
    if header.content is None:
        return None
    return JSON if kind(schemas, header.content, sent=True) == JSON else TEXT


def _type(header: Header, schemas: Schemas) -> Annotation:
    carried = _carried(header, schemas)
    if header.content is None or carried is None:
        return schemas.annotation(header.schema)
    return annotation(schemas, header.content, carried)


def _told(encoding: Encoding, header: Header) -> Iterator[str]:
    yield sentence(header.description or "")
    needed = ", which is not sent without it" if header.required else ""
    yield f"The header {header.name} of the part `{encoding.name}`{needed}."
    yield "Deprecated." if header.deprecated else ""
    yield about(evolve(header.schema.facts, examples=header.schema.facts.examples or header.examples))
