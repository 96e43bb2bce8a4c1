"""Operations -> resources: a constant that describes each operation, and a method that calls it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, count

from generator.config import Config
from generator.frozen import evolve
from generator.ir import Api, Content, Header, Operation, Response, Tag
from generator.names import Scope, class_name, file_stem, identifier
from generator.package import (
    Annotation,
    Answer,
    Argument,
    Doc,
    Endpoint,
    Entry,
    HeaderField,
    Ref,
    Resource,
)
from generator.plan.annotations import NONE, union
from generator.plan.arguments import plan_arguments
from generator.plan.bodies import annotation, kind, ways
from generator.plan.credentials import plan_security
from generator.plan.errors import PLAIN, Errors, variants
from generator.plan.headers import header_field, plan_result, success_headers
from generator.plan.needs import resource_imports
from generator.plan.paging import plan_paging
from generator.plan.schemas import Schemas
from generator.plan.servers import own_url
from generator.plan.streams import item_types, streamed
from generator.plan.words import paragraphs, sentence
from generator.vocabulary import JSON, METHODS, is_error, is_json

# Attributes that every client has.
_CLIENT = (
    "aclose",
    "base_url",
    "close",
    "curl",
    "hooks",
    "open",
    "raw",
    "retries",
    "send",
    "timeout",
    "transport",
    "with_options",
)
# Classes that the modules of clients and resources use.
CLIENT_MODULE = (
    "Any",
    "ApiKey",
    "AsyncClient",
    "AsyncResource",
    "AsyncSecret",
    "AsyncTransport",
    "Awaitable",
    "Basic",
    "Bearer",
    "Call",
    "Callable",
    "Client",
    "ClientCredentials",
    "Final",
    "HttpScheme",
    "IO",
    "Literal",
    "MutualTls",
    "Resource",
    "Request",
    "Secret",
    "Service",
    "Hooks",
    "Iterable",
    "Retries",
    "Signature",
    "Timeout",
    "Transport",
    "UNSET",
    "UUID",
    "Unset",
)


def plan_resources(
    api: Api, config: Config, schemas: Schemas, errors: Errors, client_name: str
) -> tuple[Resource, ...]:
    """Return the groups of operations, one per tag, in the order of their names."""
    functions = {one.pointer: identifier(_operation_name(one), config.field_prefix) for one in api.operations}
    constants = Scope()
    classes = Scope((*CLIENT_MODULE, "Result"))
    endpoints: dict[str, Endpoint] = {}
    for one in sorted(api.operations, key=lambda each: (functions[each.pointer], each.pointer)):
        constant = constants.claim(functions[one.pointer].upper())
        endpoints[one.pointer] = _endpoint(one, constant, functions[one.pointer], schemas, errors, classes=classes)
    groups: dict[str, list[Endpoint]] = {}
    tags = {one.name: one for one in reversed(api.tags)}
    described: dict[str, Tag | None] = {}
    for one in api.operations:
        for tag in (one.tags if config.generate_all_tags else one.tags[:1]) or ("default",):
            module = file_stem(identifier(tag, config.field_prefix))
            groups.setdefault(module, []).append(endpoints[one.pointer])
            described.setdefault(module, tags.get(tag))
    attributes = Scope(_CLIENT)
    taken = {*CLIENT_MODULE, client_name, f"Async{client_name}"}
    return tuple(
        evolve(
            _resource(module, groups[module], described[module], attributes, taken),
            above=_above(described[module], tags),
        )
        for module in sorted(groups)
    )


def _above(tag: Tag | None, tags: Mapping[str, Tag]) -> tuple[str, ...]:
    """Return what the groups above one are called, the outermost first."""
    found: dict[str, str] = {}
    while tag is not None and tag.parent is not None and tag.parent not in found:
        above = tags.get(tag.parent)
        found[tag.parent] = tag.parent if above is None or above.summary is None else f"{tag.parent} ({above.summary})"
        tag = above
    return tuple(reversed(found.values()))


def _operation_name(operation: Operation) -> str:
    """Return the operationId, or what openapi-python-client makes of method and path where there is none."""
    if operation.operation_id is not None:
        return operation.operation_id
    path = operation.path.replace("{", "").replace("}", "").replace("/", "_")
    return f"{operation.method}_{path.removeprefix('_').removesuffix('_')}"


def _resource(
    module: str, endpoints: list[Endpoint], tag: Tag | None, attributes: Scope, classes: set[str]
) -> Resource:
    functions = Scope(("datetime", "models", "operations", "results"))
    renamed = tuple(
        evolve(one, function=functions.claim(one.function)) for one in sorted(endpoints, key=lambda each: each.constant)
    )
    name = _class_of(module, classes)
    texts = (tag.summary, tag.description) if tag is not None else ()
    told = tuple(each for text in texts for each in paragraphs(text))
    return Resource(
        module=module,
        class_name=name,
        attribute=attributes.claim(module, f"{module}_resource"),
        doc=Doc(sentence(told[0]), told[1:]) if told else Doc(f"Operations of the group {module}."),
        endpoints=renamed,
        imports=resource_imports(renamed, ".."),
        kind=tag.kind if tag is not None else None,
    )


def _class_of(module: str, taken: set[str]) -> str:
    """Return the name of a resource's class, such that neither it nor its asynchronous twin is another's."""
    wish = class_name(module, "Tag")
    wishes = chain((wish, f"{wish}Resource"), (f"{wish}Resource{number}" for number in count(2)))
    name = next(one for one in wishes if not {one, f"Async{one}"} & taken)
    taken |= {name, f"Async{name}"}
    return name


def _endpoint(  # noqa: PLR0913 # all that is known of a package so far
    operation: Operation, constant: str, function: str, schemas: Schemas, errors: Errors, *, classes: Scope
) -> Endpoint:
    bodies = ways(operation, schemas.sent)
    arguments = plan_arguments(operation, bodies, schemas.sent)
    headers = success_headers(operation, schemas)
    answers = tuple(_answer(one, operation, schemas, errors, headers) for one in operation.responses)
    returns = _returns(answers)
    paging, items = plan_paging(operation, schemas), streamed(answers)
    further = _PAGED if paging is not None else _STREAMED if items is not None else ()
    return Endpoint(
        constant=constant,
        function=function,
        method=operation.method.upper() if operation.method in METHODS else operation.method,
        path=operation.path,
        arguments=arguments,
        bodies=bodies,
        security=plan_security(schemas.security_schemes, operation),
        answers=answers,
        returns=returns,
        deprecated=operation.deprecated,
        doc=_doc(operation, arguments, returns, answers, errors, further=further),
        pointer=operation.pointer,
        result=plan_result(operation, function, returns, headers, classes),
        base_url=own_url(operation),
        paging=paging,
        # What comes page by page is no stream.
        streamed=items if paging is None else None,
    )


def _answer(
    one: Response, operation: Operation, schemas: Schemas, errors: Errors, headers: Mapping[str, HeaderField]
) -> Answer:
    failed = is_error(one.status, [each.status for each in operation.responses])
    # The answer to HEAD has no body, whatever GET's would have, nor has one of these (RFC 9110, section 6.4.1).
    contents = () if operation.method == "head" or one.status in {"204", "205", "304"} else one.contents
    carried = [(each, kind(schemas, each, sent=False)) for each in contents]
    raised = tuple(dict.fromkeys(_raised(one.status, carried, schemas, errors))) if failed else ()
    # Where a body may be something else as well, the class that promises one is only for that one.
    single = len(raised) == 1 and all(how in PLAIN or variants(schemas, each) for each, how in carried)
    return Answer(
        status=int(one.status) if one.status.isdecimal() else one.status,
        contents=tuple((each.media_type, annotation(schemas, each, how)) for each, how in carried),
        raises=(raised[0][1] if single else errors.by_status[one.status]) if failed else None,
        variants=() if single else raised,
        headers=tuple(
            _header(
                each, (errors.headers[one.status, each.name.lower()] if failed else headers[each.name.lower()]), schemas
            )
            for each in one.headers
        ),
        json=tuple(each.media_type for each, how in carried if how == JSON and not is_json(each.media_type)),
        items=tuple(item_types(schemas, carried)) if not failed else (),
    )


def _raised(
    status: str, contents: list[tuple[Content, str]], schemas: Schemas, errors: Errors
) -> Iterator[tuple[Annotation, str]]:
    """Yield the types of the bodies of an error that have a class, with that class."""
    for content, how in contents:
        if how in PLAIN:
            type_, _ = PLAIN[how]
            yield type_, errors.by_schema[status, type_.name]
        for pointer in variants(schemas, content):
            yield Ref(schemas.names[pointer]), errors.by_schema[status, pointer]


def _header(one: Header, known: HeaderField, schemas: Schemas) -> HeaderField:
    """Return a header with the type that this response gives it; the class has the types of all."""
    return evolve(header_field(one, known.name, schemas), text=known.text)


def _returns(answers: Iterable[Answer]) -> Annotation:
    options: list[Annotation] = []
    for one in answers:
        if one.raises is None:
            options += [annotation for _, annotation in one.contents] or [NONE]
    return union(*options) if options else NONE


def _scopes(operation: Operation) -> Iterable[str]:
    """Yield the scopes or roles that each alternative of an operation needs."""
    for requirement in operation.security:
        for name, scopes in requirement.schemes:
            if scopes:
                yield f"Needs, with `{name}`: {', '.join(f'`{one}`' for one in scopes)}."


_PAGED = ("Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.",)


_STREAMED = ("`stream` reads the answer while it comes in.",)


def _doc(  # noqa: PLR0913 # all that is known of an operation
    operation: Operation,
    arguments: tuple[Argument, ...],
    returns: Annotation,
    answers: tuple[Answer, ...],
    errors: Errors,
    *,
    further: tuple[str, ...],
) -> Doc:
    told = paragraphs(operation.description)
    summary = operation.summary or (told[0] if told else f"{operation.method.upper()} {operation.path}")
    body = told if operation.summary else told[1:]
    deprecated = (*further, *_scopes(operation), *(("Deprecated.",) if operation.deprecated else ()))
    sections: list[tuple[str, tuple[Entry, ...]]] = []
    if arguments:
        sections.append(("Args", tuple(Entry(one.name, one.text) for one in arguments)))
    described = {one.status: one.description for one in operation.responses}
    successes = [one for one in answers if one.raises is None]
    returned = sentence(" ".join(described[str(one.status)] for one in successes))
    if returns != NONE and returned:
        sections.append(("Returns", (Entry("", returned),)))
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
