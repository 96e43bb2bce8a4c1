"""What the audit compares at each object: the contract's words against the values that arrived in the Api."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from generator.audit.faults import named, path_of, path_parameters, placeholders
from generator.audit.tables import FLOW
from generator.document import Node, child, tokens
from generator.frozen import fields
from generator.ir import (
    Api,
    Body,
    Content,
    Encoding,
    Header,
    Link,
    Operation,
    Pagination,
    Parameter,
    Requests,
    Response,
    Scalar,
    Schema,
    SecurityScheme,
    Server,
    Variable,
)
from generator.problem import Problem
from generator.vocabulary import PAGINATION


def nothing(_: Node, __: list[Any]) -> Iterator[Problem]:
    """Compare nothing."""
    yield from ()


def told(node: Node, key: str, expected: object, actual: object) -> tuple[Problem, ...]:
    """Return a problem where the Api tells another value than the contract."""
    return () if expected == actual else ((node.get(key) or node).limit(f"lost: `{key}` arrived as {actual!r}"),)


def array(node: Node, key: str) -> list[Any]:
    """Return a member that is an array, or an empty one. Raises RefusedError when it is something else."""
    found = node.get(key)
    return [one.value for one in found.items()] if found is not None else []


def _only(entries: list[Any], kind: type) -> Any:
    """Return the entry of a kind; there is one, since a pointer names one part of the contract."""
    return next((one for one in entries if isinstance(one, kind)), None)


def _operation(node: Node, entries: list[Any]) -> Iterator[Problem]:
    operation = _only(entries, Operation)
    yield from told(node, "path", path_of(node.pointer), operation.path)
    yield from told(node, "method", tokens(node.pointer)[-1], operation.method)
    in_path = [one for one in operation.parameters if one.location == "path"]
    yield from told(node, "parameters", sorted(path_parameters(node.pointer)), sorted(one.name for one in in_path))
    declared = [one.get("name") for one in array(node, "parameters") if one.get("in") == "path"]
    for one in in_path:
        if one.name not in declared:
            yield from told(node, "parameters", _plain(node, one.name), one)
    yield from told(node, "summary", node.text("summary"), operation.summary)
    yield from told(node, "description", node.text("description"), operation.description)
    yield from told(node, "deprecated", node.flag("deprecated") or False, operation.deprecated)
    yield from told(node, "tags", array(node, "tags"), list(operation.tags))
    yield from _pages(node, operation)
    security = node.value.get("security", node.document.data.get("security", []))
    arrived = [{name: list(scopes) for name, scopes in one.schemes} for one in operation.security]
    yield from told(node, "security", security, arrived)


def _pages(node: Node, operation: Operation) -> Iterator[Problem]:
    """Compare how the pages of an operation follow one another, unless the configuration has the last word."""
    pages = operation.pagination
    if pages is None or not pages.configured:
        keys = [one for one in fields(Pagination) if one != "configured"] if pages is not None else []
        arrived = {key: getattr(pages, key) for key in keys if getattr(pages, key) is not None}
        yield from told(node, PAGINATION, node.value.get(PAGINATION, {}), arrived)


def _plain(node: Node, name: str) -> Parameter:
    """Return what a parameter of a path is that nobody declares: a required string."""
    place = child(child(node.pointer, "parameters"), f"{{{name}}}")
    schema = Schema(child(place, "schema"), Scalar("string"))
    return Parameter(place, name, "path", required=True, style="simple", explode=False, schema=schema)


def _parameter(node: Node, entries: list[Any]) -> Iterator[Problem]:
    parameter = _only(entries, Parameter)
    yield from told(node, "name", node.text("name"), parameter.name)
    yield from told(node, "in", node.text("in"), parameter.location)
    in_path = node.text("in") == "path"
    yield from told(node, "required", in_path or node.flag("required") or False, parameter.required)
    yield from told(node, "style", node.text("style") or parameter.style, parameter.style)
    explode = node.flag("explode")
    yield from told(node, "explode", parameter.explode if explode is None else explode, parameter.explode)
    for key, marked in (("allowReserved", parameter.allow_reserved), ("allowEmptyValue", parameter.allow_empty)):
        yield from told(node, key, node.flag(key) or False, marked)
    yield from _carried(node, parameter)
    yield from _described(node, parameter)


def _carried(node: Node, part: Parameter | Header) -> Iterator[Problem]:
    """Compare the media type of a parameter or header, where `content` says it."""
    arrived = [part.content.media_type] if part.content is not None else []
    yield from told(node, "content", list(node.value.get("content", ())), arrived)


def _header(node: Node, entries: list[Any]) -> Iterator[Problem]:
    header = _only(entries, Header)
    yield from told(node, "name", tokens(node.pointer)[-1], header.name)
    yield from told(node, "required", node.flag("required") or False, header.required)
    yield from told(node, "explode", node.flag("explode") or False, header.explode)
    yield from _carried(node, header)
    yield from _described(node, header)


def _described(node: Node, part: Parameter | Header) -> Iterator[Problem]:
    yield from told(node, "description", node.text("description"), part.description)
    yield from told(node, "deprecated", node.flag("deprecated") or False, part.deprecated)
    yield from _exemplified(node, part.examples)


def _exemplified(node: Node, arrived: tuple[str, ...]) -> Iterator[Problem]:
    values = [node.value["example"]] if "example" in node.value else []
    values += [one.value.get("value") for _, one in node.require("examples").members()] if node.get("examples") else []
    yield from told(node, "examples", values, [json.loads(one) for one in arrived])


def _response(node: Node, entries: list[Any]) -> Iterator[Problem]:
    response = _only(entries, Response)
    status = tokens(node.pointer)[-1]
    yield from told(node, "status", f"{status[0]}XX" if status.endswith("xx") else status, response.status)
    words = node.text("description") or node.text("summary") or ""
    yield from told(node, "description", words, response.description)
    yield from _headers(node, response)


def _link(node: Node, entries: list[Any]) -> Iterator[Problem]:
    link = _only(entries, Link)
    yield from told(node, "name", tokens(node.pointer)[-1], link.name)
    yield from told(node, "operationId", node.text("operationId"), link.operation_id)
    yield from told(node, "operationRef", node.text("operationRef"), link.operation_ref)
    yield from told(node, "description", node.text("description"), link.description)
    arrived = [(name, json.loads(one)) for name, one in link.parameters]
    yield from told(node, "parameters", list(node.value.get("parameters", {}).items()), arrived)
    body = None if link.body is None else [json.loads(link.body)]
    yield from told(node, "requestBody", [node.value["requestBody"]] if "requestBody" in node.value else None, body)
    yield from told(node, "server", "server" in node.value, link.server is not None)


def _callback(node: Node, entries: list[Any]) -> Iterator[Problem]:
    requests = _only(entries, Requests)
    yield from told(node, "name", tokens(node.pointer)[-1], requests.name)
    yield from told(node, "written", node.document.told(node.pointer), requests.written)


def _webhook(node: Node, entries: list[Any]) -> Iterator[Problem]:
    yield from _callback(node, entries)
    for keyword in ("summary", "description"):
        yield from told(node, keyword, node.text(keyword), getattr(_only(entries, Requests), keyword))


def _headers(node: Node, part: Response | Encoding) -> Iterator[Problem]:
    headers = [name for name in node.value.get("headers", {}) if name.lower() != "content-type"]
    yield from told(node, "headers", sorted(headers), sorted(one.name for one in part.headers))


def _content(node: Node, entries: list[Any]) -> Iterator[Problem]:
    content = _only(entries, Content)
    yield from told(node, "media type", tokens(node.pointer)[-1], content.media_type)
    yield from told(node, "schema", "schema" in node.value, content.schema is not None)
    yield from told(node, "itemSchema", "itemSchema" in node.value, content.item_schema is not None)
    yield from told(node, "encoding", list(node.value.get("encoding", ())), [one.name for one in content.encodings])
    yield from _exemplified(node, content.examples)


def _encoding(node: Node, entries: list[Any]) -> Iterator[Problem]:
    encoding = _only(entries, Encoding)
    yield from told(node, "name", tokens(node.pointer)[-1], encoding.name)
    yield from told(node, "contentType", node.text("contentType"), encoding.content_type)
    yield from told(node, "style", node.text("style"), encoding.style)
    yield from told(node, "explode", node.flag("explode"), encoding.explode)
    yield from told(node, "allowReserved", node.flag("allowReserved"), encoding.allow_reserved)
    yield from _headers(node, encoding)


def _body(node: Node, entries: list[Any]) -> Iterator[Problem]:
    body = _only(entries, Body)
    yield from told(node, "required", node.flag("required") or False, body.required)
    yield from told(node, "description", node.text("description"), body.description)
    arrived = [one.media_type for one in body.contents]
    yield from told(node, "content", list(node.value.get("content", ())), arrived)


def _server(node: Node, entries: list[Any]) -> Iterator[Problem]:
    server = _only(entries, Server)
    for keyword in ("url", "description", "name"):
        yield from told(node, keyword, node.text(keyword), getattr(server, keyword))
    declared = node.value.get("variables", {})
    undeclared = [name for name in placeholders(server.url) if name not in declared]
    yield from told(node, "variables", [*declared, *undeclared], [one.name for one in server.variables])
    for one in server.variables:
        if one.name in undeclared:
            place = child(child(node.pointer, "variables"), one.name)
            yield from told(node, "variables", Variable(place, one.name, None, (), None), one)


def _named(*words: tuple[str, str]) -> Callable[[Node, list[Any]], Iterator[Problem]]:
    """Return the comparison of an object whose strings arrive as they are: (keyword, attribute)."""

    def check(node: Node, entries: list[Any]) -> Iterator[Problem]:
        for keyword, attribute in words:
            yield from told(node, keyword, node.text(keyword), getattr(entries[0], attribute))

    return check


def _scheme(node: Node, entries: list[Any]) -> Iterator[Problem]:
    scheme = _only(entries, SecurityScheme)
    yield from told(node, "name", tokens(node.pointer)[-1], scheme.name)
    yield from told(node, "type", node.text("type"), scheme.type)
    yield from told(node, "scheme", (node.text("scheme") or "").lower(), scheme.scheme.lower())
    yield from told(node, "bearerFormat", node.text("bearerFormat"), scheme.bearer_format)
    yield from told(node, "description", node.text("description"), scheme.description)
    yield from told(node, "deprecated", node.flag("deprecated") or False, scheme.deprecated)
    yield from told(node, "oauth2MetadataUrl", node.text("oauth2MetadataUrl"), scheme.metadata_url)
    key = (node.text("in"), node.text("name")) if scheme.type == "apiKey" else (None, None)
    yield from told(node, "in", key, (scheme.location, scheme.parameter))
    connect = node.text("openIdConnectUrl") if scheme.type == "openIdConnect" else None
    yield from told(node, "openIdConnectUrl", connect, scheme.connect_url)
    flows = node.value.get("flows", {}) if scheme.type == "oauth2" else {}
    # Without extensions and what else is no keyword, and with the scopes that a flow need not have.
    expected = {
        kind: {"scopes": {}} | {key: value for key, value in flow.items() if key in FLOW}
        for kind, flow in flows.items()
        if not kind.startswith("x-")
    }
    arrived = {one.kind: dict(one.urls) | {"scopes": dict(one.scopes)} for one in scheme.flows}
    yield from told(node, "flows", expected, arrived)


def _variable(node: Node, entries: list[Any]) -> Iterator[Problem]:
    variable = _only(entries, Variable)
    yield from told(node, "name", tokens(node.pointer)[-1], variable.name)
    default = str(node.value["default"]) if "default" in node.value else None
    yield from told(node, "default", default, variable.default)
    values = list(map(str, array(node, "enum")))
    values += [default] if values and default is not None and default not in values else []
    yield from told(node, "enum", values, list(variable.values))
    yield from told(node, "description", node.text("description"), variable.description)


def api(node: Node, found: Api) -> Iterator[Problem]:
    """Compare what a contract says of itself."""
    info = node.require("info")
    yield from told(node, "openapi", node.text("openapi"), found.openapi)
    for keyword in ("title", "version", "summary", "description"):
        yield from told(info, keyword, info.text(keyword), getattr(found, keyword))
    licence = info.get("license")
    yield from told(info, "license", licence.text("name") if licence is not None else None, found.license)
    arrived = {one.pointer: one.operation_id for one in _every(found)}
    for one, name in named(node):
        yield from told(one, "operationId", name, arrived.get(one.pointer))


def _every(found: Api) -> Iterator[Operation]:
    """Yield the operations, and those that the service requests."""
    waiting = [*found.operations, *(each for one in found.webhooks for each in one.operations)]
    while waiting:
        operation = waiting.pop()
        yield operation
        waiting += (each for one in operation.callbacks for each in one.operations)


CHECKS = {
    "Server": _server,
    "Server Variable": _variable,
    "Tag": _named(*((one, one) for one in ("name", "description", "summary", "parent", "kind"))),
    "Security Scheme": _scheme,
    "Request Body": _body,
    "Operation": _operation,
    "Webhook": _webhook,
    "Callback": _callback,
    "Link": _link,
    "Parameter": _parameter,
    "Header": _header,
    "Response": _response,
    "Media Type": _content,
    "Encoding": _encoding,
}
"""Object -> how it is compared; the others only hold what is compared."""
