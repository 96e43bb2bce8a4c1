"""What of a schema requests have, and what answers: without `readOnly` in the one, without `writeOnly` in the other.

OpenAPI 3.0.4, section 4.7.24.2; JSON Schema Validation 2020-12, section 9.4.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from generator.document import Document, Node

REQUEST, ANSWER, EXAMPLE = "request", "answer", "example"
_ABSENT = {REQUEST: ("readOnly",), ANSWER: ("writeOnly",), EXAMPLE: ("readOnly", "writeOnly")}


class Direction:
    """The properties that one kind of message does not have, be they required."""

    def __init__(self, document: Document, message: str) -> None:
        self._document = document
        self._message = message
        self._marks = _ABSENT[message]
        self._known: dict[str, bool] = {}
        """Whether a schema is marked, by its pointer."""

    @cached_property
    def _tags(self) -> set[str]:
        return set(_tags(self._document.data))

    def leave_out(self, schema: dict[str, Any], parts: list[Node]) -> None:
        """Say of an object, put together of some parts, which properties such a message has.

        A request must not have the others. Nobody expects them of an answer; one that has them harms nobody. An example
        may be that of either direction.
        """
        properties = dict(schema["properties"])
        for name in schema["properties"]:
            found = [one for part in parts if (one := _property(part, name)) is not None]
            if any(self._is_marked(one) for one in found) and name not in self._tags:
                if self._message == REQUEST:
                    properties[name] = False
                elif self._message == ANSWER:
                    del properties[name]
                schema["required"] = [one for one in schema.get("required", ()) if one != name]
        schema["properties"] = properties

    def _is_marked(self, node: Node) -> bool:
        if node.pointer not in self._known:
            # What leads back to itself says no more on the second round.
            self._known[node.pointer] = False
            self._known[node.pointer] = isinstance(node.value, dict) and self._says(node)
        return self._known[node.pointer]

    def _says(self, node: Node) -> bool:
        """Return whether a schema is marked: where it stands, in what holds with it, or in all options but null."""
        if any(node.value.get(mark) is True for mark in self._marks):
            return True
        reference, members = node.get("$ref"), node.get("allOf")
        together = [*((reference.follow(),) if reference is not None else ())]
        together += members.items() if members is not None else ()
        return any(map(self._is_marked, together)) or any(map(self._is_in_all, map(node.get, ("oneOf", "anyOf"))))

    def _is_in_all(self, options: Node | None) -> bool:
        values = [one for one in options.items() if one.value != {"type": "null"}] if options is not None else []
        return bool(values) and all(map(self._is_marked, values))


def _property(part: Node, name: str) -> Node | None:
    properties = part.get("properties")
    return properties.get(name) if properties is not None else None


def _tags(value: Any) -> Iterator[str]:
    """Yield the names of the properties that tell variants apart: without them, nobody could read these."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            discriminator = one.get("discriminator")
            if isinstance(discriminator, dict):
                yield str(discriminator.get("propertyName"))
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
