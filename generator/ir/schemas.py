"""What a contract says of values: its schemas and their types, a closed set."""

from __future__ import annotations

from typing import TypeAlias

from generator.frozen import frozen

Json: TypeAlias = str
"""A JSON value as its canonical text."""


@frozen
class Facts:
    """What a schema says beside its type."""

    title: str | None = None
    description: str | None = None
    default: Json | None = None
    examples: tuple[Json, ...] = ()
    deprecated: bool = False
    read_only: bool = False
    write_only: bool = False
    constraints: tuple[tuple[str, Json], ...] = ()
    """Assertions that narrow the type, as (keyword, value)."""


# The closed set of types.


@frozen
class Scalar:
    """A JSON string, integer, number, boolean or null, with its format."""

    kind: str
    format: str | None = None


@frozen
class Constant:
    """Exactly one value (`const`)."""

    value: Json


@frozen
class Enum:
    """One of several values (`enum`)."""

    kind: str
    """`string` or `integer` where all values are; `number`, `boolean` or `mixed` otherwise."""
    values: tuple[Json, ...]
    names: tuple[str, ...] = ()
    """Names for the values, from the extension `x-enum-varnames`; empty or one per value."""


@frozen
class List:
    """A JSON array."""

    items: Schema
    """Of the items behind those of `prefix`."""
    prefix: tuple[Schema, ...] = ()
    """Of the first items, each by its position (`prefixItems`)."""
    complete: bool = False
    """Whether the array has as many items as `prefix`, always."""


@frozen
class Map:
    """A JSON object whose keys are data."""

    values: Schema


@frozen
class Property:
    """A member of an object."""

    name: str
    required: bool
    schema: Schema


@frozen
class Object:
    """A JSON object whose keys are known."""

    properties: tuple[Property, ...]
    closed: bool = False
    """Whether other members are forbidden (`additionalProperties: false`)."""
    extra: Schema | None = None
    """The schema of other members, where the contract gives one."""


@frozen
class Named:
    """A type that is declared at another place of the contract."""

    target: str


@frozen
class Discriminator:
    """How the variants of a choice are told apart."""

    property_name: str
    mapping: tuple[tuple[str, str], ...]
    """Value of the property -> pointer of the variant."""
    default: str | None = None
    """Pointer of the variant for every other value, where there is one."""


@frozen
class Choice:
    """One of several types (`oneOf`, `anyOf`, a list of types)."""

    options: tuple[Schema, ...]
    discriminator: Discriminator | None = None


@frozen
class Anything:
    """Any JSON value."""


@frozen
class Nothing:
    """No value at all (`false`): what it stands for must not be there."""


Type: TypeAlias = Scalar | Constant | Enum | List | Map | Object | Named | Choice | Anything | Nothing


@frozen
class Part:
    """One of several schemas that hold at once (`allOf`, what stands beside a `$ref`), with its own facts."""

    pointer: str
    facts: Facts
    inherited: bool = False
    """Whether it stands behind a `$ref`."""


@frozen
class Schema:
    """A type at a place of the contract."""

    pointer: str
    type: Type
    facts: Facts = Facts()
    parts: tuple[Part, ...] = ()
    """What was put together here, where that is more than the schema at this place."""


@frozen
class Declaration:
    """A schema that has, or needs, a name."""

    pointer: str
    hint: tuple[str, ...]
    """The wire words a name is made of: the component's name, or those of parent and property."""
    schema: Schema
    component: bool
