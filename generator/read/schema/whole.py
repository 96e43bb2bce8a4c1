"""A schema with all its parts, and where what is read of it is put."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from generator.document import Node, child
from generator.frozen import evolve, frozen
from generator.ir import Anything, Facts, Nothing, Schema, Type
from generator.ir import Part as Booked
from generator.problem import RefusedError
from generator.read.reader import Reader
from generator.read.schema.facts import facts, refuse_shapes, together
from generator.read.schema.parts import Part, parts_of


class ContradictionError(RefusedError):
    """Some schemas hold together that no value fits at once."""


class ReadSchema(Protocol):
    """Reads some schemas that hold together."""

    def __call__(self, reader: Reader, seeds: tuple[Part, ...], place: str, hint: tuple[str, ...]) -> Schema:
        """Return the schema; one that needs a name of its own is declared at `place`."""


@frozen
class Whole:
    """Schemas that hold together, and the place of the contract for which they are read."""

    reader: Reader
    place: str
    hint: tuple[str, ...]
    parts: tuple[Part, ...]
    facts: Facts
    read_schema: ReadSchema

    @classmethod
    def of(
        cls, reader: Reader, seeds: tuple[Part, ...], place: str, hint: tuple[str, ...], read_schema: ReadSchema
    ) -> Whole:
        """Return some schemas with what holds when they do."""
        parts = parts_of(seeds)
        for part in parts:
            refuse_shapes(reader, part.node)
        own = next((part.node for part in parts if part.pointer == place), None)
        said = facts(own) if own is not None else Facts()
        return cls(reader, place, hint, parts, together(said, parts) if len(parts) > 1 else said, read_schema)

    @property
    def node(self) -> Node:
        """The schema that problems are told at."""
        return self.parts[0].node

    @property
    def booked(self) -> tuple[Booked, ...]:
        """The parts as the Api keeps them: none where there is only the schema of the place."""
        if len(self.parts) == 1 and self.parts[0].pointer == self.place:
            return ()
        return tuple(Booked(part.pointer, facts(part.node), part.inherited) for part in self.parts)

    def schema(self, type_: Type, place: str | None = None) -> Schema:
        """Return the schema with a type."""
        return Schema(place or self.place, type_, self.facts, self.booked)

    def option(self, type_: Type) -> Schema:
        """Return the schema as one of several types that it has, without the facts, which are told of the whole."""
        return Schema(self.place, type_)

    def member(self, seeds: list[Part], word: str, *steps: str | int) -> Schema:
        """Return what is in the values of this schema, at some steps from it.

        Where nothing can be there, the values without it still fit: arrays that are empty, objects that lack a member.
        """
        if len(seeds) == 1:
            one = seeds[0]
            return possible(self.reader, one.node, lambda: self.read_schema(self.reader, (one,), one.pointer, one.hint))
        place = self.place
        for step in steps:
            place = child(place, step)
        hint, noted = (*self.hint, word), self.reader.noted()
        try:
            return self.read_schema(self.reader, tuple(seeds), place, hint)
        except ContradictionError:
            self.reader.forget(noted)
            return Whole.of(self.reader, tuple(seeds), place, hint, self.read_schema).schema(Nothing())

    def inside(self, part: Part, node: Node, word: str) -> Part:
        """Return a schema in one of the parts as a part of what it says."""
        return Part(node, (*part.hint, word), inherited=part.inherited)

    def beside(self, parts: tuple[Part, ...], said: Facts) -> Whole:
        """Return what some of the parts say, where the others stand behind a name."""
        return evolve(self, parts=parts, facts=together(said, parts))

    def contradiction(self, what: str) -> ContradictionError:
        """Return the exception that says that no value can fit."""
        speaking = [part for part in self.parts[1:] if part.words()]
        others = ", ".join(f"#{part.node.document.origin(part.pointer)}" for part in speaking[:3])
        beside = f" together with {others}" if others else ""
        return ContradictionError(self.node.problem(f"no value can fit this schema{beside}: {what}"))


def possible(reader: Reader, node: Node, read: Callable[[], Schema]) -> Schema:
    """Return a schema; one that no value fits is noted, and any value stands for it."""
    noted = reader.noted()
    try:
        return read()
    except ContradictionError as error:
        reader.forget(noted)
        (found,) = error.problems
        inside = "" if found.pointer == node.document.told(node.pointer) else f"in {found.pointer}, "
        reader.refuse(node, f"{inside}{found.message}; a waiver of this pointer allows any value there")
        return Schema(node.pointer, Anything())
