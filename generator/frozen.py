"""What the stages' data is made of: `@frozen` makes a class of plain data that never changes, compared by its values.

The classes are msgspec's structs, which C code makes and fills (docs/decisions/0018-speed.md).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar, dataclass_transform, overload

from msgspec import Struct, StructMeta, field
from msgspec.structs import astuple, replace

__all__ = ["evolve", "field", "fields", "frozen", "plain", "values"]

Data = TypeVar("Data")


@overload
def frozen(kind: type[Data]) -> type[Data]: ...


@overload
def frozen(*, order: bool) -> Callable[[type[Data]], type[Data]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(kind: type[Any] | None = None, *, order: bool = False) -> Any:
    """Return a class of frozen data with the annotated fields, defaults and methods of another; `order`: and with `<`.

    Mutable defaults are written `field(default_factory=…)`. There is no inheritance.
    """
    if kind is None:
        return lambda decorated: _frozen(decorated, order=order)
    return _frozen(kind, order=order)


def _frozen(kind: type[Any], *, order: bool) -> type[Any]:
    written = {name: value for name, value in vars(kind).items() if name not in {"__dict__", "__weakref__"}}
    return StructMeta(kind.__name__, (Struct,), written, frozen=True, order=order)


def evolve(one: Data, **changes: Any) -> Data:
    """Return frozen data with other values in some fields."""
    return replace(one, **changes)  # type: ignore[type-var] # every frozen class is a Struct


def fields(kind: type) -> tuple[str, ...]:
    """Return the names of the fields of a class; none of a class that is not frozen data."""
    return kind.__struct_fields__ if isinstance(kind, StructMeta) else ()


def values(one: object) -> tuple[Any, ...]:
    """Return the values of frozen data; none of what is something else."""
    return astuple(one) if isinstance(one, Struct) else ()


def plain(value: Any, without: frozenset[str] = frozenset()) -> Any:
    """Return frozen data as JSON has it, the members of mappings sorted; `without`: fields that are left out."""
    if isinstance(value, Struct):
        return {name: plain(getattr(value, name), without) for name in fields(type(value)) if name not in without}
    if isinstance(value, Mapping):
        return {key: plain(value[key], without) for key in sorted(value)}
    return [plain(one, without) for one in value] if isinstance(value, (tuple, list)) else value
