"""Finds a JSON value that fits two types, by putting together what both demand."""

from __future__ import annotations

import json
from collections.abc import Iterator

from generator.package import Alias, Annotation, EnumClass, Generic, Literals, Model, Ref, Tagged, Union, Word
from generator.plan.overlaps.fitting import SAMPLES, Json, Types, is_required

_DEEPEST = 6
"""How deep a value is put together: what needs more is in a circle, or nobody would read it."""
_MOST = 12
"""Values that are tried for two types."""
_LARGEST = 100
"""Parts that a value may have; a larger one would tell nobody anything."""
_ALL = 50_000
"""Steps and parts of all values that are tried: a contract could be made to have no end of them."""


class Witnesses:
    """Values of the types of a client."""

    def __init__(self, types: Types) -> None:
        self._types = types
        self._left = _ALL
        self._kinds_of: dict[Annotation, frozenset[str]] = {}
        self._found: dict[tuple[Annotation, Annotation, int], tuple[int, Json] | None] = {}

    @property
    def is_exhausted(self) -> bool:
        """Whether so much was tried that no more is."""
        return self._left <= 0

    def of_both(self, one: Annotation, other: Annotation, depth: int = 0) -> tuple[int, Json] | None:
        """Return a value that fits two types, with how much of it they do not know; the one they know best."""
        if depth > _DEEPEST or self.is_exhausted or not self._kinds(one) & self._kinds(other):
            return None
        key = (one, other, depth)
        if key not in self._found:
            self._found[key] = self._of_both(*key)
        return self._found[key]

    def _kinds(self, annotation: Annotation) -> frozenset[str]:
        if annotation not in self._kinds_of:
            self._kinds_of[annotation] = self._types.kinds(annotation)
        return self._kinds_of[annotation]

    def _of_both(self, one: Annotation, other: Annotation, depth: int) -> tuple[int, Json] | None:
        best: tuple[int, Json] | None = None
        for number, value in enumerate(self._candidates(one, other, depth)):
            size = _size(value)
            self._left -= size
            if size <= _LARGEST:
                first, second = self._types.unknown(one, value), self._types.unknown(other, value)
                if first is not None and second is not None and (best is None or first + second < best[0]):
                    best = (first + second, value)
            if number >= _MOST or (best is not None and best[0] == 0):
                break
        return best

    def _candidates(self, one: Annotation, other: Annotation, depth: int) -> Iterator[Json]:
        for first in self._open(one):
            for second in self._open(other):
                self._left -= 1
                yield from self._pair(first, second, depth)
                yield from self._pair(second, first, depth)

    def _open(self, annotation: Annotation) -> Iterator[Annotation]:
        """Yield a type without what only gives it another name."""
        for one in self._types.flat(annotation):
            found = self._types.named.get(one.name) if isinstance(one, Ref) else None
            if isinstance(found, Alias):
                yield found.annotation
            elif isinstance(one, Tagged):
                yield from (Ref(name) for _, name in one.mapping)
            elif one != Word("Unset"):
                yield one

    def _pair(self, one: Annotation, other: Annotation, depth: int) -> Iterator[Json]:
        match one, other:
            case Generic("list", (items,)), Generic("list", (others,)):
                yield from ([each] for each in self._both(items, others, depth))
            case Generic("tuple", items), Generic("tuple", others) if len(items) == len(others):
                yield from self._items(items, others, depth)
            case Generic("tuple", items), Generic("list", (each,)):
                yield from self._items(items, (each,) * len(items), depth)
            case Generic("dict", (_, values)), Generic("dict", (_, others)):
                yield from ({"key": each} for each in self._both(values, others, depth))
            case Generic("dict", (_, values)), Ref(name) if isinstance(model := self._types.named[name], Model):
                yield from self._members(model, Model("", model.doc, (), values, ""), depth)
            case Ref(name), Ref(another):
                first, second = self._types.named[name], self._types.named[another]
                if isinstance(first, Model) and isinstance(second, Model):
                    yield from self._members(first, second, depth)
            case _:
                pass
        yield from self.of(one, depth)

    def _both(self, one: Annotation, other: Annotation, depth: int) -> Iterator[Json]:
        found = self.of_both(one, other, depth + 1)
        if found is not None:
            yield found[1]

    def _items(self, one: tuple[Annotation, ...], other: tuple[Annotation, ...], depth: int) -> Iterator[Json]:
        found = [list(self._both(*each, depth)) for each in zip(one, other, strict=True)]
        if all(found):
            yield [each[0] for each in found]

    def _members(self, one: Model, other: Model, depth: int) -> Iterator[Json]:
        """Yield objects with what both demand, and one property that both know if none is demanded."""
        first = {each.wire_name: each.annotation for each in one.fields}
        second = {each.wire_name: each.annotation for each in other.fields}
        demanded = [name for each in (first, second) for name in each if is_required(each[name])]
        known = [name for name in first if name in second]
        self._left -= len(first) + len(second)
        for names in (dict.fromkeys(demanded), *([name] for name in known)):
            value: dict[str, Json] = {}
            for name in names:
                kinds = (first.get(name, one.extra or Word("Any")), second.get(name, other.extra or Word("Any")))
                for each in self._both(*kinds, depth):
                    value[name] = each
            if value.keys() == set(names) and (value or not known):
                yield value
            if demanded:
                return
        yield {}

    def of(self, annotation: Annotation, depth: int) -> Iterator[Json]:  # noqa: C901 # one case per kind
        """Yield values of one type, small ones."""
        if depth > _DEEPEST:
            return
        match annotation:
            case Word("Any" | "object"):
                yield "text"
            case Word(name):
                yield from SAMPLES.get(name, ())
            case Literals(values):
                yield from map(json.loads, values)
            case Generic("dict", (_, values)):
                yield from ({"key": each} for each in self._first(values, depth))
            case Generic("list", (items,)):
                yield from ([each] for each in self._first(items, depth))
            case Generic(_, items):
                yield from self._items(items, items, depth)
            case Ref(name):
                yield from self._named(name, depth)
            case Union() | Tagged():
                for each in self._open(annotation):
                    yield from self.of(each, depth + 1)

    def _first(self, annotation: Annotation, depth: int) -> Iterator[Json]:
        for each in self.of(annotation, depth + 1):
            yield each
            return

    def _named(self, name: str, depth: int) -> Iterator[Json]:
        match self._types.named[name]:
            case Alias() as alias:
                yield from self.of(alias.annotation, depth + 1)
            case EnumClass() as enum:
                yield from (json.loads(value.value) for _, value in enum.members)
            case Model() as model:
                yield from self._members(model, model, depth)


def _size(value: Json) -> int:
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_size, inner))
