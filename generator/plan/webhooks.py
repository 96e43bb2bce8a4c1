"""Webhooks and callbacks -> functions that decode their payloads, and what their docstrings tell of the rest."""

from __future__ import annotations

from collections.abc import Iterator

from generator.ir import Api, Content, Operation, Parameter, Response
from generator.names import Scope, class_name, identifier
from generator.package import Annotation, Doc, Entry, HeaderField, Import, Ref, Webhook
from generator.plan.annotations import NONE, union
from generator.plan.bodies import annotation, kind
from generator.plan.headers import header_field
from generator.plan.received import Received, received
from generator.plan.schemas import Schemas
from generator.plan.words import about, imports, needed, paragraphs, parts, sentence
from generator.vocabulary import JSON, is_json

_MODULE = ("Answer", "Final", "Header", "Headers", "Iterable", "Mapping", "ReceivedHeaders", "Webhook", "models")
"""Names that the page of webhooks uses."""
_HEADERS = ("datetime", "models")
"""Names that the annotations of headers use."""


def plan_webhooks(api: Api, schemas: Schemas) -> tuple[Webhook, ...]:
    """Return a function for each request that the service makes."""
    scope, constants = Scope(_MODULE), Scope()
    return tuple(_function(one, schemas, scope, constants) for one in received(api))


def _function(one: Received, schemas: Schemas, scope: Scope, constants: Scope) -> Webhook:
    operation, prefix, told = one.operation, schemas.config.field_prefix, _told(one)
    name = scope.claim(*(identifier(f"decode {wish}", prefix) for wish in one.wishes))
    contents = operation.body.contents if operation.body is not None else ()
    carried = [(each, kind(schemas, each, sent=False)) for each in contents]
    headers = tuple(_headers(operation, schemas))
    types = [annotation(schemas, each, how) for each, how in carried]
    returns = union(*types) if types else NONE
    return Webhook(
        function=name,
        constant=constants.claim(f"_{name.upper()}"),
        told=told,
        contents=tuple((each.media_type, type_) for (each, _), type_ in zip(carried, types, strict=True)),
        json=tuple(each.media_type for each, how in carried if how == JSON and not is_json(each.media_type)),
        returns=returns,
        doc=_doc(one, schemas),
        headers=headers,
        headers_class=scope.claim(f"{class_name(name.removeprefix('decode_'), 'Webhook')}Headers") if headers else "",
        headers_doc=f"The documented headers of the {told}.",
        headers_function=scope.claim(f"{name}_headers") if headers else "",
        headers_function_doc=f"Return the headers of the {told}; one that is absent, or not of its type, is None.",
        pointers=one.pointers,
    )


def _told(one: Received) -> str:
    by = f" by {one.operation.method.upper()}" if len(one.holder.operations) > 1 else ""
    if one.is_webhook:
        return f"webhook {one.holder.name}{by}"
    whose = " and ".join(f"{each.method.upper()} {each.path}" for each in one.sources)
    return f"callback {one.holder.name} of {whose}{by}"


def _headers(operation: Operation, schemas: Schemas) -> Iterator[HeaderField]:
    """Yield the attributes for the headers that come with a payload: read as those of an answer are."""
    scope = Scope(_HEADERS)
    for one in operation.parameters:
        if one.location == "header":
            wish = identifier(one.name, schemas.config.field_prefix)
            yield header_field(one, scope.claim(wish, f"{wish}_header"), schemas)


def webhook_imports(functions: tuple[Webhook, ...], here: str = ".") -> tuple[Import, ...]:
    """Return the imports of a page of webhooks, from which the package is `here`."""
    headers = [each for one in functions for each in one.headers]
    annotations: list[Annotation] = [annotation for one in functions for _, annotation in one.contents]
    annotations += [one.annotation for one in headers]
    names = needed(annotations) | {"Final", "Webhook"}
    names |= {"Answer"} if any(one.contents for one in functions) else set()
    names |= {"Header", "Iterable", "Mapping", "ReceivedHeaders"} if headers else set()
    uses_models = any(isinstance(part, Ref) for one in annotations for part in parts(one))
    return (*imports(names, here), *((Import(here, ("models",)),) if uses_models else ()))


def _doc(one: Received, schemas: Schemas) -> Doc:
    operation = one.operation
    texts = (operation.summary, one.holder.summary, operation.description, one.holder.description)
    told = tuple(dict.fromkeys(each for text in texts for each in paragraphs(text)))
    summary = told[0] if told else f"Return the payload of the {_told(one)}"
    sections = (
        ("Args", tuple(_arguments(operation))),
        ("Returns", (Entry("", _returned(operation)),)),
        ("Raises", tuple(_raised(operation))),
        ("Comes with", tuple(_parameter(each) for each in operation.parameters)),
        ("Answer with", tuple(_response(each, schemas) for each in operation.responses)),
    )
    what = (f"The {_told(one)}.",) if told else ()
    return Doc(sentence(summary), (*told[1:], *what, *_sent(one)), tuple(each for each in sections if each[1]))


def _sent(one: Received) -> Iterator[str]:
    """Yield how the service sends it, and where to, as one paragraph."""
    operation = one.operation
    to = "" if one.is_webhook else f" to `{operation.path}`"
    told = [f"The service sends it by {operation.method.upper()}{to}."]
    for server in operation.servers:
        told += [f"It is sent to {server.url}.", sentence(server.description or "")]
    # That of the whole contract is about the operations of the service.
    own = [each for each in operation.security if each.pointer.startswith(f"{operation.pointer}/")]
    ways = [" and ".join(f"`{name}`" for name, _ in each.schemes) for each in own]
    if ways:
        told.append(f"It authenticates by {' or '.join(way or 'nothing' for way in ways)}.")
    yield " ".join(each for each in told if each)
    if operation.deprecated:
        yield "Deprecated."


def _arguments(operation: Operation) -> Iterator[Entry]:
    if operation.body is None:
        yield Entry("content", "The body of the request: there is none to read.")
        yield Entry("content_type", "Its header `Content-Type`.")
        return
    yield Entry("content", "The body of the request as it was received; a text if it was decoded already.")
    types = [each.media_type for each in operation.body.contents]
    first = next((each for each in types if is_json(each)), types[0] if types else "")
    yield Entry(
        "content_type", f"Its header `Content-Type`; without it, `{first}`." if first else "Its `Content-Type`."
    )


def _returned(operation: Operation) -> str:
    body = operation.body
    if body is None:
        return "None: it has no payload."
    told = [sentence(body.description or "The payload")]
    others = [each.media_type for each in body.contents if not is_json(each.media_type)]
    if others or len(body.contents) > 1:
        told.append(f"It comes as {' or '.join(each.media_type for each in body.contents)}.")
    if not body.required:
        told.append("The service may send none, which is not to be decoded.")
    return " ".join(told)


def _raised(operation: Operation) -> Iterator[Entry]:
    if operation.body is not None:
        yield Entry("ContractError", "The contract does not allow this payload; the error has the JSON path.")


def _parameter(one: Parameter) -> Entry:
    needed_ = "required" if one.required else "optional"
    told = (sentence(one.description or ""), "Deprecated." if one.deprecated else "", about(one.schema.facts))
    text = " ".join(each for each in told if each)
    return Entry(f"{one.location} `{one.name}`, {needed_}", text or "Not described.")


def _response(one: Response, schemas: Schemas) -> Entry:
    bodies = " or ".join(_body(each, schemas) for each in one.contents)
    headers = " and ".join(f"`{each.name}`" for each in one.headers)
    told = [sentence(one.description or "Not described")]
    told += [f"With {bodies}."] if bodies else []
    told += [f"With the header{'s' if len(one.headers) > 1 else ''} {headers}."] if headers else []
    return Entry(one.status, " ".join(told))


def _body(content: Content, schemas: Schemas) -> str:
    type_ = annotation(schemas, content, kind(schemas, content, sent=True))
    return f"`models.{type_.name}` as {content.media_type}" if isinstance(type_, Ref) else content.media_type
