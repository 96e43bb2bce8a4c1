"""What the audit compares at each object: the contract's words against the values that arrived in the Api."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from generator.document import Node, tokens
from generator.ir import (
    Anything,
    Api,
    Body,
    Choice,
    Constant,
    Content,
    Declaration,
    Encoding,
    Enum,
    Facts,
    Header,
    List,
    Map,
    Object,
    Operation,
    Parameter,
    Response,
    Scalar,
    Schema,
    SecurityScheme,
)
from generator.problem import Problem
from generator.vocabulary import CONSTRAINTS


def nothing(_: Node, __: list[Any]) -> Iterator[Problem]:
    """Compare nothing."""
    yield from ()


def _told(node: Node, key: str, expected: object, actual: object) -> Iterator[Problem]:
    """Yield a problem where the Api tells another value than the contract."""
    if expected != actual:
        yield (node.get(key) or node).problem(f"lost: `{key}` arrived as {actual!r}")


def _array(node: Node, key: str) -> list[Any]:
    """Return a member that is an array, or an empty one. Raises RefusedError when it is something else."""
    found = node.get(key)
    return [one.value for one in found.items()] if found is not None else []


def _only(entries: list[Any], kind: type) -> Any:
    """Return the entry of a kind; there is one, since a pointer names one part of the contract."""
    return next((one for one in entries if isinstance(one, kind)), None)


def _operation(node: Node, entries: list[Any]) -> Iterator[Problem]:
    operation = _only(entries, Operation)
    *_, path, method = tokens(node.pointer)
    yield from _told(node, "path", path, operation.path)
    yield from _told(node, "method", method, operation.method)
    yield from _told(node, "operationId", node.text("operationId"), operation.operation_id)
    yield from _told(node, "summary", node.text("summary"), operation.summary)
    yield from _told(node, "description", node.text("description"), operation.description)
    yield from _told(node, "deprecated", node.flag("deprecated") or False, operation.deprecated)
    yield from _told(node, "tags", _array(node, "tags"), list(operation.tags))
    security = node.value.get("security", node.document.data.get("security", []))
    told = [{name: list(scopes) for name, scopes in one.schemes} for one in operation.security]
    yield from _told(node, "security", security, told)


def _parameter(node: Node, entries: list[Any]) -> Iterator[Problem]:
    parameter = _only(entries, Parameter)
    yield from _told(node, "name", node.text("name"), parameter.name)
    yield from _told(node, "in", node.text("in"), parameter.location)
    yield from _told(node, "required", node.flag("required") or False, parameter.required)
    yield from _told(node, "style", node.text("style") or parameter.style, parameter.style)
    explode = node.flag("explode")
    yield from _told(node, "explode", parameter.explode if explode is None else explode, parameter.explode)
    for key, marked in (("allowReserved", parameter.allow_reserved), ("allowEmptyValue", parameter.allow_empty)):
        yield from _told(node, key, node.flag(key) or False, marked)
    yield from _carried(node, parameter)
    yield from _described(node, parameter)


def _carried(node: Node, part: Parameter | Header) -> Iterator[Problem]:
    """Compare the media type of a parameter or header, where `content` says it."""
    told = [part.content.media_type] if part.content is not None else []
    yield from _told(node, "content", list(node.value.get("content", ())), told)


def _header(node: Node, entries: list[Any]) -> Iterator[Problem]:
    header = _only(entries, Header)
    yield from _told(node, "name", tokens(node.pointer)[-1], header.name)
    yield from _told(node, "required", node.flag("required") or False, header.required)
    yield from _told(node, "explode", node.flag("explode") or False, header.explode)
    yield from _carried(node, header)
    yield from _described(node, header)


def _described(node: Node, part: Parameter | Header) -> Iterator[Problem]:
    yield from _told(node, "description", node.text("description"), part.description)
    yield from _told(node, "deprecated", node.flag("deprecated") or False, part.deprecated)
    yield from _exemplified(node, part.examples)


def _exemplified(node: Node, told: tuple[str, ...]) -> Iterator[Problem]:
    values = [node.value["example"]] if "example" in node.value else []
    values += [one.value.get("value") for _, one in node.require("examples").members()] if node.get("examples") else []
    yield from _told(node, "examples", values, [json.loads(one) for one in told])


def _response(node: Node, entries: list[Any]) -> Iterator[Problem]:
    response = _only(entries, Response)
    yield from _told(node, "status", tokens(node.pointer)[-1], response.status)
    words = node.text("description") or node.text("summary") or ""
    yield from _told(node, "description", words, response.description)
    yield from _headers(node, response)


def _headers(node: Node, part: Response | Encoding) -> Iterator[Problem]:
    headers = [name for name in node.value.get("headers", {}) if name.lower() != "content-type"]
    yield from _told(node, "headers", sorted(headers), sorted(one.name for one in part.headers))


def _content(node: Node, entries: list[Any]) -> Iterator[Problem]:
    content = _only(entries, Content)
    yield from _told(node, "media type", tokens(node.pointer)[-1], content.media_type)
    yield from _told(node, "schema", "schema" in node.value, content.schema is not None)
    yield from _told(node, "itemSchema", "itemSchema" in node.value, content.item_schema is not None)
    yield from _told(node, "encoding", list(node.value.get("encoding", ())), [one.name for one in content.encodings])
    yield from _exemplified(node, content.examples)


def _encoding(node: Node, entries: list[Any]) -> Iterator[Problem]:
    encoding = _only(entries, Encoding)
    yield from _told(node, "name", tokens(node.pointer)[-1], encoding.name)
    yield from _told(node, "contentType", node.text("contentType"), encoding.content_type)
    yield from _told(node, "style", node.text("style"), encoding.style)
    yield from _told(node, "explode", node.flag("explode"), encoding.explode)
    yield from _told(node, "allowReserved", node.flag("allowReserved"), encoding.allow_reserved)
    yield from _headers(node, encoding)


def _body(node: Node, entries: list[Any]) -> Iterator[Problem]:
    body = _only(entries, Body)
    yield from _told(node, "required", node.flag("required") or False, body.required)
    yield from _told(node, "description", node.text("description"), body.description)
    told = [one.media_type for one in body.contents]
    yield from _told(node, "content", list(node.value.get("content", ())), told)


def _named(*words: tuple[str, str]) -> Callable[[Node, list[Any]], Iterator[Problem]]:
    """Return the comparison of an object whose strings arrive as they are: (keyword, attribute)."""

    def check(node: Node, entries: list[Any]) -> Iterator[Problem]:
        for keyword, attribute in words:
            yield from _told(node, keyword, node.text(keyword), getattr(entries[0], attribute))

    return check


def _scheme(node: Node, entries: list[Any]) -> Iterator[Problem]:
    scheme = _only(entries, SecurityScheme)
    yield from _told(node, "name", tokens(node.pointer)[-1], scheme.name)
    yield from _told(node, "type", node.text("type"), scheme.type)
    yield from _told(node, "scheme", (node.text("scheme") or "").lower(), scheme.scheme)
    yield from _told(node, "bearerFormat", node.text("bearerFormat"), scheme.bearer_format)
    yield from _told(node, "description", node.text("description"), scheme.description)


def api(node: Node, told: Api) -> Iterator[Problem]:
    """Compare what a contract says of itself."""
    info = node.require("info")
    yield from _told(node, "openapi", node.text("openapi"), told.openapi)
    for keyword in ("title", "version", "summary", "description"):
        yield from _told(info, keyword, info.text(keyword), getattr(told, keyword))
    licence = info.get("license")
    yield from _told(info, "license", licence.text("name") if licence is not None else None, told.license)


def _schema(node: Node, entries: list[Any]) -> Iterator[Problem]:
    declared = [one.schema for one in entries if isinstance(one, Declaration)]
    schemas = [one for one in entries if isinstance(one, Schema)] + declared
    # Each type of a list of types is this same schema once more, without the facts.
    again = [id(one) for each in schemas if isinstance(each.type, Choice) for one in each.type.options]
    for one in schemas:
        if id(one) not in again:
            yield from _facts(node, one.facts)
        elif one.facts != Facts():
            yield node.problem("told twice: an option of a list of types has facts of its own")
    types = list(dict.fromkeys(_types(schemas, entries)))
    if not any(isinstance(one, Anything) for one in types) or _says_nothing(node):
        yield from _typed(node, types)
    else:
        yield node.problem("lost: the type arrived as any JSON value")


def _facts(node: Node, facts: Facts) -> Iterator[Problem]:
    for key, told in (("title", facts.title), ("description", facts.description)):
        yield from _told(node, key, node.text(key), told)
    for key, marked in (
        ("deprecated", facts.deprecated),
        ("readOnly", facts.read_only),
        ("writeOnly", facts.write_only),
    ):
        yield from _told(node, key, node.flag(key) or False, marked)
    default = None if facts.default is None else [json.loads(facts.default)]
    yield from _told(node, "default", [node.value["default"]] if "default" in node.value else None, default)
    values = [node.value["example"]] if "example" in node.value else []
    yield from _told(node, "examples", values + _array(node, "examples"), [json.loads(e) for e in facts.examples])
    constraints = {key: json.loads(value) for key, value in facts.constraints}
    for key in CONSTRAINTS:
        yield from _told(node, key, node.value.get(key), constraints.get(key))


def _says_nothing(node: Node) -> bool:
    """Return whether a schema says nothing of the type of its values."""
    return not {"type", "$ref", "enum", "const", "properties", "items", "allOf", "oneOf", "anyOf"} & set(node.value)


def _types(schemas: list[Schema], entries: list[Any]) -> Iterator[Any]:
    """Yield the types told at a pointer, those of the options of a choice and of its declaration included."""
    waiting = [*schemas, *(one.schema for one in entries if isinstance(one, Declaration))]
    for schema in waiting:
        yield schema.type
        if isinstance(schema.type, Choice):
            waiting.extend(one for one in schema.type.options if one.pointer == schema.pointer)


def _typed(node: Node, types: list[Any]) -> Iterator[Problem]:
    for check in (_kinds, _format, _values, _members, _alternatives):
        yield from check(node, types)


def _kinds(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare `type`; where a schema says more, its type is in its values or alternatives."""
    if {"enum", "const", "oneOf", "anyOf", "allOf", "$ref"} & set(node.value):
        return
    told = {one.kind for one in types if isinstance(one, Scalar)}
    told |= {"array" for one in types if isinstance(one, List)}
    told |= {"object" for one in types if isinstance(one, (Object, Map))}
    found = node.value.get("type", [])
    for kind in [found] if isinstance(found, str) else found:
        if kind not in told and not (kind == "integer" and "number" in told):
            yield from _told(node, "type", kind, sorted(told))


def _format(node: Node, types: list[Any]) -> Iterator[Problem]:
    formats = {one.format for one in types if isinstance(one, Scalar) and one.kind != "null"}
    if formats and not any(isinstance(one, (Enum, Constant)) for one in types):
        yield from _told(node, "format", {node.value.get("format")}, formats)


def _values(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare `const` and `enum`."""
    if "const" in node.value:
        constants = [json.loads(one.value) for one in types if isinstance(one, Constant)]
        yield from _told(node, "const", [node.value["const"]], constants)
    if "enum" in node.value:
        enums = [[json.loads(each) for each in one.values] for one in types if isinstance(one, Enum)]
        yield from _told(node, "enum", [[each for each in _array(node, "enum") if each is not None]], enums)
        null = any(one == Scalar("null") for one in types)
        yield from _told(node, "enum", None in _array(node, "enum"), null)


def _members(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare what is said of an object's properties."""
    objects = [one for one in types if isinstance(one, Object)]
    if node.value.get("properties"):
        expected = list(node.value["properties"])
        told = [[one.name for one in each.properties][: len(expected)] for each in objects]
        yield from _told(node, "properties", [expected] * max(1, len(objects)), told)
    for one in objects:
        required = {each.name for each in one.properties if each.required}
        yield from _told(node, "required", set(map(str, _array(node, "required"))), required)
        yield from _told(node, "additionalProperties", node.value.get("additionalProperties") is False, one.closed)
        extra = isinstance(node.value.get("additionalProperties"), dict)
        yield from _told(node, "additionalProperties", extra, one.extra is not None)


def _alternatives(node: Node, types: list[Any]) -> Iterator[Problem]:
    """Compare `oneOf`, `anyOf` and what tells their members apart."""
    choices = [one for one in types if isinstance(one, Choice)]
    for key in ("oneOf", "anyOf"):
        if key in node.value:
            yield from _told(node, key, [len(_array(node, key))], sorted({len(one.options) for one in choices}))
    if "discriminator" in node.value:
        told = [
            (one.discriminator.property_name, dict(one.discriminator.mapping)) for one in choices if one.discriminator
        ]
        name = node.value["discriminator"].get("propertyName")
        yield from _told(node, "discriminator", [name], [each for each, _ in told])
        for value, target in node.value["discriminator"].get("mapping", {}).items():
            found = [mapping.get(value, "").rpartition("/")[2] for _, mapping in told]
            yield from _told(node, "discriminator", [target.rpartition("/")[2]], found)


CHECKS = {
    "Server": _named(("url", "url"), ("description", "description")),
    "Tag": _named(("name", "name"), ("description", "description")),
    "Security Scheme": _scheme,
    "Request Body": _body,
    "Operation": _operation,
    "Parameter": _parameter,
    "Header": _header,
    "Response": _response,
    "Media Type": _content,
    "Encoding": _encoding,
    "Schema": _schema,
}
"""Object -> how it is compared; the others only hold what is compared."""
