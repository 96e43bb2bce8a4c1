"""How the pages of an operation follow one another: the extension `x-oasmith-pagination`, or the configuration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.document import Node
from generator.frozen import evolve
from generator.ir import Anything, Constant, Declaration, Enum, Operation, Pagination, Scalar, Schema
from generator.reached import items_of, reached, success_schemas
from generator.read.reader import Reader
from generator.vocabulary import PAGINATION

_KEYS = {
    "page": {"parameter", "items", "more", "total", "pages", "start"},
    "offset": {"parameter", "items", "more", "total"},
    "cursor": {"parameter", "items", "next", "last", "more"},
    "link": {"items", "next"},
}
"""The keys of each style, beside `style` itself."""
_PLACES = ("items", "next", "last", "more", "total", "pages")


def paginated(reader: Reader, operations: Iterable[Operation], configured: Mapping[str, Node]) -> Iterator[Operation]:
    """Yield the operations, each knowing its pages where the contract or the configuration says something of them.

    The configuration names operations by their operationId, or as `GET /pets`, and has the last word. Raises
    RefusedError for what means nothing.
    """
    declared = {one.pointer: one for one in reader.declared()}
    unknown = dict(configured)
    for one in operations:
        told = next((unknown.pop(name) for name in _names(one) if name in unknown), None)
        operation = reader.document.find(one.pointer)
        node = told or (operation.get(PAGINATION) if operation is not None else None)
        if node is None:
            yield one
            continue
        pagination = _pagination(node, one)
        _check(node, one, pagination, declared)
        yield evolve(one, pagination=evolve(pagination, configured=told is not None))
    for name, node in unknown.items():
        raise node.refuse(f"`{name}` is no operation of the contract: give an operationId, or a method and a path")


def _names(one: Operation) -> Iterator[str]:
    if one.operation_id is not None:
        yield one.operation_id
    yield f"{one.method.upper()} {one.path}"


def _pagination(node: Node, operation: Operation) -> Pagination:
    style = node.text("style")
    if style not in _KEYS:
        raise (node.get("style") or node).refuse(f"`style` is one of {', '.join(_KEYS)}")
    for key, value in node.members():
        if key != "style" and key not in _KEYS[style]:
            raise value.refuse(f"`{key}` is not a key of pagination by {style}")
    found: dict[str, Any] = {key: node.text(key) for key in ("parameter", *_PLACES)}
    for key in _PLACES:
        if found[key] and not found[key].startswith("/"):
            raise node.require(key).refuse("expected a JSON pointer into the answer, such as /data")
    start = node.get("start")
    if start is not None and (not isinstance(start.value, int) or isinstance(start.value, bool)):
        raise start.refuse("expected the number of the first page")
    if style != "link" and found["parameter"] is None:
        raise node.refuse(f"pagination by {style} needs a `parameter`")
    if style == "cursor" and (found["next"] is None) == (found["last"] is None):
        raise node.refuse("pagination by cursor needs either `next` or `last`")
    query = [one.name for one in operation.parameters if one.location == "query"]
    if found["parameter"] is not None and found["parameter"] not in query:
        raise node.require("parameter").refuse(f"`{found['parameter']}` is no query parameter of {_told(operation)}")
    return Pagination(style, start=start.value if start is not None else None, **found)


def _told(operation: Operation) -> str:
    return f"{operation.method.upper()} {operation.path}"


def _check(node: Node, operation: Operation, pages: Pagination, declared: Mapping[str, Declaration]) -> None:
    """Raise RefusedError where a pointer leads to nothing that the answers can have."""
    answers = list(success_schemas(operation))
    arrays = list(reached(answers, pages.items or "", declared))
    items = list(items_of(arrays, declared))
    if not items:
        raise (node.get("items") or node).refuse("no success of the operation has an array here")
    for key in ("next", "more", "total", "pages", "last"):
        place = getattr(pages, key)
        inside = items if key == "last" else answers
        if place is not None and not list(reached(inside, place, declared)):
            whose = "the items have" if key == "last" else "no success of the operation has"
            what = "nothing" if key == "last" else "anything"
            raise node.require(key).refuse(f"{whose} {what} at `{place}`")
        found = list(reached(inside, place, declared)) if place is not None else []
        if found and key in {"next", "last"} and not any(map(_is_one_value, found)):
            raise node.require(key).refuse("expected a string or a number here, which says where the next page is")
        if key == "more" and found and not any(map(_is_boolean, found)):
            raise node.require(key).refuse("expected a boolean here, which says whether there are more pages")
    of_page = [one.schema for one in operation.parameters if (one.location, one.name) == ("query", pages.parameter)]
    if of_page and not any(map(_is_one_value, reached(of_page, "", declared))):
        message = f"`{pages.parameter}` has to be a string or a number, which says where a page is"
        raise node.require("parameter").refuse(message)


def _is_one_value(schema: Schema) -> bool:
    """Return whether a value may be a string or a number."""
    match schema.type:
        case Scalar(kind):
            return kind not in {"boolean", "null"}
        case Constant(value):
            return value not in {"true", "false", "null"} and not value.startswith(("[", "{"))
        case other:
            return isinstance(other, Enum | Anything)


def _is_boolean(schema: Schema) -> bool:
    match schema.type:
        case Scalar(kind):
            return kind == "boolean"
        case Constant(value):
            return value in {"true", "false"}
        case other:
            return isinstance(other, Enum | Anything)
