"""Which JSON types a schema allows: those that it names, or those that its keywords are about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from generator.document import Node
from generator.read.schema.parts import Part, parts_of
from generator.vocabulary import KINDS

_IMPLIED = {
    **dict.fromkeys(("properties", "additionalProperties", "required", "patternProperties"), "object"),
    **dict.fromkeys(("items", "prefixItems"), "array"),
}


def kind_of(value: Any) -> str:
    """Return the JSON type of a value; an integer is an integer, not a number."""
    kinds = ((bool, "boolean"), (int, "integer"), (float, "number"), (str, "string"), (list, "array"), (dict, "object"))
    return next((name for kind, name in kinds if isinstance(value, kind)), "null")


def named_kinds(found: Node) -> tuple[str, ...]:
    """Return the types that `type` names."""
    kinds = found.value if isinstance(found.value, list) else [found.value]
    for kind in kinds:
        if kind not in KINDS:
            raise found.refuse(f"`{kind}` is not a type of JSON Schema")
    if not kinds or len(set(kinds)) != len(kinds):
        raise found.refuse("a list of types needs at least one, each once")
    if "integer" in kinds and "number" in kinds:
        kinds = [kind for kind in kinds if kind != "integer"]
    return tuple(kinds)


def kinds_of(parts: Iterable[Part], seen: dict[str, tuple[str, ...]] | None = None) -> tuple[str, ...]:
    """Return the types that some schemas allow together; none where they contradict, all where nothing is said.

    `seen` holds what is known of the options of choices, so that each is asked once, however many lead to it.
    """
    parts = tuple(parts)
    seen = {} if seen is None else seen
    explicit = [kinds for part in parts for kinds in _explicit(part, seen)]
    if explicit:
        first, *rest = explicit
        for kinds in rest:
            first = _both(first, kinds)
        return first
    implied = {_IMPLIED[key] for part in parts for key in part.words() & _IMPLIED.keys()}
    return tuple(sorted(implied)) or KINDS


def _explicit(part: Part, seen: dict[str, tuple[str, ...]]) -> Iterable[tuple[str, ...]]:
    if part.node.value is False:
        yield ()
    type_ = part.get("type")
    if type_ is not None:
        yield named_kinds(type_)
    elif part.get("const") is not None:
        yield (kind_of(part.node.value["const"]),)
    elif (enum := part.get("enum")) is not None:
        yield tuple(dict.fromkeys(kind_of(one.value) for one in enum.items()))
    for key in ("oneOf", "anyOf"):
        found = part.get(key)
        if found is not None and not part.is_condition(key):
            yield _of_options(found, seen)


def _of_options(found: Node, seen: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    kinds: dict[str, None] = {}
    for option in found.items():
        # Who asks again on the way, asks for what leads back to itself: that allows what the others do.
        reference = option.get("$ref")
        place = reference.follow().pointer if reference is not None and len(option.value) == 1 else option.pointer
        if place not in seen:
            seen[place] = KINDS
            seen[place] = kinds_of(parts_of((Part(option, ()),)), seen)
        kinds |= dict.fromkeys(seen[place])
        if len(kinds) == len(KINDS):
            break
    return tuple(kinds)


def _both(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """Return the types that two lists allow; an integer is a number as well."""
    found = [kind for kind in one if kind in other or (kind == "integer" and "number" in other)]
    if "integer" in other and "number" in one and "integer" not in found:
        found.append("integer")
    return tuple(found)
