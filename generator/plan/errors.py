"""Documented errors -> exceptions: a class per error schema, under a class per status."""

from __future__ import annotations

import re
from http import HTTPStatus

from msgspec import Struct, field

from generator.frozen import evolve
from generator.ir import Api, Choice, Content, Object, Response
from generator.names import Scope, identifier
from generator.package import Doc, ErrorClass, HeaderField, Ref, Word
from generator.plan.annotations import union
from generator.plan.bodies import kind
from generator.plan.headers import header_field
from generator.plan.schemas import Schemas
from generator.plan.words import about, sentence
from generator.vocabulary import BYTES, JSON, TEXT, is_error

STATUS_ERRORS = {
    400: "BadRequestError",
    401: "UnauthorizedError",
    402: "PaymentRequiredError",
    403: "ForbiddenError",
    404: "NotFoundError",
    405: "MethodNotAllowedError",
    406: "NotAcceptableError",
    408: "RequestTimeoutError",
    409: "ConflictError",
    410: "GoneError",
    412: "PreconditionFailedError",
    413: "ContentTooLargeError",
    415: "UnsupportedMediaTypeError",
    422: "UnprocessableEntityError",
    429: "TooManyRequestsError",
    500: "InternalServerError",
    501: "NotImplementedStatusError",
    502: "BadGatewayError",
    503: "ServiceUnavailableError",
    504: "GatewayTimeoutError",
}
"""The statuses that the runtime has a class for."""

RUNTIME = (
    "ServiceError",
    "ApiError",
    "ClientError",
    "ServerError",
    "TransportError",
    "ConnectError",
    "TransportTimeoutError",
    "ResponseTooLargeError",
    "ContractError",
    "RedirectError",
    "MissingCredentialsError",
    "TokenRequestError",
    *STATUS_ERRORS.values(),
)
"""The exceptions that every client has: services, and what stands before them, give undocumented statuses."""

# Attributes that every exception has, and the modules that its annotations name.
_ERROR = (
    "add_note",
    "args",
    "body",
    "code",
    "content",
    "datetime",
    "headers",
    "message",
    "method",
    "models",
    "path",
    "request_id",
    "status",
    "with_traceback",
)


class Errors(Struct):
    """The exceptions of a client."""

    classes: tuple[ErrorClass, ...] = ()
    tree: tuple[str, ...] = ()
    by_status: dict[str, str] = field(default_factory=dict)
    """Status of the contract -> the class for it."""
    by_schema: dict[tuple[str, str], str] = field(default_factory=dict)
    """(status, pointer of the schema, or the type of what has no structure) -> the class for that body."""
    headers: dict[tuple[str, str], HeaderField] = field(default_factory=dict)
    """(status, lower-case header) -> the attribute for it."""


def variants(schemas: Schemas, content: Content) -> tuple[str, ...]:
    """Return the pointers of the objects that a body can be, or nothing where it is not always a named object."""
    if content.schema is None or kind(schemas, content, sent=False) != JSON:
        return ()
    core = schemas.core(content.schema)
    options = core.type.options if isinstance(core.type, Choice) else (core,)
    objects = [schemas.core(one) for one in options]
    return tuple(one.pointer for one in objects) if all(isinstance(one.type, Object) for one in objects) else ()


def plan_errors(api: Api, schemas: Schemas) -> Errors:
    """Return the exceptions that the documented errors of a contract need."""
    responses = [
        one
        for operation in api.operations
        for one in operation.responses
        if is_error(one.status, [each.status for each in operation.responses])
    ]
    scope = Scope((*RUNTIME, "Error"))
    errors = Errors()
    classes: list[ErrorClass] = []
    for status in sorted({one.status for one in responses}):
        errors.by_status[status] = _status_class(status, scope, classes)
    documented: dict[str, set[str]] = {}
    for one in responses:
        for pointer in (each for content in one.contents for each in variants(schemas, content)):
            documented.setdefault(pointer, set()).add(one.status)
    _plan_headers(responses, schemas, errors)
    for status in sorted({one.status for one in responses if one.headers}):
        if not any(status in statuses for statuses in documented.values()):
            # No body has a class that could carry the headers, so the status gets one.
            base = errors.by_status[status]
            name = scope.claim(f"{base.removesuffix('Error')}ResponseError")
            doc = Doc(next(sentence(one.description) for one in responses if one.status == status) or f"{status}.")
            classes.append(ErrorClass(name, (base,), doc, None, _headers(status, errors)))
            errors.by_status[status] = name
    for status in sorted({one.status for one in responses}):
        classes += _plain_classes(status, responses, schemas, errors, scope)
    for pointer in sorted(documented, key=lambda one: (sorted(documented[one]), schemas.names[one])):
        classes += _schema_classes(pointer, sorted(documented[pointer]), schemas, errors, scope)
    errors.classes = tuple(classes)
    errors.tree = _tree(errors)
    return errors


PLAIN = {TEXT: (Word("str"), "Text"), BYTES: (Word("bytes"), "Bytes")}
"""How a body that has no structure is carried -> its type, and the word for it in the name of its error."""


def _plain_classes(
    status: str, responses: list[Response], schemas: Schemas, errors: Errors, scope: Scope
) -> list[ErrorClass]:
    """Return the classes for errors of a status whose body is text or bytes."""
    contents = [each for one in responses if one.status == status for each in one.contents]
    found = {kind(schemas, each, sent=False) for each in contents}
    base = errors.by_status[status]
    classes: list[ErrorClass] = []
    for carried in (one for one in PLAIN if one in found):
        type_, word = PLAIN[carried]
        name = scope.claim(f"{base.removesuffix('Error')}{word}Error")
        errors.by_schema[status, type_.name] = name
        classes.append(ErrorClass(name, (base,), Doc(f"{base}, with a body of {word.lower()}."), type_, ()))
    return classes


def _status_class(status: str, scope: Scope, classes: list[ErrorClass]) -> str:
    """Return the class for a status; one that the runtime has none for is added."""
    if status in {"default", "4XX", "5XX"}:
        return {"default": "ApiError", "4XX": "ClientError", "5XX": "ServerError"}[status]
    number = int(status)
    if number in STATUS_ERRORS:
        return STATUS_ERRORS[number]
    phrase = HTTPStatus(number).phrase if number in set(HTTPStatus) else f"Status {number}"
    name = scope.claim(
        "".join(re.findall(r"[A-Za-z0-9]+", phrase.replace("'", "").title())) + "Error", f"Status{number}Error"
    )
    base = "ClientError" if number < HTTPStatus.INTERNAL_SERVER_ERROR else "ServerError"
    classes.append(ErrorClass(name, (base,), Doc(f"{number} {phrase}."), None, ()))
    return name


def _plan_headers(responses: list[Response], schemas: Schemas, errors: Errors) -> None:
    scopes: dict[str, Scope] = {}
    for response in responses:
        for one in response.headers:
            key = (response.status, one.name.lower())
            if key in errors.headers:
                # Another operation gives it another type: the attribute may be of either.
                known = errors.headers[key]
                again = header_field(one, known.name, schemas)
                errors.headers[key] = evolve(known, annotation=union(known.annotation, again.annotation))
                continue
            name = identifier(one.name, schemas.config.field_prefix)
            name = scopes.setdefault(response.status, Scope(_ERROR)).claim(name, f"{name}_header")
            errors.headers[key] = header_field(one, name, schemas)


def _schema_classes(
    pointer: str, statuses: list[str], schemas: Schemas, errors: Errors, scope: Scope
) -> list[ErrorClass]:
    model = schemas.names[pointer]
    stem = model.removesuffix("Error")
    name = scope.claim(f"{stem}Error", f"{stem or model}ResponseError")
    doc = Doc(sentence(about(schemas.declarations[pointer].schema.facts)) or f"An error with the body `{model}`.")
    if len(statuses) == 1:
        status = statuses[0]
        errors.by_schema[status, pointer] = name
        return [ErrorClass(name, (errors.by_status[status],), doc, Ref(model), _headers(status, errors))]
    # One schema, several statuses: a class for the schema, and one below it for each status.
    classes = [ErrorClass(name, ("ApiError",), doc, Ref(model), ())]
    for status in statuses:
        base = errors.by_status[status]
        if base == "ApiError":
            errors.by_schema[status, pointer] = name
            continue
        below = scope.claim(f"{name.removesuffix('Error')}{base}")
        errors.by_schema[status, pointer] = below
        classes.append(ErrorClass(below, (name, base), doc, Ref(model), _headers(status, errors)))
    return classes


def _headers(status: str, errors: Errors) -> tuple[HeaderField, ...]:
    return tuple(one for (each, _), one in sorted(errors.headers.items()) if each == status)


def _tree(errors: Errors) -> tuple[str, ...]:
    """Return the hierarchy of exceptions as lines, each class below its last base."""
    below: dict[str, list[str]] = {}
    told = {name: base for name, base in _STANDING.items() if base}
    for number, name in STATUS_ERRORS.items():
        told[name] = "ClientError" if number < HTTPStatus.INTERNAL_SERVER_ERROR else "ServerError"
    told |= {one.name: one.bases[-1] for one in errors.classes}
    for name, base in told.items():
        below.setdefault(base, []).append(name)

    def lines(name: str, indent: str) -> list[str]:
        drawn: list[str] = []
        children = below.get(name, [])
        for position, one in enumerate(children):
            last = position == len(children) - 1
            drawn.append(f"{indent}{'└── ' if last else '├── '}{one}")
            drawn += lines(one, indent + ("    " if last else "│   "))
        return drawn

    return ("ServiceError", *lines("ServiceError", ""))


_STANDING = {
    "ApiError": "ServiceError",
    "ClientError": "ApiError",
    "ServerError": "ApiError",
    "TransportError": "ServiceError",
    "ConnectError": "TransportError",
    "TransportTimeoutError": "TransportError",
    "ResponseTooLargeError": "TransportError",
    "ContractError": "ServiceError",
    "RedirectError": "ContractError",
    "MissingCredentialsError": "ServiceError",
    "TokenRequestError": "ServiceError",
}
"""The exceptions of every client and what each stands below."""
