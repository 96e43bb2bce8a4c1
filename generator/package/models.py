"""What the module `models` declares: models, enums and aliases; and which of their unions overlap."""

from __future__ import annotations

from generator.frozen import frozen
from generator.ir import Json
from generator.package.annotations import Annotation, Default, Value
from generator.package.docs import Doc


@frozen
class Field:
    """An attribute of a model."""

    name: str
    wire_name: str
    annotation: Annotation
    default: Default | None
    text: str
    pointer: str
    read_only: bool = False
    """Whether an object of an answer is sent back without it."""

    @property
    def marked(self) -> bool:
        """Whether it has a name on the wire, or a meaning, that its own name and type do not tell."""
        return self.name != self.wire_name or self.read_only


@frozen
class Model:
    """An attrs class for a JSON object."""

    name: str
    doc: Doc
    fields: tuple[Field, ...]
    extra: Annotation | None
    """The type of properties that the contract does not name, where it gives one."""
    pointer: str
    left_out: tuple[str, ...] = ()
    """The pointers of properties that messages of the other direction have."""
    exact: bool = False
    """Whether a number in it, however deep, is a `DecimalNumber`."""


@frozen
class EnumClass:
    """An enum that keeps values which nobody documented."""

    name: str
    kind: str
    """The class of the runtime that it is made from."""
    doc: Doc
    members: tuple[tuple[str, Value], ...]
    pointer: str


@frozen
class Alias:
    """Another name for a type."""

    name: str
    annotation: Annotation
    text: str
    recursive: bool
    pointer: str


@frozen
class Overlap:
    """A union of which one JSON value fits two options."""

    where: str
    """The name in the client of what has the union."""
    inside: bool
    """Whether the union is that of its items or values, and not its own."""
    example: Json
    options: tuple[Annotation, Annotation]
    """Two that it fits."""
    chosen: Annotation
    """What the client reads it as."""
    why: str
    by_order: bool
    """Whether only the order of the options decides."""
