"""Schemas that are defined as themselves, with no object or array on the way: nobody can say what they allow."""

from __future__ import annotations

from generator.document import Node
from generator.read.reader import Reader

_WAYS = ("allOf", "oneOf", "anyOf")


def refuse_loop(reader: Reader, start: Node) -> None:
    """Refuse a schema that leads back to itself. Each schema is looked at once, however many lead to it."""
    trail: dict[str, bool] = {}
    waiting: list[tuple[Node, bool, bool]] = [(start, False, False)]
    while waiting:
        node, joined, leaving = waiting.pop()
        if leaving:
            del trail[node.pointer]
            reader.without_loop.add(node.pointer)
        elif node.pointer in trail:
            _refuse(node, trail, joined=joined)
        elif node.pointer not in reader.without_loop:
            trail[node.pointer] = joined
            waiting.append((node, joined, True))
            waiting.extend(_ways(node))


def _ways(node: Node) -> list[tuple[Node, bool, bool]]:
    """Return the schemas that one leads to, each with whether it holds together with it."""
    reference = node.get("$ref")
    ways = [(reference.follow(), False, False)] if reference is not None else []
    for key in _WAYS:
        members = node.get(key)
        if members is not None:
            ways += ((one, key == "allOf", False) for one in members.items())
    return ways


def _refuse(node: Node, trail: dict[str, bool], *, joined: bool) -> None:
    """Refuse a loop, unless it is that of a base which lists the schemas that extend it: both ways are one there."""
    pointers = list(trail)
    loop = [joined, *(trail[pointer] for pointer in pointers[pointers.index(node.pointer) + 1 :])]
    if all(loop) or not any(loop):
        raise node.refuse("this schema leads back to itself, with no object or array on the way")
