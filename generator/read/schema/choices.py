"""Schemas that are one of several: `oneOf` and `anyOf`, alone or beside what holds for every option."""

from __future__ import annotations

import itertools
import math
from typing import Any

from generator.document import Node, child
from generator.frozen import evolve
from generator.ir import Choice, Nothing, Schema, Type
from generator.problem import RefusedError
from generator.read.reader import canonical
from generator.read.schema.discriminators import discriminator_of
from generator.read.schema.kinds import kinds_of
from generator.read.schema.objects import required_names
from generator.read.schema.parts import Part, keyword, parts_of
from generator.read.schema.whole import Whole

_MOST = 256
"""Options that the combinations of several choices may give."""
_MOST_OF_ALL = 5000
"""Options of a whole contract that are read together with what stands beside them."""
_SAYS_NO_TYPE = frozenset(
    {"title", "description", "example", "examples", "default", "deprecated", "readOnly", "writeOnly"}
)


def choice_of(whole: Whole) -> Type | None:
    """Return the type of a schema that is one of several, with what stands beside them in each."""
    groups = [
        (part, key)
        for part in whole.parts
        if isinstance(part.node.value, dict)
        for key in ("oneOf", "anyOf")
        if key in part.node.value and key in part.words()
    ]
    if not groups:
        return None
    base = tuple(evolve(part, without=part.without | {"oneOf", "anyOf"} & part.words()) for part in whole.parts)
    if math.prod(max(1, len(_options(part, key))) for part, key in groups) > _MOST and len(groups) > 1:
        raise whole.node.refuse(f"these choices have more than {_MOST} combinations; that is not supported")
    combinations = list(itertools.product(*(_options(part, key) for part, key in groups)))
    options = tuple(_option(whole, base, combination) for combination in combinations)
    firsts = [combination[0] for combination in combinations] if len(groups) == 1 else []
    return Choice(options, discriminator_of(whole, firsts, options))


def _options(part: Part, key: str) -> list[tuple[Part, str, int]]:
    found = part.node.require(key)
    members = list(found.items())
    if not members:
        raise found.refuse("a choice needs at least one schema")
    return [
        (Part(node, (*part.hint, f"type_{index}"), inherited=part.inherited), key, index)
        for index, node in enumerate(members)
    ]


def _option(whole: Whole, base: tuple[Part, ...], combination: tuple[tuple[Part, str, int], ...]) -> Schema:
    """Return one option, or one of each of several choices, together with what holds for all."""
    if len(combination) == 1:
        option = combination[0][0]
        if adds_nothing(base, parts_of((option,))):
            return whole.read_schema(whole.reader, (option,), option.pointer, option.hint)
    place, hint = whole.place, whole.hint
    for option, key, index in combination:
        place = child(child(place, key), index)
        hint = (*hint, _word(option))
    seeds = (*base, *(option for option, _, _ in combination))
    whole.reader.combined += 1
    if whole.reader.combined > _MOST_OF_ALL:
        raise whole.node.refuse(f"the choices of this contract have more than {_MOST_OF_ALL} combinations")
    try:
        return whole.read_schema(whole.reader, seeds, place, hint)
    except RefusedError:
        if kinds_of(parts_of(seeds)):
            raise
        # What stands beside the choice rules this option out, as `type: object` does a null.
        return Whole.of(whole.reader, seeds, place, hint, whole.read_schema).schema(Nothing())


def _word(option: Part) -> str:
    """Return the word for an option in the name of what it becomes together with others."""
    target = option.target
    return target.pointer.rpartition("/")[2] if target is not None else option.hint[-1]


def adds_nothing(base: tuple[Part, ...], parts: tuple[Part, ...]) -> bool:
    """Return whether some schemas say nothing of type that others do not say as well."""
    there = {part.pointer for part in parts}
    base = tuple(part for part in base if part.pointer not in there)
    words = {word for part in base for word in part.words()}
    if not words <= {"type", "properties", "required"}:
        return False
    if "type" in words and not set(kinds_of(parts)) <= _wide(kinds_of(base)):
        return False
    return required_names(base) <= required_names(parts) and all(
        _is_described(name, node, parts) for _, found in keyword(base, "properties") for name, node in found.members()
    )


def _wide(kinds: tuple[str, ...]) -> set[str]:
    return {*kinds, "integer"} if "number" in kinds else set(kinds)


def _is_described(name: str, node: Node, parts: tuple[Part, ...]) -> bool:
    """Return whether some schemas describe a property as much as another does."""
    described = [one for _, found in keyword(parts, "properties") if (one := found.get(name)) is not None]
    if any(_bare(one.value) == _bare(node.value) for one in described):
        return True
    inner = parts_of((Part(node, ()),))
    words = {word for part in inner for word in part.words()}
    if not described or not words <= {"type"}:
        return False
    together = parts_of(Part(one, ()) for one in described)
    return not words or set(kinds_of(together)) <= _wide(kinds_of(inner))


def _bare(value: Any) -> str:
    """Return a schema without what only describes it."""
    if not isinstance(value, dict):
        return canonical(value)
    return canonical({key: one for key, one in value.items() if key not in _SAYS_NO_TYPE})
