"""What a document has beside what its models name: added to models that the lane in C made without it."""

from collections.abc import Callable, Mapping
from types import NoneType
from typing import Any, Final, ForwardRef, Never, get_args, get_origin

import attrs

from ..hints import type_hints
from .files import File
from .shapes import wire_names
from .straight import adding, function
from .unions import ADDITIONAL
from .unset import UNSET, Unset

Add = Callable[[Any, Any], None]


def add_properties(value: object, document: object) -> None:
    """Give each model in a new value the properties of its object that it does not name."""
    _add_to[type(value)](value, document)


def takes_anything(model: type) -> bool:
    """Return whether an object may have any property beside those that its model names, of any type."""
    hints = type_hints(model)
    some_must_not_be = any({*(get_args(hint) or (hint,))} <= {Never, Unset} for hint in hints.values())
    return get_args(hints.get(ADDITIONAL))[1:] in {(Any,), (object,)} and not some_must_not_be


def _nothing(value: object, document: object) -> None:
    """Models are in none of the other types."""


def _to_items(value: list[Any], document: list[Any]) -> None:
    for item, plain in zip(value, document, strict=True):
        _add_to[type(item)](item, plain)


def _to_values(value: dict[str, Any], document: dict[str, Any]) -> None:
    for name, item in value.items():
        _add_to[type(item)](item, document[name])


def _to_model(model: type) -> Add:
    hints = type_hints(model)
    names = wire_names(model)
    known = frozenset(names.values())
    hold = getattr(model, ADDITIONAL).__set__

    def more(value: object, document: Mapping[str, Any]) -> None:
        # It is new, so nobody sees it change.
        hold(value, {name: item for name, item in document.items() if name not in known})

    inner = [(attribute, name) for attribute, name in names.items() if _may_hold_models(hints[attribute])]
    source, needed = adding(inner)
    return function("add", source, {**needed, "KNOWN": known, "more": more, "add_to": _add_to, "UNSET": UNSET})


def _may_hold_models(hint: Any) -> bool:
    if isinstance(hint, type) and get_origin(hint) is None:
        return attrs.has(hint) and hint is not File
    return isinstance(hint, (str, ForwardRef)) or any(map(_may_hold_models, get_args(hint)))


class _Adders(dict[type, Add]):
    """What adds to the values of each type, made when the first comes."""

    def __missing__(self, kind: type) -> Add:
        add: Add = _to_model(kind) if attrs.has(kind) and kind is not File else _nothing
        self[kind] = add
        return add


_add_to: Final = _Adders({list: _to_items, dict: _to_values, NoneType: _nothing})
