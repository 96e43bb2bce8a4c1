"""Operations -> resources: a constant that describes each operation, and a method that calls it."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, count

from attrs import evolve

from generator.config import Config
from generator.ir import Api, Header, Operation, Parameter, Response
from generator.names import Scope, class_name, identifier
from generator.package import (
    Absent,
    Annotation,
    Answer,
    Argument,
    Doc,
    Endpoint,
    Entry,
    HeaderField,
    Import,
    Ref,
    Resource,
    Value,
)
from generator.plan.errors import Errors, variants
from generator.plan.schemas import ANY, NONE, UNSET, Schemas, union
from generator.plan.words import about, imports, needed, paragraphs, parts, sentence
from generator.vocabulary import is_error

# Attributes that every client has.
_CLIENT = ("aclose", "base_url", "close", "send", "timeout", "transport")
# Classes that the modules of clients and resources use.
CLIENT_MODULE = (
    "Any",
    "AsyncClient",
    "AsyncResource",
    "AsyncTransport",
    "Bearer",
    "Call",
    "Client",
    "Final",
    "Literal",
    "Resource",
    "Service",
    "Timeout",
    "Transport",
    "UNSET",
    "UUID",
    "Unset",
)
# How a value is written by default (OpenAPI 3.1.1, section 4.8.12.2).
_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
# Names that a method's body and annotations use.
_METHOD = ("self", "models", "operations")


def plan_resources(
    api: Api, config: Config, schemas: Schemas, errors: Errors, client_name: str
) -> tuple[Resource, ...]:
    """Return the groups of operations, one per tag, in the order of their names."""
    functions = {one.pointer: identifier(_operation_name(one), config.field_prefix) for one in api.operations}
    constants = Scope()
    endpoints: dict[str, Endpoint] = {}
    for one in sorted(api.operations, key=lambda each: (functions[each.pointer], each.pointer)):
        constant = constants.claim(functions[one.pointer].upper())
        endpoints[one.pointer] = _endpoint(one, constant, functions[one.pointer], schemas, errors)
    groups: dict[str, list[Endpoint]] = {}
    described: dict[str, str | None] = {}
    for one in api.operations:
        tags = one.tags if config.generate_all_tags else one.tags[:1]
        for tag in tags or ("default",):
            module = identifier(tag, config.field_prefix)
            groups.setdefault(module, []).append(endpoints[one.pointer])
            described.setdefault(module, next((each.description for each in api.tags if each.name == tag), None))
    attributes = Scope(_CLIENT)
    classes = {*CLIENT_MODULE, client_name, f"Async{client_name}"}
    return tuple(_resource(module, groups[module], described[module], attributes, classes) for module in sorted(groups))


def _operation_name(operation: Operation) -> str:
    """Return the operationId, or what openapi-python-client makes of method and path where there is none."""
    if operation.operation_id is not None:
        return operation.operation_id
    path = operation.path.replace("{", "").replace("}", "").replace("/", "_")
    return f"{operation.method}_{path.removeprefix('_').removesuffix('_')}"


def _resource(
    module: str, endpoints: list[Endpoint], description: str | None, attributes: Scope, classes: set[str]
) -> Resource:
    functions = Scope(("datetime", "models", "operations"))
    renamed = tuple(
        evolve(one, function=functions.claim(one.function)) for one in sorted(endpoints, key=lambda each: each.constant)
    )
    name = _class_of(module, classes)
    told = paragraphs(description)
    annotations = [each.annotation for one in renamed for each in one.arguments] + [one.returns for one in renamed]
    names = needed(annotations, (each.default for one in renamed for each in one.arguments))
    uses_models = any(isinstance(part, Ref) for one in annotations for part in parts(one))
    package = Import("..", ("models", "operations") if uses_models else ("operations",))
    return Resource(
        module=module,
        class_name=name,
        attribute=attributes.claim(module, f"{module}_resource"),
        doc=Doc(sentence(told[0]), told[1:]) if told else Doc(f"Operations of the group {module}."),
        endpoints=renamed,
        imports=(*imports(names | {"AsyncResource", "Call", "Resource"}, ".."), package),
    )


def _class_of(module: str, taken: set[str]) -> str:
    """Return the name of a resource's class, such that neither it nor its asynchronous twin is another's."""
    wish = class_name(module, "Tag")
    wishes = chain((wish, f"{wish}Resource"), (f"{wish}Resource{number}" for number in count(2)))
    name = next(one for one in wishes if not {one, f"Async{one}"} & taken)
    taken |= {name, f"Async{name}"}
    return name


def _endpoint(operation: Operation, constant: str, function: str, schemas: Schemas, errors: Errors) -> Endpoint:
    arguments = _arguments(operation, schemas)
    answers = tuple(_answer(one, operation, schemas, errors) for one in operation.responses)
    returns = _returns(answers)
    contents = operation.body.contents if operation.body is not None else ()
    return Endpoint(
        constant=constant,
        function=function,
        method=operation.method.upper(),
        path=operation.path,
        arguments=arguments,
        media_type=contents[0].media_type if contents else None,
        security=_security(operation, schemas),
        answers=answers,
        returns=returns,
        deprecated=operation.deprecated,
        doc=_doc(operation, arguments, returns, answers, errors),
        pointer=operation.pointer,
    )


def _security(operation: Operation, schemas: Schemas) -> tuple[tuple[str, ...], ...]:
    """Return the alternatives whose schemes the client has; the others were waived."""
    alternatives = (tuple(name for name, _ in one.schemes) for one in operation.security)
    return tuple(names for names in alternatives if schemas.security_schemes.issuperset(names))


def _arguments(operation: Operation, schemas: Schemas) -> tuple[Argument, ...]:
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
    if operation.body is not None and operation.body.contents:
        schema = operation.body.contents[0].schema
        annotation: Annotation = ANY if schema is None else schemas.annotation(schema)
        arguments.append(
            Argument(
                name=scope.claim("body", "body_"),
                wire_name="body",
                location="body",
                annotation=annotation if operation.body.required else union(annotation, UNSET),
                default=None if operation.body.required else Absent(),
                text=sentence(operation.body.description or "The body of the request"),
                style=None,
                explode=None,
            )
        )
    return tuple(arguments)


def _position(path: str, one: Parameter) -> int:
    """Return where a parameter stands in the path; the others stand behind it."""
    return path.find(f"{{{one.name}}}") if one.location == "path" else len(path)


def _argument(one: Parameter, name: str, schemas: Schemas) -> Argument:
    annotation = schemas.annotation(one.schema)
    shown = evolve(one.schema.facts, examples=one.schema.facts.examples or one.examples)
    told = (sentence(one.description or ""), "Deprecated." if one.deprecated else "", about(shown))
    return Argument(
        name=name,
        wire_name=one.name,
        location=one.location,
        annotation=annotation if one.required else union(annotation, UNSET),
        default=None if one.required else Absent(),
        text=" ".join(each for each in told if each) or f"The {one.location} parameter {one.name}.",
        style=one.style if one.style != _STYLES[one.location] else None,
        explode=one.explode if one.explode != (one.style == "form") else None,
        example=_example(one),
    )


def _example(one: Parameter) -> Value | None:
    """Return the first example of a parameter, if it is a scalar."""
    found = next(iter((*one.examples, *one.schema.facts.examples)), None)
    return Value(found) if found is not None and found[:1] not in "[{" else None


def _answer(one: Response, operation: Operation, schemas: Schemas, errors: Errors) -> Answer:
    failed = is_error(one.status, [each.status for each in operation.responses])
    # The answer to HEAD has no body, whatever GET's would have (RFC 9110, section 9.3.2).
    contents = () if operation.method == "head" else one.contents
    pointers = tuple(dict.fromkeys(each for content in contents for each in variants(schemas, content)))
    raised = tuple((schemas.names[each], errors.by_schema[one.status, each]) for each in pointers) if failed else ()
    single = len(raised) == 1
    return Answer(
        status=int(one.status) if one.status.isdecimal() else one.status,
        contents=tuple(
            (each.media_type, ANY if each.schema is None else schemas.annotation(each.schema)) for each in contents
        ),
        raises=(raised[0][1] if single else errors.by_status[one.status]) if failed else None,
        variants=() if single else raised,
        headers=tuple(_header(one.status, each, schemas, errors) for each in one.headers) if failed else (),
        json=tuple(each.media_type for each in contents if each.read_as is not None),
    )


def _header(status: str, one: Header, schemas: Schemas, errors: Errors) -> HeaderField:
    """Return a header with the type that this operation gives it; the class has the types of all."""
    return evolve(errors.headers[status, one.name.lower()], annotation=union(schemas.annotation(one.schema), NONE))


def _returns(answers: Iterable[Answer]) -> Annotation:
    options: list[Annotation] = []
    for one in answers:
        if one.raises is None:
            options += [annotation for _, annotation in one.contents] or [NONE]
    return union(*options) if options else NONE


def _doc(
    operation: Operation,
    arguments: tuple[Argument, ...],
    returns: Annotation,
    answers: tuple[Answer, ...],
    errors: Errors,
) -> Doc:
    told = paragraphs(operation.description)
    summary = operation.summary or (told[0] if told else f"{operation.method.upper()} {operation.path}")
    body = told if operation.summary else told[1:]
    deprecated = ("Deprecated.",) if operation.deprecated else ()
    sections: list[tuple[str, tuple[Entry, ...]]] = []
    if arguments:
        sections.append(("Args", tuple(Entry(one.name, one.text) for one in arguments)))
    described = {one.status: one.description for one in operation.responses}
    successes = [one for one in answers if one.raises is None]
    if returns != NONE and successes:
        sections.append(("Returns", (Entry("", sentence(" ".join(described[str(one.status)] for one in successes))),)))
    summaries = {one.name: one.doc.summary for one in errors.classes}
    raised = tuple(
        Entry(name, sentence(f"{one.status}. {text}"))
        for one in answers
        if one.raises is not None
        for name, text in (
            [(each, summaries[each]) for _, each in one.variants] or [(one.raises, described[str(one.status)])]
        )
    )
    if raised:
        sections.append(("Raises", raised))
    return Doc(sentence(summary), body + deprecated, tuple(sections))
