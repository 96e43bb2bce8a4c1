"""How a JSON value fits a type, by the rules that the client documents: whether at all, and how much of it is known."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, TypeAlias

from generator.package import Alias, Annotation, EnumClass, Generic, Literals, Model, Ref, Tagged, Union, Word

Json: TypeAlias = Any
"""A value as `json.loads` gives it."""

SAMPLES: Mapping[str, tuple[Json, ...]] = {
    "None": (None,),
    "bool": (True,),
    "int": (1,),
    "float": (1, 1.5),
    "_DecimalNumber": (1, 1.5),
    "str": ("text",),
    "_File": ("text",),
    "datetime.datetime": ("2020-01-31T12:00:00Z",),
    "datetime.date": ("2020-01-31",),
    "datetime.time": ("12:00:00Z",),
    "_Duration": ("P1D",),
    "UUID": ("123e4567-e89b-12d3-a456-426614174000",),
    "_Base64": ("dGV4dA==", "1234"),
    "_Decimal": ("1.5", "1234"),
    "_IPv4Address": ("192.0.2.1",),
    "_IPv6Address": ("2001:db8::1",),
}
"""Values of each type that has a word of its own, as JSON has them; a text is of no other format than it stands at."""
_TEXTS = frozenset(SAMPLES) - {"None", "bool", "int", "float", "_DecimalNumber"}
_PLAIN = {"str", "_File"}
_UNSET = Word("Unset")
_KINDS = ("null", "boolean", "integer", "number", "string", "array", "object")


class Types:
    """The classes and aliases of a client by name."""

    def __init__(self, named: Iterable[Alias | EnumClass | Model]) -> None:
        self.named: Mapping[str, Alias | EnumClass | Model] = {one.name: one for one in named}

    def flat(self, annotation: Annotation, met: set[Annotation] | None = None) -> Iterator[Annotation]:
        """Yield the options of a union as Python has them, each once: those of unions and aliases within it, too."""
        met = set() if met is None else met
        if annotation in met:
            # Aliases that name the same two aliases, again and again, have more ways to an option than can be gone.
            return
        met.add(annotation)
        found = self.named.get(annotation.name) if isinstance(annotation, Ref) else None
        if isinstance(annotation, Union):
            for one in annotation.options:
                yield from self.flat(one, met)
        elif isinstance(found, Alias) and not found.recursive and isinstance(found.annotation, Union):
            yield from self.flat(found.annotation, met)
        else:
            yield annotation

    def kinds(self, annotation: Annotation, seen: frozenset[str] = frozenset()) -> frozenset[str]:  # noqa: PLR0911 # one return per kind
        """Return the kinds of JSON values that a type is read from."""
        match annotation:
            case Word("Any" | "object"):
                return frozenset(_KINDS)
            case Word(name):
                scalars = {"None": ("null",), "bool": ("boolean",)}
                numbers = _KINDS[2:4] if name in {"int", "float", "_DecimalNumber"} else ()
                return frozenset(scalars.get(name, ("string",) if name in _TEXTS else numbers))
            case Literals(values):
                return frozenset(_kind(json.loads(one)) for one in values)
            case Generic(name, _):
                return frozenset({"object" if name == "dict" else "array"})
            case Union(options):
                return frozenset[str]().union(*(self.kinds(one, seen) for one in options))
            case Tagged():
                return frozenset({"object"})
            case Ref(name):
                return self._kinds_of(name, seen)

    def _kinds_of(self, name: str, seen: frozenset[str]) -> frozenset[str]:
        match self.named[name]:
            case Alias() as alias:
                return frozenset() if name in seen else self.kinds(alias.annotation, seen | {name})
            case EnumClass(kind="OpenEnum"):
                return frozenset({"string"})
            case EnumClass():
                return frozenset(_KINDS[2:4])
            case Model():
                return frozenset({"object"})

    def speciality(self, annotation: Annotation) -> tuple[int, bool]:
        """Return what orders types that know a value equally well: any value goes last, any string after a date."""
        return len(self.kinds(annotation)), annotation in {Word("str"), Word("_File")}

    def unknown(self, annotation: Annotation, value: Json) -> int | None:  # noqa: C901, PLR0911 # one return per kind
        """Return how much of a value a type does not know: properties and values of enums. None if it does not fit."""
        match annotation:
            case Word("Any" | "object"):
                return 0
            case Word(name) if name in _TEXTS:
                return 0 if isinstance(value, str) and (name in _PLAIN or value in SAMPLES[name]) else None
            case Word(name):
                return 0 if _kind(value) in self.kinds(annotation) and not (name == "int" and value == 1.5) else None  # noqa: PLR2004 # the sample
            case Literals(values):
                return 0 if any(_same(json.loads(one), value) for one in values) else None
            case Generic("list", (items,)) if isinstance(value, list):
                return _sum(self.unknown(items, one) for one in value)
            case Generic("tuple", items) if isinstance(value, list) and len(items) == len(value):
                return _sum(map(self.unknown, items, value))
            case Generic("dict", (_, values)) if isinstance(value, dict):
                return _sum(self.unknown(values, one) for one in value.values())
            case Union(options):
                return min((found for one in options if (found := self.unknown(one, value)) is not None), default=None)
            case Tagged() if isinstance(value, dict):
                return self._unknown_of_tagged(annotation, value)
            case Ref(name):
                return self._unknown_of(name, value)
        return None

    def _unknown_of(self, name: str, value: Json) -> int | None:
        match self.named[name]:
            case Alias() as alias:
                return self.unknown(alias.annotation, value)
            case EnumClass() as enum:
                if _kind(value) not in self._kinds_of(name, frozenset()):
                    return None
                return int(not any(_same(json.loads(one.value), value) for _, one in enum.members))
            case Model() as model if isinstance(value, dict):
                return self._unknown_of_model(model, value)
        return None

    def _unknown_of_model(self, model: Model, value: dict[str, Json]) -> int | None:
        fields = {one.wire_name: one.annotation for one in model.fields}
        if any(is_required(one) and name not in value for name, one in fields.items()):
            return None
        extra = model.extra if model.extra is not None else Word("Any")
        inner = _sum(self.unknown(fields.get(name, extra), one) for name, one in value.items())
        return None if inner is None else inner + sum(name not in fields for name in value)

    def _unknown_of_tagged(self, union: Tagged, value: dict[str, Json]) -> int | None:
        tag = value.get(union.property_name)
        name = dict(union.mapping).get(tag, union.default) if isinstance(tag, str) else None
        if name is None and union.property_name not in value:
            name = union.default
        if name is not None:
            return self.unknown(Ref(name), value)
        return len(value) if isinstance(tag, str) else None


def is_required(annotation: Annotation) -> bool:
    """Return whether a property must be there."""
    # It is always the last.
    return not (isinstance(annotation, Union) and annotation.options[-1] == _UNSET)


def _sum(found: Iterable[int | None]) -> int | None:
    total = 0
    for one in found:
        if one is None:
            return None
        total += one
    return total


def _kind(value: Json) -> str:
    kinds = (
        (type(None), "null"),
        (bool, "boolean"),
        (int, "integer"),
        (float, "number"),
        (str, "string"),
        (list, "array"),
    )
    return next((name for kind, name in kinds if isinstance(value, kind)), "object")


def _same(one: Json, other: Json) -> bool:
    """Return whether two values are the same in JSON: true is not 1."""
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)
