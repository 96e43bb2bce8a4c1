"""Paths, webhooks, operations and callbacks (OpenAPI 3.1.1, sections 4.8.8 to 4.8.10 and 4.8.18)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial

from generator.document import Node
from generator.ir import Fault, Operation, Requests
from generator.read.contents import read_body, read_response
from generator.read.expressions import wrong_address
from generator.read.parameters import read_parameters
from generator.read.reader import Reader
from generator.read.security import read_requirements
from generator.read.servers import read_servers
from generator.vocabulary import METHODS

_NO_PATH = re.compile(r"[\x00-\x1f\x7f]|/\.\.?(/|$)")
"""What no path of a request can have, or what would lead out of the server's own path (RFC 3986, section 5.2.4)."""
_METHOD = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")


def read_operations(reader: Reader) -> tuple[Operation, ...]:
    """Return every operation of the contract."""
    root = reader.document.root
    paths = root.get("paths")
    operations: list[Operation] = []
    for path, item in paths.members() if paths is not None else ():
        if path.startswith("x-"):
            continue
        for read in reader.attempt(partial(_reading, reader, path, item)) or ():
            operation = reader.attempt(read)
            operations += [operation] if operation is not None else []
    return tuple(operations)


def _reading(reader: Reader, path: str, item: Node) -> list[Callable[[], Operation]]:
    """Return what reads each operation of a path."""
    whole = _whole_path(reader, item, path)
    # Paths that only a fragment tells apart are told apart by the names of their operations.
    return [partial(_operation, reader, node, whole, method, f"{method}_{path}") for method, node in _methods(item)]


def _whole_path(reader: Reader, item: Node, path: str) -> str:
    """Return a path with the slash that it must begin with (OpenAPI 3.1.1, section 4.8.8.1), and without a fragment."""
    if not path.startswith("/"):
        message = f"the path `{path}` must begin with a slash"
        reader.fault(Fault(item.pointer, "no slash"), message, "puts one before it")
        path = f"/{path}"
    if "#" in path:
        # No request carries one (RFC 9110, section 7.1); some contracts tell operations of one path apart by it.
        message = f"the path `{path}` has a fragment, which no request carries"
        reader.fault(Fault(item.pointer, "fragment"), message, "sends requests without it")
        path = path.partition("#")[0]
    if _NO_PATH.search(path):
        raise item.refuse(f"the path `{path}` has a control character or a segment of dots")
    return path


def read_webhooks(reader: Reader) -> tuple[Requests, ...]:
    """Return what the service requests of itself."""
    webhooks = reader.document.root.get("webhooks")
    return tuple(_webhook(reader, name, item) for name, item in (webhooks.members() if webhooks is not None else ()))


def _webhook(reader: Reader, name: str, item: Node) -> Requests:
    return Requests(
        pointer=item.pointer,
        name=name,
        written=reader.document.told(item.pointer),
        operations=_received(reader, item, name, name),
        summary=item.text("summary"),
        description=item.text("description"),
    )


def _callbacks(reader: Reader, operation: Node) -> Iterator[Requests]:
    """Yield the callbacks of an operation; where one goes nowhere, that is noted."""
    callbacks = operation.get("callbacks")
    for name, node in callbacks.members() if callbacks is not None else ():
        items = [(key, one) for key, one in node.members() if not key.startswith("x-")]
        for key, one in items:
            message = wrong_address(key)
            if message is not None:
                reader.refuse(one, message)
        operations = (each for key, one in items for each in _received(reader, one, key, name))
        yield Requests(node.pointer, name, reader.document.told(node.pointer), tuple(operations))


def _received(reader: Reader, item: Node, path: str, name: str) -> tuple[Operation, ...]:
    """Return the requests of a path item that the service makes: nothing of their address can be chosen."""
    operations: list[Operation] = []
    methods = list(_methods(item))
    for method, node in methods:
        hint = name if len(methods) == 1 else f"{name}_{method}"
        parameters = node.get("parameters")
        for one in parameters.items() if parameters is not None else ():
            if one.mapping().get("in") == "path":
                raise one.refuse("a webhook or callback has no path for a parameter to be in")
        operations.append(_operation(reader, node, path, method, hint, is_received=True))
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


def _operation(  # noqa: PLR0913 # what leads to an operation
    reader: Reader, node: Node, path: str, method: str, hint: str, *, is_received: bool = False
) -> Operation:
    """Return an operation; the words of `hint` name it where it has no name."""
    operation_id = reader.claim(node, shared=is_received)
    hint = operation_id or hint
    tags = node.get("tags")
    body = node.get("requestBody")
    return Operation(
        pointer=node.pointer,
        method=method,
        path=path,
        operation_id=operation_id,
        summary=node.text("summary"),
        description=node.text("description"),
        tags=tuple(str(tag.value) for tag in tags.items()) if tags is not None else (),
        deprecated=node.flag("deprecated") or False,
        parameters=read_parameters(reader, node, "" if is_received else path, hint),
        body=read_body(reader, body, hint) if body is not None else None,
        responses=tuple(
            read_response(reader, status, one, hint)
            for status, one in _responses(reader, node)
            if not status.startswith("x-")
        ),
        security=read_requirements(reader, node),
        servers=read_servers(reader, node),
        callbacks=tuple(_callbacks(reader, node)),
    )


def _responses(reader: Reader, node: Node) -> Iterator[tuple[str, Node]]:
    """Yield the responses by status; there may be none at all since OpenAPI 3.1 (3.1.1, section 4.8.10.1)."""
    responses = node.get("responses")
    if responses is not None and responses.mapping():
        for status, one in responses.members():
            if status.endswith("xx") and status.upper() in responses.mapping():
                raise one.refuse(f"`{status}` stands beside {status.upper()}; which is meant, nobody says")
            yield status, one
    elif responses is not None or reader.version < (3, 1):
        message = "an operation needs at least one response"
        reader.fault(Fault((responses or node).pointer, "no response"), message, "lets it document none")
