"""Parameters and bodies -> the arguments of a method."""

from __future__ import annotations

from generator.frozen import evolve
from generator.ir import Operation, Parameter
from generator.names import Scope, identifier
from generator.package import Absent, Argument, BodyWay, Literals, Value, Word
from generator.plan.annotations import UNSET, union
from generator.plan.bodies import annotation, body_arguments, form_fields, kind
from generator.plan.parts import part_arguments
from generator.plan.schemas import Schemas
from generator.plan.words import about, sentence
from generator.vocabulary import EXPLODED, FORM, JSON, PLACES, TEXT

# Names that a method's body and annotations use.
_METHOD = ("self", "models", "operations")


def plan_arguments(operation: Operation, bodies: tuple[BodyWay, ...], schemas: Schemas) -> tuple[Argument, ...]:
    """Return the arguments of the method for an operation, those of the path in the order of the path."""
    scope = Scope(_METHOD)
    wishes = [identifier(one.name, schemas.config.field_prefix) for one in operation.parameters]
    # Parameters of one name in several places are all told apart by the place, as openapi-python-client does it.
    wishes = [
        f"{wish}_{one.location}" if wishes.count(wish) > 1 else wish
        for wish, one in zip(wishes, operation.parameters, strict=True)
    ]
    names = {one.pointer: scope.claim(wish) for wish, one in zip(wishes, operation.parameters, strict=True)}
    ordered = sorted(operation.parameters, key=lambda one: _position(operation.path, one))
    arguments = [_argument(one, names[one.pointer], schemas) for one in ordered]
    return (*arguments, *body_arguments(operation, bodies, schemas, scope), *part_arguments(operation, schemas, scope))


def _position(path: str, one: Parameter) -> int:
    """Return where a parameter stands in the path; the others stand behind it."""
    return path.find(f"{{{one.name}}}") if one.location == "path" else len(path)


def _argument(one: Parameter, name: str, schemas: Schemas) -> Argument:
    carried = _kind(one, schemas)
    type_ = (
        annotation(schemas, one.content, carried or "") if one.content is not None else schemas.annotation(one.schema)
    )
    if one.allow_empty and one.location == "query" and type_ != Word("str"):
        # A name without a value (OpenAPI 3.1.1, section 4.8.12.2).
        type_ = union(type_, Literals(('""',)))
    shown = evolve(one.schema.facts, examples=one.schema.facts.examples or one.examples)
    told = (sentence(one.description or ""), "Deprecated." if one.deprecated else "", about(shown))
    return Argument(
        name=name,
        wire_name=one.name,
        location=one.location,
        annotation=type_ if one.required else union(type_, UNSET),
        default=None if one.required else Absent(),
        text=" ".join(each for each in told if each) or f"The {one.location} parameter {one.name}.",
        style=one.style if carried is None and one.style != PLACES[one.location][0] else None,
        explode=one.explode if carried is None and one.explode != (one.style in EXPLODED) else None,
        example=_example(one),
        allow_reserved=_is_reserved_allowed(one, schemas),
        kind=carried,
        fields=form_fields(one.content, carried, schemas) if one.content is not None and carried is not None else (),
    )


def _kind(one: Parameter, schemas: Schemas) -> str | None:
    """Return how the text of a parameter is made, where a media type says so."""
    if one.content is None:
        return None
    found = kind(schemas, one.content, sent=True)
    return found if found in {JSON, FORM} else TEXT


def _is_reserved_allowed(one: Parameter, schemas: Schemas) -> bool:
    # Before 3.2 the word is about queries only (3.1.1, section 4.8.12.2.1).
    return one.allow_reserved and (one.location == "query" or schemas.openapi >= "3.2")


def _example(one: Parameter) -> Value | None:
    """Return the first example of a parameter, if it is a scalar."""
    found = next(iter((*one.examples, *one.schema.facts.examples)), None)
    return Value(found) if found is not None and found[:1] not in "[{" else None
