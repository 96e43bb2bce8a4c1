"""JSON values as the typed Python values that a plan promises, in both directions and without the client's decoder.

A typed value is told to and by the client's process as plain JSON: scalars, lists and null are themselves; all else is
an object with one tag: `{"model": …}`, `{"dict": …}`, `{"tuple": …}`, `{"enum": …}`, `{"file": …}`, `{"uuid": …}`, ….
"""

from __future__ import annotations

import json
from typing import Any

from generator.package import Alias, Annotation, EnumClass, Generic, Literals, Model, Package, Ref, Tagged, Union, Word
from generator.prove.digits import canonical as canonical_number
from generator.prove.digits import read
from generator.prove.texts import TAGS, canonical, decoded


class MisfitError(Exception):
    """A JSON value that is not of a type."""


_PLAIN = {"str": (str,), "int": (int,), "bool": (bool,), "None": (type(None),), "float": (int, float)}
_LEAST: dict[str, Any] = {
    "str": "x",
    "int": 1,
    "float": 1,
    "bool": True,
    "Any": "x",
    "datetime.datetime": {"datetime": "2023-02-16T09:14:11.000000+00:00"},
    "datetime.date": {"date": "2023-02-16"},
    "datetime.time": {"time": "09:14:11.000000+00:00"},
    "UUID": {"uuid": "00000000-0000-0000-0000-000000000000"},
    "bytes": {"bytes": "00ff"},
    "_File": {"file": {"content": "00ff", "filename": "a.bin", "content_type": "application/x-proof"}},
    "_Base64": {"base64": "eA=="},
    "_Duration": {"duration": "P1D"},
    "_Decimal": {"decimal": "1.5"},
    "_DecimalNumber": {"number": "1"},
    "_IPv4Address": {"ipv4": "192.0.2.1"},
    "_IPv6Address": {"ipv6": "2001:db8::1"},
}
_DEEPEST = 40


class Types:
    """The types of a package, by name."""

    def __init__(self, package: Package) -> None:
        named: list[Model | EnumClass | Alias] = [*package.models, *package.enums, *package.literal_enums]
        self._named = {one.name: one for one in (*named, *package.aliases)}

    def built(self, annotation: Annotation, value: Any) -> Any:  # noqa: C901, PLR0911, PLR0912 # one return per kind
        """Return the typed value for a JSON value. Raises MisfitError where it is not of the type."""
        match annotation:
            case Word("Any"):
                return _untyped(value)
            case Word("Unset" | "_Never" | "_Upload"):
                raise MisfitError
            case Word("bytes"):
                return {"bytes": as_bytes(_of(str, value)).hex()}
            case Word("_File"):
                return {"file": _file(_of(str, value))}
            case Word("_DecimalNumber"):
                return {"number": canonical_number(_plain("float", value))}
            case Word(name) if name in TAGS:
                return {TAGS[name]: _text(name, value)}
            case Word(name):
                return _plain(name, value)
            case Literals(values):
                return _one_of(values, value)
            case Generic("list", (items,)):
                return [self.built(items, one) for one in _of(list, value)]
            case Generic("tuple", items):
                return {"tuple": self._each(items, value)}
            case Generic(_, (_, values)):
                return {"dict": {key: self.built(values, one) for key, one in _of(dict, value).items()}}
            case Union(options):
                return self._first(options, value)
            case Tagged():
                return self._tagged(annotation, value)
            case Ref(name):
                return self._reference(name, value)
        raise MisfitError

    def _each(self, items: tuple[Annotation, ...], value: Any) -> list[Any]:
        if len(_of(list, value)) != len(items):
            raise MisfitError
        return [self.built(item, one) for item, one in zip(items, value, strict=True)]

    def _tagged(self, union: Tagged, value: Any) -> Any:
        if value is None and Word("None") in union.options:
            return None
        tag = _of(dict, value).get(union.property_name)
        variant = dict(union.mapping).get(tag) if isinstance(tag, str) else None
        if variant is None and union.default is not None and (isinstance(tag, str) or union.property_name not in value):
            variant = union.default
        return self._unknown(value, union.property_name) if variant is None else self.built(Ref(variant), value)

    def _reference(self, name: str, value: Any) -> Any:
        match self._named[name]:
            case Alias() as alias:
                return self.built(alias.annotation, value)
            case EnumClass() as enum:
                kind = "str" if enum.kind == "OpenEnum" else "int"
                return {"enum": name, "value": _plain(kind, value)}
            case Model() as model:
                return self._model(model, value)

    def _model(self, model: Model, value: Any) -> Any:
        rest = dict(_of(dict, value))
        fields: dict[str, Any] = {}
        for one in model.fields:
            if one.wire_name in rest:
                fields[one.name] = self.built(one.annotation, rest.pop(one.wire_name))
            elif not _may_be_absent(one.annotation):
                raise MisfitError
        extra = model.extra if model.extra is not None else Word("Any")
        more = {key: self.built(extra, one) for key, one in rest.items()}
        absent = [one.name for one in model.fields if one.name not in fields]
        return {"model": model.name, "fields": fields, "absent": absent, "more": more}

    def _unknown(self, value: Any, name: str) -> Any:
        if not isinstance(value.get(name), str):
            raise MisfitError
        return {
            "model": "Unknown",
            "fields": {},
            "absent": [],
            "more": {key: _untyped(one) for key, one in value.items()},
        }

    def _first(self, options: tuple[Annotation, ...], value: Any) -> Any:
        """Return the value as the option that knows most of it."""
        found: list[tuple[int, Any]] = []
        for one in options:
            try:
                typed = self.built(one, value)
            except MisfitError:
                continue
            found.append((_unknowns(typed), typed))
        if not found:
            raise MisfitError
        return min(found, key=lambda one: one[0])[1]

    def least(self, annotation: Annotation, depth: int = 0) -> Any:  # noqa: C901, PLR0911 # one return per kind
        """Return a value of a type with as little in it as will do. Raises MisfitError where none ends."""
        if depth > _DEEPEST:
            raise MisfitError
        match annotation:
            case Word("_Never"):
                raise MisfitError
            case Word(name):
                return _LEAST.get(name)
            case Literals(values):
                return json.loads(values[0])
            case Generic("list", (items,)):
                try:
                    return [self.least(items, depth + 1)]
                except MisfitError:
                    return []
            case Generic("tuple", items):
                return {"tuple": [self.least(one, depth + 1) for one in items]}
            case Generic():
                return {"dict": {}}
            case Union(options) | Tagged(options):
                return self.least(options[0], depth + 1)
            case Ref(name):
                return self._least_of(self._named[name], depth + 1)

    def _least_of(self, named: Model | EnumClass | Alias, depth: int) -> Any:
        match named:
            case Alias():
                return self.least(named.annotation, depth)
            case EnumClass():
                return {"enum": named.name, "value": json.loads(named.members[0][1].value)}
            case Model():
                needed = [one for one in named.fields if not _may_be_absent(one.annotation)]
                fields = {one.name: self.least(one.annotation, depth) for one in needed}
                absent = [one.name for one in named.fields if one not in needed]
                return {"model": named.name, "fields": fields, "absent": absent, "more": {}}

    def texts(self, annotation: Annotation) -> set[str]:
        """Return the properties of a model that may be any text."""
        match annotation:
            case Ref(name) if isinstance(named := self._named[name], Alias):
                return self.texts(named.annotation)
            case Ref(name) if isinstance(named := self._named[name], Model):
                return {one.wire_name for one in named.fields if Word("str") in _options(one.annotation)}
        return set()

    def plain(self, typed: Any) -> Any:  # noqa: PLR0911 # one return per tag
        """Return a typed value as the JSON that it must become."""
        if isinstance(typed, list):
            return [self.plain(one) for one in typed]
        if not isinstance(typed, dict):
            return typed
        if "model" in typed:
            fields = getattr(self._named.get(typed["model"]), "fields", ())
            wire = {one.name: one.wire_name for one in fields}
            found = {wire[name]: self.plain(one) for name, one in typed["fields"].items()}
            return found | {name: self.plain(one) for name, one in typed["more"].items()}
        if "dict" in typed:
            return {name: self.plain(one) for name, one in typed["dict"].items()}
        if "tuple" in typed:
            return [self.plain(one) for one in typed["tuple"]]
        if "enum" in typed:
            return typed["value"]
        if "number" in typed:
            return read(typed["number"])
        return next(iter(typed.values()))

    def agrees(self, annotation: Annotation, value: Any, seen: Any) -> bool:  # noqa: C901, PLR0911 # one return per kind
        """Return whether what a client made of a JSON value is of the type, and of this value."""
        match annotation:
            case Word("_File"):
                file = seen.get("file") if isinstance(seen, dict) else None
                return isinstance(file, dict) and isinstance(value, str) and file["content"] == value.encode().hex()
            case Word("_Base64"):
                return isinstance(value, str) and seen == {"bytes": decoded(value).hex()}
            case Union(options):
                return any(self.agrees(one, value, seen) for one in options)
            case Generic("list", (items,)):
                lists = isinstance(value, list) and isinstance(seen, list) and len(value) == len(seen)
                return lists and all(self.agrees(items, one, each) for one, each in zip(value, seen, strict=True))
            case Generic("tuple", items):
                told = seen.get("tuple", ()) if isinstance(seen, dict) else ()
                lists = isinstance(value, list) and len(value) == len(told) == len(items)
                return lists and all(map(self.agrees, items, value, told))
            case Generic(_, (_, values)):
                return self._agrees_in_each(values, value, seen.get("dict") if isinstance(seen, dict) else None)
            case Tagged(_, name, mapping, default) if isinstance(value, dict):
                variant = dict(mapping).get(str(value.get(name)), default)
                if variant is None:
                    return isinstance(seen, dict) and seen.get("model") == "Unknown"
                return self.agrees(Ref(variant), value, seen)
            case Ref(name) if isinstance(named := self._named[name], Alias):
                return self.agrees(named.annotation, value, seen)
            case Ref(name) if isinstance(named := self._named[name], Model):
                return self._agrees_with_model(named, value, seen)
        try:
            return _same(self.built(annotation, value), seen)
        except MisfitError:
            return False

    def _agrees_in_each(self, annotation: Annotation, value: Any, seen: Any) -> bool:
        if not isinstance(value, dict) or not isinstance(seen, dict) or value.keys() != seen.keys():
            return False
        return all(self.agrees(annotation, one, seen[key]) for key, one in value.items())

    def _agrees_with_model(self, model: Model, value: Any, seen: Any) -> bool:
        if not isinstance(value, dict) or not isinstance(seen, dict) or seen.get("model") != model.name:
            return False
        rest, fields = dict(value), dict(seen["fields"])
        for one in model.fields:
            if (one.wire_name in rest) != (one.name in fields):
                return False
            if one.wire_name in rest and not self.agrees(one.annotation, rest.pop(one.wire_name), fields.pop(one.name)):
                return False
        extra = model.extra if model.extra is not None else Word("Any")
        return not fields and self._agrees_in_each(extra, rest, seen["more"])


def _options(annotation: Annotation) -> tuple[Annotation, ...]:
    return annotation.options if isinstance(annotation, Union) else (annotation,)


def _file(text: str) -> dict[str, Any]:
    """Return a file for a text: its content, and every second time a name, which no header can hold as it is."""
    content = as_bytes(text)
    said = len(content) % 2 == 0
    name = f'{text[:20]} é"\\\r\n.bin' if said else None
    return {"content": content.hex(), "filename": name, "content_type": "application/x-proof" if said else None}


def as_bytes(text: str) -> bytes:
    """Return the bytes that a sampled text stands for: those of its characters where there are such bytes."""
    try:
        return text.encode("latin-1")
    except UnicodeEncodeError:
        return text.encode()


def _of(kind: type, value: Any) -> Any:
    if not isinstance(value, kind):
        raise MisfitError
    return value


def _plain(name: str, value: Any) -> Any:
    if isinstance(value, bool) and name != "bool":
        raise MisfitError
    if name == "int" and isinstance(value, float) and value.is_integer():
        return int(value)
    if not isinstance(value, _PLAIN[name]):
        raise MisfitError
    return value


def _one_of(values: tuple[str, ...], value: Any) -> Any:
    for one in map(json.loads, values):
        if _same(one, value):
            return one
    raise MisfitError


def _text(name: str, value: Any) -> str:
    try:
        return canonical(name, str(_of(str, value)))
    except ValueError:
        raise MisfitError from None


def _untyped(value: Any) -> Any:
    """Return a JSON value that no schema speaks of."""
    if isinstance(value, list):
        return [_untyped(one) for one in value]
    if isinstance(value, dict):
        return {"dict": {key: _untyped(one) for key, one in value.items()}}
    return value


def _unknowns(typed: Any) -> int:
    if isinstance(typed, list):
        return sum(map(_unknowns, typed))
    if isinstance(typed, dict) and "model" in typed:
        inner = sum(map(_unknowns, typed["fields"].values()))
        return inner + len(typed["more"]) + (100 if typed["model"] == "Unknown" else 0)
    if isinstance(typed, dict) and "dict" in typed:
        return sum(map(_unknowns, typed["dict"].values()))
    return 0


def _may_be_absent(annotation: Annotation) -> bool:
    return Word("Unset") in (annotation.options if isinstance(annotation, Union) else (annotation,))


def _same(one: Any, other: Any) -> bool:
    """Return whether two typed values are equal; Python alone would say that 1 is True."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(_same, one, other))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(_same(value, other[key]) for key, value in one.items())
    return bool(one == other)


def undeclared(typed: Any) -> int:
    """Return how many properties of the models in a typed value their classes do not name."""
    if isinstance(typed, list):
        return sum(map(undeclared, typed))
    if not isinstance(typed, dict):
        return 0
    return len(typed["more"] if "model" in typed else ()) + sum(map(undeclared, typed.values()))
