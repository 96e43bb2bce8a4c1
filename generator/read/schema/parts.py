"""The parts of a schema, which hold at once: itself, the members of its `allOf`, and what its `$ref` names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from generator.document import Node
from generator.frozen import evolve, frozen
from generator.read.schema.naming import hint_of

SPEAKING = frozenset(
    {
        *("type", "format", "enum", "const", "properties", "required", "additionalProperties", "patternProperties"),
        *("items", "prefixItems", "oneOf", "anyOf"),
    }
)
"""The keywords that decide a type."""
_LEADS_ON = frozenset({"$ref", "allOf", "oneOf", "anyOf"})
_OF_CONDITION = frozenset({"required", "not", "type", "title", "description"})


@frozen
class Part:
    """A schema that holds together with others."""

    node: Node
    hint: tuple[str, ...]
    """The words that names of what is in it are made of."""
    inherited: bool = False
    """Whether it stands behind a `$ref`."""
    without: frozenset[str] = frozenset()
    """Keywords of it that are read elsewhere."""

    @property
    def pointer(self) -> str:
        """The place of the schema."""
        return self.node.pointer

    @property
    def target(self) -> Node | None:
        """The schema that its `$ref` names."""
        reference = self.node.get("$ref")
        return reference.follow() if reference is not None else None

    def get(self, key: str) -> Node | None:
        """Return a keyword's value."""
        return None if key in self.without else self.node.get(key)

    def words(self) -> frozenset[str]:
        """Return the keywords of it that decide a type."""
        if not isinstance(self.node.value, dict):
            return frozenset({"false"}) if self.node.value is False else frozenset()
        found = SPEAKING & self.node.value.keys() - self.without
        return frozenset(key for key in found if key not in {"oneOf", "anyOf"} or not self.is_condition(key))

    def is_condition(self, key: str) -> bool:
        """Return whether `oneOf` or `anyOf` only says which properties must be there, not of what type anything is."""
        found = self.node.value.get(key)
        type_ = self.node.value.get("type")
        return isinstance(found, list) and all(
            isinstance(one, dict)
            and not one.keys() - _OF_CONDITION
            and one.keys() & {"required", "not"}
            and one.get("type", type_) == type_
            for one in found
        )


def parts_of(seeds: Iterable[Part]) -> tuple[Part, ...]:
    """Return some schemas with all that holds when they do, each once: `allOf` and `$ref` are followed."""
    seeds = tuple(seeds)
    if len(seeds) == 1 and isinstance(seeds[0].node.value, dict) and _LEADS_ON.isdisjoint(seeds[0].node.value):
        # Most schemas lead to no other.
        return seeds
    found = {part.pointer: part for part in reversed(seeds)}
    waiting = list(found.values())
    found = dict(reversed(found.items()))
    followed: set[str] = set()
    while waiting:
        part = waiting.pop()
        if part.pointer in followed:
            continue
        followed.add(part.pointer)
        found.setdefault(part.pointer, part)
        waiting.extend(one for one in reversed(_below(part)) if one.pointer not in found)
    return tuple(_decided(part, found) for part in found.values())


def _below(part: Part) -> list[Part]:
    reference, members = part.node.get("$ref"), part.node.get("allOf")
    below = [Part(reference.follow(), hint_of(reference), inherited=True)] if reference is not None else []
    if members is not None:
        below += (evolve(part, node=one, without=frozenset()) for one in members.items())
    return below


def _decided(part: Part, parts: Mapping[str, Part]) -> Part:
    """Return a part without a choice of which one option is a part as well: it holds, so nothing is left to choose.

    So it is with a base that lists the schemas which extend it: each of them has decided.
    """
    decided = {
        key
        for key in ("oneOf", "anyOf")
        if (options := part.get(key)) is not None
        and any(
            reference.follow().pointer in parts
            for one in options.items()
            if (reference := one.get("$ref")) is not None and len(parts) > 1
        )
    }
    return evolve(part, without=part.without | decided) if decided else part


def keyword(parts: Iterable[Part], key: str) -> Iterator[tuple[Part, Node]]:
    """Yield the values of a keyword, with the part that has it."""
    for part in parts:
        found = part.get(key)
        if found is not None:
            yield part, found


def values(parts: Iterable[Part], key: str) -> list[Any]:
    """Return the values of a keyword, as they are."""
    return [found.value for _, found in keyword(parts, key)]
