"""Paths, operations, parameters, bodies and responses (OpenAPI 3.1.1, sections 4.8.8 to 4.8.17)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from generator.document import Node
from generator.ir import Body, Content, Header, Operation, Parameter, Response, Schema
from generator.read.reader import Reader, examples
from generator.read.schemas import read_schema
from generator.read.security import read_requirements
from generator.vocabulary import METHODS, is_error

_STYLES = {"path": "simple", "header": "simple", "query": "form", "cookie": "form"}
# The styles of each place (OpenAPI 3.1.1, section 4.8.12.3).
_ALLOWED = {
    "path": {"simple", "label", "matrix"},
    "header": {"simple"},
    "query": {"form", "spaceDelimited", "pipeDelimited", "deepObject"},
    "cookie": {"form"},
}
_STATUS = re.compile(r"[1-5][0-9][0-9]|[1-5]XX|default")


def read_operations(reader: Reader) -> tuple[Operation, ...]:
    """Return every operation of the contract."""
    root = reader.document.root
    reader.supports(root, "webhooks")
    paths = root.get("paths")
    operations: list[Operation] = []
    taken: dict[str, Node] = {}
    for path, item in paths.members() if paths is not None else ():
        if path.startswith("x-"):
            continue
        if not path.startswith("/"):
            raise item.refuse(f"the path `{path}` must begin with a slash")
        reader.supports(item, "servers")
        for method in METHODS:
            node = item.get(method)
            if node is None:
                continue
            operation = _operation(reader, node, path, method)
            name = operation.operation_id
            if name is not None and name in taken:
                first = taken[name].document.where(taken[name].pointer)
                raise node.require("operationId").refuse(f"duplicate operationId `{name}`; the first is at {first}")
            if name is not None:
                taken[name] = node.require("operationId")
            operations.append(operation)
    return tuple(operations)


def _operation(reader: Reader, node: Node, path: str, method: str) -> Operation:
    reader.supports(node, "callbacks", "servers")
    operation_id = node.text("operationId")
    hint = operation_id or f"{method}_{path}"
    tags = node.get("tags")
    body = node.get("requestBody")
    responses = node.require("responses")
    if not responses.mapping():
        raise responses.refuse("an operation needs at least one response")
    return Operation(
        pointer=node.pointer,
        method=method,
        path=path,
        operation_id=operation_id,
        summary=node.text("summary"),
        description=node.text("description"),
        tags=tuple(str(tag.value) for tag in tags.items()) if tags is not None else (),
        deprecated=node.flag("deprecated") or False,
        parameters=_parameters(reader, node, path, hint),
        body=_body(reader, body, hint) if body is not None else None,
        responses=tuple(
            _response(reader, status, one, hint, responses.mapping())
            for status, one in responses.members()
            if not status.startswith("x-")
        ),
        security=read_requirements(reader, node),
    )


def _parameters(reader: Reader, operation: Node, path: str, hint: str) -> tuple[Parameter, ...]:
    found = operation.get("parameters")
    parameters = [_parameter(reader, node, hint) for node in (found.items() if found is not None else ())]
    in_path = re.findall(r"\{([^{}]*)\}", path)
    declared = {
        node.value.get("name")
        for node in (found.items() if found is not None else ())
        if node.value.get("in") == "path"
    }
    for name in in_path:
        if name not in declared:
            raise operation.refuse(f"the path parameter `{name}` of {path} is not declared")
    for one in parameters:
        if one is not None and one.location == "path" and one.name not in in_path:
            message = f"the path parameter `{one.name}` is not in the path {path}"
            raise reader.document.root.refuse(message) if found is None else found.refuse(message)
    return tuple(one for one in parameters if one is not None)


def _parameter(reader: Reader, node: Node, hint: str) -> Parameter | None:
    name = node.required_text("name")
    location = node.required_text("in")
    if location not in _STYLES:
        reader.unsupported(node, f"a parameter in `{location}`")
        return None
    if location == "path" and node.flag("required") is not True:
        raise node.refuse(f"the path parameter `{name}` must be `required: true`")
    schema = node.get("schema")
    if schema is None:
        reader.unsupported(node, "a parameter with `content`")
        return None
    if location == "header" and name.lower() == "cookie":
        reader.unsupported(node, "the header `Cookie` as a parameter; cookies are parameters in `cookie`")
        return None
    reader.supports(node, "allowReserved", "allowEmptyValue")
    style = node.text("style") or _STYLES[location]
    if style not in _ALLOWED[location]:
        allowed = ", ".join(sorted(_ALLOWED[location]))
        raise node.require("style").refuse(f"`{style}` is no style of a parameter in {location}; there is {allowed}")
    explode = node.flag("explode")
    return Parameter(
        pointer=node.pointer,
        name=name,
        location=location,
        required=node.flag("required") or False,
        style=style,
        explode=style == "form" if explode is None else explode,
        schema=read_schema(reader, schema, (hint, name)),
        description=node.text("description"),
        deprecated=node.flag("deprecated") or False,
        examples=examples(node),
    )


def _body(reader: Reader, node: Node, hint: str) -> Body:
    contents = _contents(reader, node, (hint, "body"))
    if len(contents) > 1:
        reader.unsupported(node.require("content"), "a request body of several media types")
    return Body(node.pointer, node.flag("required") or False, contents[:1], node.text("description"))


def _response(reader: Reader, status: str, node: Node, hint: str, statuses: Iterable[str]) -> Response:
    if not _STATUS.fullmatch(status):
        raise node.refuse(f"`{status}` is not a status, a range such as 4XX, or default")
    reader.supports(node, "links")
    headers = node.get("headers")
    found = [
        _header(reader, name, one, (hint, "response", status))
        for name, one in (headers.members() if headers is not None else ())
        if name.lower() != "content-type"  # told by `content` (section 4.8.17.1)
    ]
    if headers is not None and found and not is_error(status, statuses):
        reader.unsupported(headers, "response headers of a success")
        found = []
    return Response(
        pointer=node.pointer,
        status=status,
        description=node.required_text("description"),
        headers=tuple(one for one in found if one is not None),
        contents=_contents(reader, node, (hint, "response", status)),
    )


def _header(reader: Reader, name: str, node: Node, hint: tuple[str, ...]) -> Header | None:
    schema = node.get("schema")
    if schema is None:
        reader.unsupported(node, "a header with `content`")
        return None
    if node.text("style") not in {None, "simple"}:
        raise node.require("style").refuse("a header is written in the style `simple`")
    reader.supports(node, "explode")
    return Header(
        pointer=node.pointer,
        name=name,
        required=node.flag("required") or False,
        schema=read_schema(reader, schema, (*hint, name)),
        description=node.text("description"),
        deprecated=node.flag("deprecated") or False,
        examples=examples(node),
    )


def _contents(reader: Reader, node: Node, hint: tuple[str, ...]) -> tuple[Content, ...]:
    content = node.get("content")
    found: list[Content] = []
    for media_type, one in content.members() if content is not None else ():
        read_as = reader.content_types.get(media_type, media_type)
        essence = read_as.partition(";")[0].strip().lower()
        if essence != "application/json" and not essence.endswith("+json"):
            reader.unsupported(one, f"the media type `{media_type}`")
            continue
        reader.supports(one, "encoding", "itemSchema")
        schema = one.get("schema")
        found.append(
            Content(
                one.pointer,
                media_type,
                _content_schema(reader, schema, hint),
                examples(one),
                read_as=read_as if read_as != media_type else None,
            )
        )
    return tuple(found)


def _content_schema(reader: Reader, node: Node | None, hint: tuple[str, ...]) -> Schema | None:
    return read_schema(reader, node, hint) if node is not None else None
