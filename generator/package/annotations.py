"""Types and defaults as Python spells them."""

from __future__ import annotations

from typing import TypeAlias

from generator.frozen import frozen
from generator.ir import Json


@frozen
class Word:
    """A type with a name of its own: `str`, `datetime.datetime`, `None`."""

    name: str


@frozen
class Ref:
    """A class or alias of the module `models`."""

    name: str


@frozen
class Generic:
    """`list[…]`, `tuple[…]` or `dict[str, …]`."""

    name: str
    arguments: tuple[Annotation, ...]


@frozen
class Literals:
    """`Literal[…]`."""

    values: tuple[Json, ...]


@frozen
class Union:
    """`A | B`."""

    options: tuple[Annotation, ...]


@frozen
class Tagged:
    """A union whose variants a property tells apart, with room for variants that nobody documented."""

    options: tuple[Annotation, ...]
    property_name: str
    mapping: tuple[tuple[str, str], ...]
    """Value of the property -> name of the class."""
    default: str | None = None
    """Name of the class for all other values; without it, they become `Unknown`."""


Annotation: TypeAlias = Word | Ref | Generic | Literals | Union | Tagged


# Defaults of fields and arguments.


@frozen
class Absent:
    """`UNSET`: left out of the message."""


@frozen
class Value:
    """A JSON scalar."""

    value: Json


@frozen
class Member:
    """A member of an enum."""

    enum: str
    name: str


Default: TypeAlias = Absent | Value | Member
