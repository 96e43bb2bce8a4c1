"""Read-only properties (OpenAPI 3.1 section 4.8.24; JSON Schema Validation section 9.4) are in no request."""

import functools
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import attrs

from .files import File
from .unset import UNSET

READ_ONLY: Final = "read_only"
"""The metadata of an attribute whose property a server sets, and nobody sends."""


def without_read_only(value: object) -> Any:
    """Return a value without the read-only properties of the models in it: the value itself where there are none."""
    if isinstance(value, Mapping):
        return _mapping(cast("Mapping[str, Any]", value))
    if isinstance(value, (list, tuple)):
        return _array(cast("Sequence[Any]", value))
    kind = type(value)
    return value if not attrs.has(kind) or kind is File else _model(value)


def _mapping(value: Mapping[str, Any]) -> Mapping[str, Any]:
    items = {name: without_read_only(it) for name, it in value.items()}
    return value if all(it is value[name] for name, it in items.items()) else items


def _array(value: Sequence[Any]) -> Sequence[Any]:
    items = [without_read_only(it) for it in value]
    if all(it is other for it, other in zip(items, value, strict=True)):
        return value
    return tuple(items) if isinstance(value, tuple) else items


def _model(value: object) -> object:
    changes: dict[str, Any] = {}
    for name, argument, read_only in _attributes(type(value)):
        item = getattr(value, name)
        left = UNSET if read_only else without_read_only(item)
        if left is not item:
            changes[argument] = left
    return attrs.evolve(cast("Any", value), **changes) if changes else value


def _attributes_of(model: type) -> tuple[tuple[str, str, bool], ...]:
    """Return the attributes of a model: name, argument, and whether it is read-only."""
    return tuple((it.name, it.alias or it.name, READ_ONLY in it.metadata) for it in attrs.fields(model))


_attributes: Final[Callable[[type], tuple[tuple[str, str, bool], ...]]] = functools.cache(_attributes_of)
