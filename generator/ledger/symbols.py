"""The symbols of a client, each at the part of the contract that it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from generator.document import Document, child
from generator.frozen import values
from generator.ir import Api, Operation, Response, Schema
from generator.ledger.followers import followers, received
from generator.ledger.symbol import Symbol
from generator.package import Alias, Answer, Argument, Endpoint, EnumClass, Model, Package, Resource


def symbols(document: Document, api: Api, package: Package) -> dict[str, tuple[Symbol, ...]]:
    """Return the symbols of a client by the pointer of the lowered contract that each comes from."""
    found: dict[str, dict[Symbol, None]] = {}
    parts = _parts(api)
    # A parameter that nothing declares comes from its operation.
    undeclared = {
        each.pointer: one.pointer
        for one in api.operations
        for each in one.parameters
        if document.find(each.pointer) is None
    }
    for pointer, symbol in _all(document, api, package):
        # What was put together of several schemas comes from each of them.
        for place in (undeclared.get(pointer, pointer), *parts.get(pointer, ())):
            found.setdefault(place, {})[symbol] = None
    return {pointer: tuple(ones) for pointer, ones in found.items()}


def _parts(api: Api) -> dict[str, tuple[str, ...]]:
    """Return the pointers of the schemas that were put together at a pointer."""
    found: dict[str, tuple[str, ...]] = {}
    waiting: list[Any] = [api]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if isinstance(one, tuple):
            waiting.extend(one)
        elif values(one) and id(one) not in seen:
            seen.add(id(one))
            if isinstance(one, Schema) and one.parts:
                found[one.pointer] = tuple(part.pointer for part in one.parts)
            waiting.extend(values(one))
    return found


def _all(document: Document, api: Api, package: Package) -> Iterator[tuple[str, Symbol]]:
    parts = _parts(api)
    yield from _client(api, package)
    for model in package.models:
        yield from _model(model)
    for enum in package.enums:
        yield from _enum(document, enum, parts.get(enum.pointer, ()))
    for alias in (*package.literal_enums, *package.aliases):
        yield from _alias(alias)
    operations = {one.pointer: one for one in api.operations}
    for resource in package.resources:
        for tag in api.tags:
            if any(tag.name in operations[one.pointer].tags[:1] for one in resource.endpoints):
                yield tag.pointer, Symbol(f"api.{resource.module}.{resource.class_name}", "group of operations")
        for endpoint in resource.endpoints:
            operation = operations[endpoint.pointer]
            yield from _endpoint(operation, endpoint, resource)
            yield from followers(operation, f"api.{resource.module}.{resource.class_name}.{endpoint.function}")
    yield from received(api, package.webhooks)


def _client(api: Api, package: Package) -> Iterator[tuple[str, Symbol]]:
    client = f"client.{package.client_name}"
    yield "", Symbol(client, "client")
    yield "/info", Symbol(client, "client")
    functions = {one.url: one.name for one in package.servers}
    for server in (*api.servers, *(each for one in api.operations for each in one.servers)):
        if server.url in functions:
            yield server.pointer, Symbol(f"servers.{functions[server.url]}", "address")
        if server in api.servers:
            yield server.pointer, Symbol("client.SERVICE", "where the client is, or may be told to be")
    schemes = {one.name: one.pointer for one in api.security_schemes}
    for one in package.credentials:
        yield schemes[one.scheme], Symbol("client.SERVICE", f"its security, by {one.kind}")
        for secret in one.secrets:
            yield schemes[one.scheme], Symbol(client, f"its argument {secret.name}")


def _model(model: Model) -> Iterator[tuple[str, Symbol]]:
    yield model.pointer, Symbol(f"models.{model.name}", "model")
    for field in model.fields:
        yield field.pointer, Symbol(f"models.{model.name}.{field.name}", "attribute")
    for pointer in model.left_out:
        yield pointer, Symbol(f"models.{model.name}", "left out, since only messages of the other direction have it")
    if model.extra is not None:
        pointer = child(model.pointer, "additionalProperties")
        yield pointer, Symbol(f"models.{model.name}.additional_properties", "attribute")


def _enum(document: Document, enum: EnumClass, parts: tuple[str, ...]) -> Iterator[tuple[str, Symbol]]:
    yield enum.pointer, Symbol(f"models.{enum.name}", "enumeration")
    places: dict[str, str] = {}
    for node in map(document.find, (*parts, enum.pointer)):
        values = node if node is not None and isinstance(node.value, list) else node and node.get("enum")
        places |= {json.dumps(one.value): one.pointer for one in values.items()} if values is not None else {}
    for name, value in enum.members:
        place = places.get(json.dumps(json.loads(value.value)))
        if place is not None:
            yield place, Symbol(f"models.{enum.name}.{name}", "member")


def _alias(alias: Alias) -> Iterator[tuple[str, Symbol]]:
    yield alias.pointer, Symbol(f"models.{alias.name}", "alias")


def _endpoint(operation: Operation, endpoint: Endpoint, resource: Resource) -> Iterator[tuple[str, Symbol]]:
    method = f"api.{resource.module}.{resource.class_name}.{endpoint.function}"
    constant = f"operations.{endpoint.constant}"
    yield operation.pointer, Symbol(method, "method")
    yield operation.pointer, Symbol(constant, "what the method sends and what its answers mean")
    for server in operation.servers:
        yield server.pointer, Symbol(constant, "where it is")
    for requirement in operation.security:
        yield requirement.pointer, Symbol(constant, "its security")
    arguments = {(one.location, one.wire_name): one for one in endpoint.arguments}
    for parameter in operation.parameters:
        yield parameter.pointer, _argument(method, arguments[parameter.location, parameter.name])
    if operation.body is not None and endpoint.body is not None:
        yield operation.body.pointer, _argument(method, endpoint.body)
    yield from _parts_of_form(operation, endpoint, method)
    answers = {str(one.status): one for one in endpoint.answers}
    for response in operation.responses:
        if response.status in answers:
            yield from _response(response, answers[response.status], method, constant)


def _parts_of_form(operation: Operation, endpoint: Endpoint, method: str) -> Iterator[tuple[str, Symbol]]:
    """Yield the headers of the parts of a form."""
    headers = {(one.part, one.wire_name): one for one in endpoint.part_headers}
    for content in operation.body.contents if operation.body is not None else ():
        for encoding in content.encodings:
            for header in encoding.headers:
                argument = headers.get((encoding.name, header.name))
                if argument is not None:
                    yield header.pointer, _argument(method, argument)


def _argument(method: str, argument: Argument) -> Symbol:
    return Symbol(method, f"its argument {argument.name}")


def _response(response: Response, answer: Answer, method: str, constant: str) -> Iterator[tuple[str, Symbol]]:
    if answer.raises is None and not answer.variants:
        yield response.pointer, Symbol(method, "what it returns")
        yield response.pointer, Symbol(constant, f"its answer {response.status}")
        return
    raised = dict.fromkeys((*(error for _, error in answer.variants), *filter(None, (answer.raises,))))
    for error in raised:
        yield response.pointer, Symbol(f"errors.{error}", f"raised for {response.status}")
    headers = {one.wire_name.lower(): one.name for one in answer.headers}
    for header in response.headers:
        if header.name.lower() in headers:
            for error in raised:
                yield header.pointer, Symbol(f"errors.{error}", f"its attribute {headers[header.name.lower()]}")
