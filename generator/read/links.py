"""Links of responses (OpenAPI 3.1.1, section 4.8.20): where each leads, and whether it can lead there."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from generator.document import Node
from generator.ir import Json, Link
from generator.read.expressions import wrong_value
from generator.read.reader import Reader, canonical
from generator.read.servers import read_server
from generator.vocabulary import METHODS, PLACES

_SENT_ANYHOW = frozenset({"accept", "content-type", "authorization"})
"""Headers that are no parameters, be they declared as such (section 4.8.12.2)."""


def read_links(reader: Reader, response: Node) -> tuple[Link, ...]:
    """Return the links of a response, with what is wrong with them noted."""
    found = response.get("links")
    return tuple(_link(reader, name, node) for name, node in (found.members() if found is not None else ()))


def _link(reader: Reader, name: str, node: Node) -> Link:
    operation_id, operation_ref = node.text("operationId"), node.text("operationRef")
    target = _target(reader, operation_id, operation_ref)
    if (operation_id is None) == (operation_ref is None):
        reader.refuse(node, "a link has either `operationId` or `operationRef`, and not both")
    elif target is None and not _is_elsewhere(operation_ref):
        place = node.require("operationId" if operation_ref is None else "operationRef")
        reader.refuse(place, f"`{place.value}` is no operation of this contract")
    parameters = node.get("parameters")
    members = list(parameters.members()) if parameters is not None else []
    body, server = node.get("requestBody"), node.get("server")
    for place, message in _wrong(members, body, target):
        reader.refuse(place, message)
    return Link(
        pointer=node.pointer,
        name=name,
        operation_id=operation_id,
        operation_ref=operation_ref,
        target=target.pointer if target is not None else None,
        parameters=tuple((key, canonical(one.value)) for key, one in members),
        body=_value(body),
        description=node.text("description"),
        server=read_server(reader, server) if server is not None else None,
    )


def _value(node: Node | None) -> Json | None:
    return canonical(node.value) if node is not None else None


def _is_elsewhere(reference: str | None) -> bool:
    """Return whether a reference leads to an operation of another service, of which nothing is known here."""
    return reference is not None and bool(urlsplit(reference).scheme)


def _target(reader: Reader, operation_id: str | None, operation_ref: str | None) -> Node | None:
    operations = reader.operations or list(every_operation(reader.document.root))
    reader.operations = operations
    if operation_id is not None:
        return next((one for one in operations if one.value.get("operationId") == operation_id), None)
    reference = operation_ref or ""
    named = {reference, unquote(reference)}
    return next((one for one in operations if {one.document.told(one.pointer), f"#{one.pointer}"} & named), None)


def every_operation(root: Node) -> Iterator[Node]:
    """Yield each operation of a contract, webhooks and callbacks included."""
    for key in ("paths", "webhooks"):
        holder = root.get(key)
        for item in _objects(holder):
            yield from _of_item(item)


def _of_item(item: Node) -> Iterator[Node]:
    others = item.get("additionalOperations")
    own = [item.get(method) for method in METHODS]
    for one in (*own, *_objects(others)):
        if one is not None and isinstance(one.value, dict):
            yield one
            for callback in _objects(one.get("callbacks")):
                for inner in _objects(callback):
                    yield from _of_item(inner)


def _objects(node: Node | None) -> list[Node]:
    """Return the members of an object that are objects themselves; what is malformed is told where it is read."""
    if node is None or not isinstance(node.value, dict):
        return []
    return [one for _, one in node.members() if isinstance(one.value, dict)]


def _wrong(parameters: list[tuple[str, Node]], body: Node | None, target: Node | None) -> Iterator[tuple[Node, str]]:
    """Yield what is wrong with the values of a link, each with its place."""
    for name, one in parameters:
        message = wrong_value(one.value)
        if message is not None:
            yield one, message
        if target is not None and not _has(target, name):
            yield one, f"`{name}` is no parameter of the operation that the link leads to"
    message = wrong_value(body.value) if body is not None else None
    if body is not None and message is not None:
        yield body, message


def _has(operation: Node, name: str) -> bool:
    """Return whether an operation has a parameter; its place may go before its name: `path.id` (section 4.8.20.1)."""
    found = operation.get("parameters")
    nodes = found.items() if found is not None else ()
    known = [(one.value.get("in"), one.value.get("name")) for one in nodes if isinstance(one.value, dict)]
    place, _, rest = name.partition(".")
    qualified = place in PLACES and (place, rest) in known
    return qualified or name in [one for _, one in known] or name.removeprefix("header.").lower() in _SENT_ANYHOW
