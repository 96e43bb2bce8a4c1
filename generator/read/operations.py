"""Paths and operations (OpenAPI 3.1.1, sections 4.8.8 to 4.8.10)."""

from __future__ import annotations

from generator.document import Node
from generator.ir import Operation
from generator.read.contents import read_body, read_response
from generator.read.parameters import read_parameters
from generator.read.reader import Reader
from generator.read.security import read_requirements
from generator.read.servers import read_servers
from generator.vocabulary import METHODS


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
    reader.supports(node, "callbacks")
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
        parameters=read_parameters(reader, node, path, hint),
        body=read_body(reader, body, hint) if body is not None else None,
        responses=tuple(
            read_response(reader, status, one, hint)
            for status, one in responses.members()
            if not status.startswith("x-")
        ),
        security=read_requirements(reader, node),
        servers=read_servers(node),
    )
