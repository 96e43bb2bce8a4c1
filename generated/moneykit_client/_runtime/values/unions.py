"""Reading a value that may be one of several types: by the tag it carries, or by what fits it best."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final, NamedTuple, Never

import attrs
from attrs import field, frozen

from ..errors import ContractError
from .enums import Open
from .scalars import Read, is_array, is_object, kind_of, one_of, read_str, shown, wrong_kind

ADDITIONAL: Final = "additional_properties"
"""The attribute of a model that holds the properties that its schema does not name."""


@frozen(eq=False, repr=False)
class Tagged:
    """How the members of a union are told apart: by the value of one property (OpenAPI 3.1 section 4.8.25)."""

    property: str
    members: Mapping[str, str | type] = field(hash=False)
    default: str | type | None = None
    """The member for every other value, or none at all (OpenAPI 3.2 section 4.25.2)."""


def tagged(property: str, members: Mapping[str, str | type], default: str | type | None = None) -> Tagged:  # noqa: A002  OpenAPI's word
    """Mark a union: which value of `property` means which class, by its name or itself.

    A member may itself be a union, tagged or not. Objects with any other value become `default` or, if it is a member,
    `Unknown`, and are refused otherwise: a member that no value means takes none.
    """
    return Tagged(property, members, default)


class TakesUnknownTags:
    """Marks the class that takes the objects whose tag means no member of the union."""

    __slots__ = ()


class Shape(NamedTuple):
    """What is known about a type: from which JSON values it is read, and how."""

    kinds: frozenset[type]
    """The Python types of those JSON values."""
    expected: str
    """It in words, for messages."""
    read: Read


def tagged_reader(tag: Tagged, members: Mapping[str, Read], fallback: Read | None) -> Read:
    """Return the reader of a tagged union, given the reader for each value of the tag, and that for all others."""
    name = tag.property
    expected = one_of(members)

    def read_tagged(value: Any) -> Any:
        if not is_object(value):
            wrong_kind("an object", value)
        if name not in value:
            if tag.default is not None and fallback is not None:
                return fallback(value)
            refuse("nothing")
        key = value[name]
        if not isinstance(key, str):
            refuse(kind_of(key))
        return (members.get(key) or fallback or refuse(shown(key)))(value)

    def refuse(got: str) -> Never:
        error = ContractError("$", expected, got)
        error.prepend(name)
        raise error

    return read_tagged


def union_reader(shapes: Sequence[Shape]) -> Read:
    """Return the reader of a union without a tag.

    The kind of the JSON value chooses the members that can fit. If several do, the best fit is taken: the one that
    knows the most of the value, then the more special one, then the first.
    """
    expected = " or ".join(dict.fromkeys(shape.expected for shape in shapes))
    by_kind: dict[type, Read] = {}
    for kind in frozenset[type]().union(*(shape.kinds for shape in shapes)):
        fitting = [shape for shape in shapes if kind in shape.kinds]
        # Any value goes last, and any string after a date or a constant.
        fitting.sort(key=lambda shape: (len(shape.kinds), shape.read is read_str))
        by_kind[kind] = fitting[0].read if len(fitting) == 1 else _best_of([shape.read for shape in fitting], expected)

    def read_union(value: object) -> Any:
        read = by_kind.get(type(value)) or next(
            (read for kind, read in by_kind.items() if isinstance(value, kind)), None
        )
        if read is None:
            wrong_kind(expected, value)
        return read(value)

    return read_union


def _best_of(readers: Sequence[Read], expected: str) -> Read:
    def read_best(value: Any) -> Any:
        best: Any = None
        fewest: int | None = None
        for read in readers:
            try:
                found = read(value)
            except ContractError:
                continue
            unknown = _unknown(found)
            if unknown == 0:
                return found
            if fewest is None or unknown < fewest:
                best, fewest = found, unknown
        if fewest is None:
            raise ContractError("$", expected, shown(value) if isinstance(value, str) else kind_of(value))
        return best

    return read_best


def _unknown(value: object) -> int:
    """Return how much of what was read the contract does not know: properties and values of enumerations."""
    if isinstance(value, Open):
        return not value.known
    parts: Iterable[Any] = ()
    here = 0
    if is_array(value):
        parts = value
    elif is_object(value):
        parts = value.values()
    elif attrs.has(model := type(value)):
        parts = [getattr(value, it.name) for it in attrs.fields(model)]
        here = len(getattr(value, ADDITIONAL, ()))
    return here + sum(_unknown(part) for part in parts)
