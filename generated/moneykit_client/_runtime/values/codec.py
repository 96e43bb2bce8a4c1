"""Between JSON values and typed ones: `decode` needs the type, `encode` only the value."""

import datetime
import decimal
import ipaddress
import math
import uuid
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import Any, Final, cast

import attrs

from .files import File
from .layouts import LazyTime
from .nothing import NO_PROPERTIES
from .numbers import DecimalNumber, ExactFloat, write_number
from .shapes import reader, wire_names
from .straight import function, writing
from .texts import Base64, Duration, WireDecimal, WireIPv6, WireTime, write_base64, write_decimal, write_time
from .times import WireDatetime, write_date, write_datetime
from .unions import ADDITIONAL
from .unset import UNSET

_PLAIN: Final = frozenset({str, int, bool, type(None)})
"""What is in JSON as it is in Python."""


class UnsendableError(ValueError):
    """A value that cannot be sent: JSON has no such value, or the contract gives it no meaning."""

    def __init__(self, path: str, problem: str) -> None:
        super().__init__(path, problem)
        self.path = path
        self.problem = problem

    def prepend(self, step: str) -> None:
        """Say that the document is the value at `step` of a larger one."""
        self.path = f"${step}{self.path[1:]}"
        # What `repr` shows.
        self.args = (self.path, self.problem)

    def __str__(self) -> str:
        return f"{self.path}: {self.problem}"


def decode(type_: Any, value: Any) -> Any:
    """Return the JSON `value` as `type_`.

    Raises `ContractError` with the JSON path if it does not fit, TypeError if nothing can be read as `type_`.
    """
    return reader(type_)(value)


def encode(value: object) -> Any:
    """Return `value` as plain JSON values, which share nothing that can change with it.

    Raises `UnsendableError`, a ValueError, with the JSON path for a value that JSON does not have.
    """
    kind = type(value)
    if kind in _PLAIN:
        return value
    return _writer_of[kind](value)


def properties(value: object) -> dict[str, Any]:
    """Return the properties of a model or a mapping by their names on the wire, with their values as they are.

    Raises `UnsendableError` for anything else.
    """
    if isinstance(value, Mapping):
        return dict(cast("Mapping[str, Any]", value))
    if not attrs.has(type(value)) or isinstance(value, File):
        raise UnsendableError("$", f"a form is made of an object, not of a {type(value).__name__}")
    found = {name: getattr(value, attribute) for attribute, name in wire_names(type(value)).items()}
    additional: Mapping[str, Any] = getattr(value, ADDITIONAL, {})
    _refuse_again(value, found.keys() & additional.keys())
    return {name: item for name, item in found.items() if item is not UNSET} | dict(additional)


def _refuse_again(value: object, again: AbstractSet[str]) -> None:
    if again:
        names = ", ".join(sorted(again))
        raise UnsendableError("$", f"additional_properties has what {type(value).__name__} names itself: {names}")


def more_properties(
    value: object, document: dict[str, Any], additional: Mapping[str, Any], known: frozenset[str]
) -> None:
    """Add the additional properties of a model to its object. Raises `UnsendableError` if it names one itself."""
    if not known.isdisjoint(additional):
        _refuse_again(value, known & additional.keys())
    document |= _write_mapping(additional)


def _write_file(value: File) -> str:
    if isinstance(value.content, str):
        return value.content
    raise UnsendableError("$", "a file is sent in a form, and JSON has none")


def _write_float(value: float) -> float:
    if math.isfinite(value):
        return value
    # RFC 8259 section 6.
    raise UnsendableError("$", f"JSON has no {value}")


def _same(value: ExactFloat) -> ExactFloat:
    return value


def _write_datetime(value: datetime.datetime) -> str:
    try:
        return write_datetime(value)
    except ValueError as error:
        raise UnsendableError("$", str(error)) from None


def _write_decimal(value: decimal.Decimal) -> str:
    try:
        return write_decimal(value)
    except ValueError as error:
        raise UnsendableError("$", str(error)) from None


def _write_number(value: DecimalNumber) -> float:
    try:
        return write_number(value)
    except ValueError:
        raise UnsendableError("$", f"JSON has no {value}") from None


def _write_list(value: list[Any] | tuple[Any, ...]) -> list[Any]:
    items: list[Any] = []
    try:
        for item in value:
            items.append(item if type(item) in _PLAIN else encode(item))  # noqa: PERF401  their number is the index in the path
    except UnsendableError as error:
        error.prepend(f"[{len(items)}]")
        raise
    return items


def _write_mapping(value: Mapping[str, Any]) -> dict[str, Any]:
    items: dict[str, Any] = {}
    key = ""
    try:
        for key, item in value.items():
            items[key] = item if type(item) in _PLAIN else encode(item)
    except UnsendableError as error:
        error.prepend(f".{key}")
        raise
    return items


def _write_enum(value: Enum) -> Any:
    # `value` is the same, and takes ten times as long.
    return value._value_


def _model_writer(model: type) -> Callable[[Any], dict[str, Any]]:
    names = wire_names(model)
    known = frozenset(names.values())
    lazy = {name: it.held for name in names if isinstance(it := getattr(model, name, None), LazyTime)}

    def more(value: object, document: dict[str, Any], additional: Mapping[str, Any]) -> None:
        more_properties(value, document, additional, known)

    has_more = any(it.name == ADDITIONAL for it in attrs.fields(model))
    source, needed = writing(names.items(), lazy, ADDITIONAL if has_more else None)
    needed |= {"writers": _writer_of, "UnsendableError": UnsendableError}
    return function("write", source, {**needed, "NO_PROPERTIES": NO_PROPERTIES, "more": more})


_WRITERS: Final[Mapping[type, Callable[[Any], Any]]] = {
    float: _write_float,
    ExactFloat: _same,
    DecimalNumber: _write_number,
    list: _write_list,
    tuple: _write_list,
    dict: _write_mapping,
    datetime.datetime: _write_datetime,
    WireDatetime: _write_datetime,
    datetime.date: write_date,
    datetime.time: write_time,
    WireTime: write_time,
    Duration: str.__str__,
    uuid.UUID: str,
    File: _write_file,
    Base64: write_base64,
    decimal.Decimal: _write_decimal,
    WireDecimal: _write_decimal,
    ipaddress.IPv4Address: str,
    ipaddress.IPv6Address: str,
    WireIPv6: str,
}


def _make_writer(kind: type[Any]) -> Callable[[Any], Any]:
    """Return the writer of a type that `_WRITERS` does not list: a model, an enumeration or a subclass."""
    if issubclass(kind, Enum):
        return _write_enum
    if attrs.has(kind):
        return _model_writer(kind)
    for listed, write in _WRITERS.items():
        if issubclass(kind, listed):
            return write
    for plain in (str, int):
        if issubclass(kind, plain):
            return plain
    if issubclass(kind, Mapping):
        return _write_mapping
    return _refuse


def _refuse(value: object) -> Any:
    raise UnsendableError("$", f"JSON has no {type(value).__name__}")


class _Writers(dict[type, Callable[[Any], Any]]):
    """The writer of each type, made when its first value comes."""

    def __missing__(self, kind: type) -> Callable[[Any], Any]:
        write = self[kind] = _make_writer(kind)
        return write


_writer_of: Final = _Writers(_WRITERS)


def forget(model: type) -> None:
    """Make the writer of a model anew, since its attributes are held in another way."""
    _writer_of.pop(model, None)
