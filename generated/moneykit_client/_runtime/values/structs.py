"""The lane in C for writing: models become Structs, which msgspec writes several times as fast as dictionaries.

What goes into a Struct is plain, or was made so by `codec`; whatever is refused here, `codec` says why.
"""

from collections.abc import Callable, Mapping, Sequence
from types import NoneType, UnionType
from typing import Any, Final, Union, cast, get_args, get_origin

import attrs
import msgspec

from ..hints import type_hints
from .codec import encode, more_properties
from .enums import Open
from .files import File
from .layouts import LazyTime
from .nothing import NO_PROPERTIES
from .shapes import model_reader, wire_names
from .straight import Written, function, structuring
from .unions import ADDITIONAL
from .unset import UNSET, Unset

_MANY: Final = 64
"""Items of an array that are written at once: all Structs of a long one would not fit into caches."""

_Write = Callable[[Any], Any]


def write(value: object) -> bytes:
    """Return the compact JSON of a value.

    Where it is not sure it raises ValueError (`UnsendableError`, or of msgspec), TypeError, OverflowError or
    RecursionError.
    """
    kind = type(value)
    if kind is list and len(items := cast("list[Any]", value)) > _MANY:
        texts = (_ENCODE(_array(items[start : start + _MANY]))[1:-1] for start in range(0, len(items), _MANY))
        return b"[%b]" % b",".join(texts)
    return _ENCODE(_writer_of[kind](value))


_ENCODE: Final = msgspec.json.Encoder().encode


def _array(value: Sequence[Any]) -> list[Any]:
    return [_writer_of[type(item)](item) for item in value]


def _mapping(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _writer_of[type(item)](item) for name, item in value.items()}


def _same(value: Any) -> Any:
    return value


def _model_writer(model: type) -> _Write:
    # Once it was made, no attribute begins to hold texts of times.
    model_reader(model)
    names = wire_names(model)
    hints = type_hints(model)
    written: list[Written] = []
    for name in names:
        slot = getattr(model, name, None)
        held = slot.held if isinstance(slot, LazyTime) else None
        written.append(Written(name, held, *_usual(hints[name], is_lazy=held is not None)))
    fields = [(f"f{number}", Any, UNSET) for number in range(len(names))]
    rename = {f"f{number}": wire_name for number, wire_name in enumerate(names.values())}
    # What is UNSET is the default of all.
    struct = msgspec.defstruct(model.__name__, fields, rename=rename, omit_defaults=True, gc=False)
    wire = tuple(names.values())
    known = frozenset(wire)

    def more(value: object, items: Sequence[Any], additional: Mapping[str, Any]) -> dict[str, Any]:
        document = {name: item for name, item in zip(wire, items, strict=True) if item is not UNSET}
        more_properties(value, document, additional, known)
        return document

    has_more = any(it.name == ADDITIONAL for it in attrs.fields(model))
    source, needed = structuring(written, ADDITIONAL if has_more else None)
    needed |= {"writers": _writer_of, "Struct": struct, "more": more, "NO_PROPERTIES": NO_PROPERTIES}
    return function("write", source, needed)


def _usual(hint: Any, *, is_lazy: bool) -> tuple[type | None, bool]:
    """Return the type of the values that an attribute usually has, if msgspec writes it, and whether it may be null."""
    types = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    values = [it for it in types if it not in (Unset, NoneType, None)]
    usual: type | None = str if is_lazy else None
    if len(values) == 1 and isinstance(values[0], type):
        it: type = values[0]
        usual = it if it in {str, int, bool} or issubclass(it, Open) else usual
    return usual, len(values) < len([it for it in types if it is not Unset])


class _Writers(dict[type, _Write]):
    """What makes of a value of each type what msgspec writes; made when its first value comes."""

    def __missing__(self, kind: type) -> _Write:
        write: _Write = encode
        if attrs.has(kind) and kind is not File:
            try:
                write = _model_writer(kind)
            except (TypeError, ValueError, NameError):
                # Not a model as the generator writes it, or with a name that msgspec does not take.
                write = encode
        self[kind] = write
        return write


_writer_of: Final = _Writers(
    {**dict.fromkeys((str, int, bool, NoneType), _same), list: _array, tuple: _array, dict: _mapping}
)
