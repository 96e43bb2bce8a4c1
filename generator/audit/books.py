"""Everything of an Api by the pointer at which the contract says it."""

from __future__ import annotations

from typing import Any, TypeAlias

from generator.frozen import frozen, values
from generator.ir import Api, Choice, Declaration, Named, Part, Schema, Type

_SIMPLE = (str, bool, int)
"""What holds nothing."""

Books: TypeAlias = dict[str, list[Any]]


@frozen
class Joined:
    """A schema that is one of the parts of another."""

    part: Part
    schema: Schema


def books(api: Api) -> Books:
    """Return everything of an Api by its pointer."""
    found: Books = {}
    waiting: list[Any] = [api]
    seen: set[int] = set()
    while waiting:
        one = waiting.pop()
        if type(one) is tuple:
            waiting.extend(one)
            continue
        held = values(one)
        # A property that many schemas inherit is the same in all of them.
        if held and id(one) not in seen:
            seen.add(id(one))
            kind = type(one)
            if kind is not Part and hasattr(one, "pointer"):
                found.setdefault(one.pointer, []).append(one)
            if kind is Schema:
                for part in one.parts:
                    found.setdefault(part.pointer, []).append(Joined(part, one))
            elif kind is Declaration and one.pointer.endswith(("/enum", "/type")):
                # The part of a schema that is not null is declared at the keyword.
                found.setdefault(one.pointer.rpartition("/")[0], []).append(one)
            waiting.extend([each for each in held if each and type(each) not in _SIMPLE])
    return found


def declared(entries: Books, pointer: str) -> Schema | None:
    """Return the schema that is declared at a pointer."""
    return next(
        (one.schema for one in entries.get(pointer, ()) if isinstance(one, Declaration) and one.pointer == pointer),
        None,
    )


def types_behind(schema: Schema, entries: Books) -> list[Type]:
    """Return the type of a schema with those that it is one of, and those that it names."""
    found: list[Type] = []
    waiting, seen = [schema], set[str]()
    while waiting:
        one = waiting.pop()
        found.append(one.type)
        if isinstance(one.type, Choice):
            waiting.extend(one.type.options)
        elif isinstance(one.type, Named) and one.type.target not in seen:
            seen.add(one.type.target)
            target = declared(entries, one.type.target)
            if target is not None:
                waiting.append(target)
    return found
