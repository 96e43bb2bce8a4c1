"""Paths and operations (OpenAPI 3.1.1, sections 4.8.8 to 4.8.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.document import Node
from generator.ir import Operation
from generator.read.contents import read_body, read_response
from generator.read.parameters import read_parameters
from generator.read.reader import Reader
from generator.read.security import read_requirements
from generator.read.servers import read_servers
from generator.vocabulary import METHODS

_NO_PATH = re.compile(r"#|[\x00-\x1f\x7f]|/\.\.?(/|$)")
"""What no path of a request can have, or what would lead out of the server's own path (RFC 3986, section 5.2.4)."""
_METHOD = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


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
        if _NO_PATH.search(path):
            raise item.refuse(f"the path `{path}` has a fragment, a control character or a segment of dots")
        for method, node in _methods(item):
            operation = _operation(reader, node, path, method)
            name = operation.operation_id
            if name is not None and name in taken:
                first = taken[name].document.where(taken[name].pointer)
                raise node.require("operationId").refuse(f"duplicate operationId `{name}`; the first is at {first}")
            if name is not None:
                taken[name] = node.require("operationId")
            operations.append(operation)
    return tuple(operations)


def _methods(item: Node) -> Iterator[tuple[str, Node]]:
    """Yield the operations of a path item; one without a field of its own keeps its case (OpenAPI 3.2.0, 4.9.1)."""
    for method in METHODS:
        node = item.get(method)
        if node is not None:
            yield method, node
    others = item.get("additionalOperations")
    for method, node in others.members() if others is not None else ():
        if not _METHOD.fullmatch(method) or method.lower() in METHODS:
            raise node.refuse(
                f"`{method}` is no method of `additionalOperations`: it is none, or has a field of its own"
            )
        yield method, node


def _operation(reader: Reader, node: Node, path: str, method: str) -> Operation:
    reader.supports(node, "callbacks")
    operation_id = node.text("operationId")
    hint = operation_id or f"{method}_{path}"
    tags = node.get("tags")
    body = node.get("requestBody")
    responses = node.get("responses") if _needs_no_response(reader) else node.require("responses")
    if responses is not None and not responses.mapping():
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
            for status, one in (responses.members() if responses is not None else ())
            if not status.startswith("x-")
        ),
        security=read_requirements(reader, node),
        servers=read_servers(node),
    )


def _needs_no_response(reader: Reader) -> bool:
    """Return whether `responses` may be absent, as since OpenAPI 3.1 (3.1.1, section 4.8.10.1)."""
    return not (reader.document.root.text("openapi") or "").startswith("3.0.")
