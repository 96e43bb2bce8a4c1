"""What the readers share: the schemas that were given a name, and the problems met on the way."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from generator.document import Document, Node, child
from generator.ir import Declaration, Fault, Json, Schema
from generator.problem import Problem, RefusedError

Read = TypeVar("Read")


def canonical(value: Any) -> Json:
    """Return a JSON value as the text that equal values share."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def examples(node: Node) -> tuple[Json, ...]:
    """Return the examples of a parameter, header or media type (OpenAPI 3.1.1, section 4.8.19)."""
    single, several = node.get("example"), node.get("examples")
    values = [single.value] if single is not None else []
    if several is not None:
        values += [one.value["value"] for _, one in several.members() if "value" in one.mapping()]
    return tuple(canonical(value) for value in values)


class Reader:
    """The state of one reading; each reader adds to it, none takes from it."""

    def __init__(self, document: Document, content_types: Mapping[str, str]) -> None:
        self.document = document
        self.content_types = content_types
        self.heirs: dict[str, dict[str, Node]] | None = None
        """Schemas that extend a base, by the pointer of the base and by name, once somebody asked."""
        self.joined: dict[tuple[tuple[str, ...], ...], Schema] = {}
        """Schemas that hold together, by their pointers."""
        self.once: dict[tuple[str, tuple[str, ...]], Schema] = {}
        """Schemas that were read, by their pointers and the words of their names."""
        self.combined = 0
        """Options that were read together with what stands beside them."""
        self.met: set[str] = set()
        """Places of such schemas that were met again, be it below themselves."""
        self.without_loop: set[str] = set()
        """Schemas that do not lead back to themselves."""
        self.operations: list[Node] = []
        """Every operation of the contract as it is written, once somebody asked."""
        self._declarations: dict[str, Declaration] = {}
        self._operation_ids: dict[str, tuple[Node, bool]] = {}
        self._problems: dict[str, Problem] = {}
        self._faults: dict[Fault, Problem] = {}
        self._waiting: list[Callable[[], None]] = []
        self._refused: dict[Problem, None] = {}
        for pointer, (message, reading) in document.mended.items():
            self.fault(Fault(pointer, "mended"), message, reading)

    @property
    def version(self) -> tuple[int, int]:
        """The version of OpenAPI that the contract is written in."""
        major, minor, *_ = (self.document.root.text("openapi") or "").split(".")
        return int(major), int(minor)

    def declare(self, declaration: Declaration) -> None:
        """Note a schema that needs a name."""
        self._declarations[declaration.pointer] = declaration

    def wait(self, read: Callable[[], None]) -> None:
        """Note how to read a schema that was referred to; at once, a chain of references would exhaust the stack."""
        self._waiting.append(read)

    def read_waiting(self) -> None:
        """Read the schemas that wait, and those that they refer to."""
        while self._waiting:
            self.attempt(self._waiting.pop())

    def attempt(self, read: Callable[[], Read]) -> Read | None:
        """Return what something reads; None where it is refused, which is told when all else has been read."""
        try:
            return read()
        except RefusedError as error:
            # What several parts are made of is refused in each of them.
            self._refused |= dict.fromkeys(error.problems)
            return None

    def refuse_all(self, *more: Problem) -> None:
        """Raise RefusedError with all that was refused until now and more, in the order of the file; if that is any."""
        found = dict.fromkeys((*self._refused, *more))
        if found:
            raise RefusedError(*sorted(found, key=lambda problem: problem.location))

    def noted(self) -> tuple[int, ...]:
        """Return how much was noted of schemas, for `forget`."""
        return len(self._declarations), len(self.joined), len(self.once)

    def forget(self, noted: tuple[int, ...]) -> None:
        """Forget the schemas noted since: nothing can be of what they were in. One that waits is noted when read."""
        kept: tuple[dict[Any, Any], ...] = (self._declarations, self.joined, self.once)
        for notes, count in zip(kept, noted, strict=True):
            for key in [*notes][count:]:
                del notes[key]

    def is_declared(self, pointer: str) -> bool:
        """Return whether a schema has been noted."""
        return pointer in self._declarations

    def declared(self) -> tuple[Declaration, ...]:
        """Return the schemas that need a name."""
        return tuple(self._declarations.values())

    def claim(self, operation: Node, *, shared: bool) -> str | None:
        """Return the name of an operation; None where it has none, or it is another's (section 4.8.10.1).

        One that is `shared` may be met again: several operations may have one callback.
        """
        name = operation.text("operationId")
        if name is None:
            return None
        first, known = self._operation_ids.setdefault(name, (operation, shared))
        again = shared and known and self.document.told(first.pointer) == self.document.told(operation.pointer)
        if first is operation or again:
            return name
        there = self.document.where(child(first.pointer, "operationId"))
        message = f"duplicate operationId `{name}`; the first is at {there}"
        place = child(operation.pointer, "operationId")
        self.fault(Fault(place, "repeated"), message, "names this operation by its method and path")
        return None

    def unsupported(self, node: Node, what: str) -> None:
        """Note that the contract asks for something that cannot be generated yet."""
        self._problems.setdefault(node.pointer, node.limit(f"not supported yet: {what}"))

    def refuse(self, node: Node, message: str) -> None:
        """Note what is wrong with a part that a client can do without, so that it can be waived."""
        self._problems.setdefault(node.pointer, node.problem(message))

    def supports(self, node: Node, without: str, *unsupported: str) -> bool:
        """Return True, after noting each member of an object that cannot be generated yet, and what is had without."""
        for key in unsupported:
            found = node.get(key)
            if found is not None and found.value not in ({}, []):
                self.unsupported(found, f"`{key}`; {without}")
        return True

    def knows_only(self, node: Node, kind: str, known: frozenset[str]) -> None:
        """Note each member of an object, told by its name in the specification, that is none of its keywords."""
        for key, one in node.members():
            if key not in known and not key.startswith("x-"):
                self.refuse(one, f"`{key}` is not a keyword of {kind} Object")

    def fault(self, found: Fault, message: str, reading: str) -> None:
        """Note a mistake of the contract, and the one reading that it has, in words that go on `a waiver …`.

        Reading goes on with that, so that all mistakes are told at once; it becomes a client where a waiver allows it.
        """
        told = f"{message}; a waiver of this pointer {reading}"
        self._faults[found] = self.document.problem(found.pointer, told)

    def faults(self) -> tuple[Fault, ...]:
        """Return the mistakes in the order in which they were met."""
        return tuple(self._faults)

    def found(self) -> tuple[Problem, ...]:
        """Return the problems in the order of the file."""
        return tuple(sorted((*self._problems.values(), *self._faults.values()), key=lambda problem: problem.location))
