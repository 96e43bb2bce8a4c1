"""Unions of which one JSON value fits several options: an example of each, and which option the client reads it as.

The client takes what knows the most of a value, then the more special type, then the first (`values/unions.py`).
"""

from __future__ import annotations

import itertools
import json
from collections.abc import Iterable, Iterator

from generator.package import Alias, Annotation, Generic, Literals, Model, Overlap, Package, Tagged, Union, Word
from generator.plan.overlaps.fitting import Json, Types
from generator.plan.overlaps.witness import Witnesses

KNOWS, SPECIAL, FIRST = "it knows more of it", "it is the more special type", "it comes first"
_NO_VALUES = {Word("Unset"), Word("None")}
_PLAIN = {Word(name) for name in ("Any", "bool", "float", "int", "str")}
_MOST = 24
"""Options of a union that are compared with each other."""


def overlapping(package: Package) -> tuple[tuple[Overlap, ...], bool]:
    """Return an example for each union whose options overlap, and whether every union could be looked at."""
    types = Types((*package.aliases, *package.literal_enums, *package.enums, *package.models))
    witnesses = Witnesses(types)
    found: dict[tuple[Annotation, ...], Overlap | None] = {}
    for where, inside, options in _unions(package, types):
        if options not in found:
            found[options] = _of_union((where, inside), options, types, witnesses)
    return tuple(one for one in found.values() if one is not None), not witnesses.is_exhausted


def _unions(package: Package, types: Types) -> Iterator[tuple[str, bool, tuple[Annotation, ...]]]:
    """Yield where each union that an answer may hold stands, whether it is inside what is there, and its options."""
    for where, annotation in _places(package):
        for one in _inner(annotation):
            options = tuple(dict.fromkeys(each for each in types.flat(one) if each not in _NO_VALUES))
            if len(options) > 1:
                yield where, one is not annotation, options


def _places(package: Package) -> Iterator[tuple[str, Annotation]]:
    aliases: Iterable[Alias] = package.aliases
    models: Iterable[Model] = package.models
    yield from ((one.name, one.annotation) for one in aliases)
    for one in models:
        yield from ((f"{one.name}.{field.name}", field.annotation) for field in one.fields)
        if one.extra is not None:
            yield f"{one.name}.additional_properties", one.extra
    for endpoint in package.endpoints:
        for answer in endpoint.answers:
            for _, annotation in answer.contents:
                yield f"{endpoint.function}, {answer.status}", annotation


def _inner(annotation: Annotation) -> Iterator[Annotation]:
    """Yield a type and those within it, without what has a name of its own."""
    yield annotation
    match annotation:
        case Generic(_, arguments):
            for one in arguments:
                yield from _inner(one)
        case Union(options) | Tagged(options):
            for one in options:
                # A union within a union is the same one.
                yield from itertools.islice(_inner(one), int(isinstance(one, Union)), None)


def _of_union(
    where: tuple[str, bool], options: tuple[Annotation, ...], types: Types, witnesses: Witnesses
) -> Overlap | None:
    best: Overlap | None = None
    for pair in itertools.combinations(options[:_MOST], 2):
        found = None if all(map(_is_plain, pair)) else witnesses.of_both(*pair)
        if found is None:
            continue
        chosen, why = _chosen(found[1], options, types)
        one = Overlap(*where, json.dumps(found[1], ensure_ascii=False), pair, chosen, why, why == FIRST)
        if why == FIRST:
            return one
        best = best or one
    return best


def _is_plain(annotation: Annotation) -> bool:
    """Return whether a type is that of JSON values as they are, so that it does not matter which one is chosen."""
    if isinstance(annotation, Generic):
        return annotation.name != "tuple" and all(map(_is_plain, annotation.arguments))
    return isinstance(annotation, Literals) or annotation in _PLAIN


def _chosen(value: Json, options: tuple[Annotation, ...], types: Types) -> tuple[Annotation, str]:
    """Return the option that the client reads a value as, and why it is this one."""
    fitting = [(unknown, one) for one in options if (unknown := types.unknown(one, value)) is not None]
    least = min(unknown for unknown, _ in fitting)
    knowing = [one for unknown, one in fitting if unknown == least]
    knowing.sort(key=types.speciality)
    if len(knowing) == 1:
        return knowing[0], KNOWS
    is_special = types.speciality(knowing[0]) < types.speciality(knowing[1])
    return knowing[0], SPECIAL if is_special else FIRST
