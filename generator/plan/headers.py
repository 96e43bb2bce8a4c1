"""Response headers -> typed attributes: of the errors of a status, and of the result of an operation."""

from __future__ import annotations

from collections.abc import Mapping

from generator.frozen import evolve
from generator.ir import Header, Operation, Parameter
from generator.names import Scope, class_name, identifier
from generator.package import Annotation, Doc, HeaderField, ResultClass
from generator.plan.annotations import NONE, union
from generator.plan.bodies import annotation, kind
from generator.plan.schemas import Schemas
from generator.plan.words import about, sentence
from generator.vocabulary import JSON, is_error

# Attributes that every result has.
_RESULT = ("content", "datetime", "elapsed", "headers", "models", "status", "value")


def header_field(one: Header | Parameter, name: str, schemas: Schemas) -> HeaderField:
    """Return the attribute for a header; one that is absent, or not of its type, is None."""
    carried = kind(schemas, one.content, sent=False) if one.content is not None else ""
    type_ = annotation(schemas, one.content, carried) if one.content is not None else schemas.annotation(one.schema)
    text = " ".join((sentence(one.description or ""), about(one.schema.facts))).strip()
    return HeaderField(
        name=name,
        wire_name=one.name,
        annotation=union(type_, NONE),
        text=text or f"The header {one.name}.",
        explode=one.explode,
        json=carried == JSON,
    )


def success_headers(operation: Operation, schemas: Schemas) -> dict[str, HeaderField]:
    """Return the attributes for the headers of an operation's successes, by their names in small letters."""
    statuses = [one.status for one in operation.responses]
    scope = Scope(_RESULT)
    found: dict[str, HeaderField] = {}
    for response in operation.responses:
        for one in response.headers if not is_error(response.status, statuses) else ():
            key = one.name.lower()
            if key in found:
                # Another status gives it another type: the attribute may be of either.
                again = header_field(one, found[key].name, schemas)
                found[key] = evolve(found[key], annotation=union(found[key].annotation, again.annotation))
                continue
            name = identifier(one.name, schemas.config.field_prefix)
            found[key] = header_field(one, scope.claim(name, f"{name}_header"), schemas)
    return found


def plan_result(
    operation: Operation, function: str, value: Annotation, headers: Mapping[str, HeaderField], scope: Scope
) -> ResultClass | None:
    """Return the class of an operation's results, where its successes have documented headers."""
    if not headers:
        return None
    words = f"{operation.method.upper()} {operation.path}"
    return ResultClass(
        name=scope.claim(f"{class_name(function, 'Operation')}Result"),
        doc=Doc(f"The answer to {words}, with its documented headers."),
        value=value,
        headers=tuple(headers.values()),
    )
