"""Which schemas are sent, which come in answers, and what of each belongs to one direction only.

A property that is `readOnly` is in no request, one that is `writeOnly` in no answer (OpenAPI 3.0.4, section 4.7.24.2;
JSON Schema Validation 2020-12, section 9.4). See docs/decisions/0016-read-only.md.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from generator.ir import Api, Choice, Declaration, Facts, List, Map, Named, Object, Property, Scalar, Schema
from generator.plan.annotations import DECIMAL
from generator.plan.received import received


class Directions:
    """What a contract sends and what it answers with, by the pointers of its declarations."""

    def __init__(self, api: Api) -> None:
        self._declarations: Mapping[str, Declaration] = {one.pointer: one for one in api.declarations}
        types = (each.type for one in api.declarations for each in _inside(one.schema))
        choices = (one.discriminator for one in types if isinstance(one, Choice))
        self._tags = {one.property_name for one in choices if one is not None}
        self._exact = frozenset(one.pointer for one in api.declarations if _is_decimal(one.schema))
        self._known: dict[tuple[str, str], bool] = {}
        """Whether a declared schema is marked, by its pointer and the mark."""
        self._marked = {one.pointer: self._marks(one.schema) for one in api.declarations}
        self.sent: frozenset[str] = frozenset()
        self.answered: frozenset[str] = frozenset()
        self.split: frozenset[str] = frozenset()
        """Those that need a class for requests beside that for answers."""
        if any(read or write for read, write in self._marked.values()):
            self.sent = self.reached(_sent(api))
            self.answered = self.reached(_answered(api))
            self.split = self._split()

    def is_exact(self, schema: Schema) -> bool:
        """Return whether a number in a schema, or in what it refers to, is a decimal one."""
        return bool(self._exact) and (_is_decimal(schema) or not self._exact.isdisjoint(self.reached((schema,))))

    def left_out(self, pointer: str, *, sent: bool) -> frozenset[str]:
        """Return the properties that a class lacks: the one for requests, or the one for answers and all else."""
        read_only, write_only = self._marked[pointer]
        if pointer in self.split:
            return read_only if sent else write_only
        if pointer in self.sent | self.answered and pointer not in self.both:
            return read_only if pointer in self.sent else write_only
        return frozenset()

    def unsent(self, pointer: str) -> frozenset[str]:
        """Return the properties that answers have and that are to be left out when their object is sent back."""
        return self._marked[pointer][0] if pointer in self.both else frozenset()

    @property
    def both(self) -> frozenset[str]:
        """What is sent, and comes in answers as well."""
        return self.sent & self.answered

    def reached(self, schemas: Iterable[Schema]) -> frozenset[str]:
        """Return the declarations that some schemas refer to, and those that these refer to."""
        waiting, found = [*schemas], set[str]()
        while waiting:
            for target in _targets(waiting.pop()):
                if target not in found:
                    found.add(target)
                    waiting.append(self._declarations[target].schema)
        return frozenset(found)

    def can_be_sent_back(self, schema: Schema) -> bool:
        """Return whether what an answer has of a schema has all that a request needs."""
        reached = self.reached((schema,)) & self.split if self.split else ()
        return not any(self._required(one) & self._marked[one][1] for one in reached)

    def has_unsent(self, schema: Schema) -> bool:
        """Return whether something in a schema is to be left out when an object of an answer is sent back."""
        return bool(self.both) and any(self.unsent(one) for one in self.reached((schema,)))

    def _split(self) -> frozenset[str]:
        """Return what differs by more than what may be absent anyway, and all in both directions that contains it."""
        both = self.both
        split = {one for one in both if self._required(one) & frozenset().union(*self._marked[one])}
        while True:
            around = {one for one in both - split if split & set(_targets(self._declarations[one].schema))}
            if not around:
                return frozenset(split)
            split |= around

    def _required(self, pointer: str) -> frozenset[str]:
        type_ = self._declarations[pointer].schema.type
        return frozenset(one.name for one in type_.properties if one.required) if isinstance(type_, Object) else _NONE

    def _marks(self, schema: Schema) -> tuple[frozenset[str], frozenset[str]]:
        """Return the names of the properties that are read-only, and of those that are write-only."""
        if not isinstance(schema.type, Object):
            return _NONE, _NONE
        return (
            frozenset(one.name for one in schema.type.properties if self._is_marked(one, "read_only")),
            frozenset(one.name for one in schema.type.properties if self._is_marked(one, "write_only")),
        )

    def _is_marked(self, one: Property, mark: str) -> bool:
        # Without what tells variants apart, nobody could read them.
        return one.name not in self._tags and self._says(one.schema, mark)

    def _says(self, schema: Schema, mark: str) -> bool:
        """Return whether a schema is marked: where it stands, in a part of it, behind a `$ref`, or in all but null."""
        if any(getattr(one, mark) for one in _facts(schema)):
            return True
        match schema.type:
            case Named(target):
                key = (target, mark)
                if key not in self._known:
                    # What leads back to itself says no more on the second round.
                    self._known[key] = False
                    self._known[key] = self._says(self._declarations[target].schema, mark)
                return self._known[key]
            case Choice(options):
                values = [one for one in options if one.type != Scalar("null")]
                return bool(values) and all(self._says(one, mark) for one in values)
            case _:
                return False


_NONE: frozenset[str] = frozenset()


def _facts(schema: Schema) -> Iterator[Facts]:
    yield schema.facts
    yield from (one.facts for one in schema.parts)


def _inside(schema: Schema) -> Iterator[Schema]:
    """Yield a schema and those in it, up to references."""
    yield schema
    match schema.type:
        case List(items, prefix):
            inner: tuple[Schema, ...] = (*prefix, items)
        case Map(values):
            inner = (values,)
        case Object(properties, _, extra):
            inner = (*(one.schema for one in properties), *((extra,) if extra is not None else ()))
        case Choice(options):
            inner = options
        case _:
            inner = ()
    for one in inner:
        yield from _inside(one)


def _is_decimal(schema: Schema) -> bool:
    return any(one.type == DECIMAL for one in _inside(schema))


def _targets(schema: Schema) -> Iterator[str]:
    yield from (one.type.target for one in _inside(schema) if isinstance(one.type, Named))


def _sent(api: Api) -> Iterator[Schema]:
    for operation in api.operations:
        yield from (one.schema for one in operation.parameters)
        for content in operation.body.contents if operation.body is not None else ():
            yield from (one for one in (content.schema, content.item_schema) if one is not None)
            yield from (header.schema for one in content.encodings for header in one.headers)


def _answered(api: Api) -> Iterator[Schema]:
    for one in received(api):
        # What the service sends of itself is read as its answers are.
        body = one.operation.body
        yield from (each.schema for each in one.operation.parameters)
        for content in body.contents if body is not None else ():
            yield from (each for each in (content.schema, content.item_schema) if each is not None)
    for operation in api.operations:
        for response in operation.responses:
            yield from (one.schema for one in response.headers)
            for content in response.contents:
                yield from (one for one in (content.schema, content.item_schema) if one is not None)
