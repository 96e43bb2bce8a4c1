"""Reading one JSON value that has no values inside: each reader returns it in Python, or raises `ContractError`."""

import datetime
import decimal
import ipaddress
import math
import uuid
from collections.abc import Callable, Mapping
from enum import Enum
from types import NoneType
from typing import Any, Final, Never, TypeAlias, TypeGuard

from ..errors import ContractError
from .enums import Open
from .files import File
from .numbers import DecimalNumber, ExactFloat, exactly
from .texts import Base64, Duration, read_base64, read_decimal, read_ipv6, read_time
from .times import checked_datetime, read_date, read_datetime

Read: TypeAlias = Callable[[Any], Any]

_KINDS: Final[Mapping[type, str]] = {
    NoneType: "null",
    bool: "true or false",
    int: "an integer",
    float: "a number",
    str: "a string",
    list: "an array",
    dict: "an object",
}
_LONGEST_TEXT: Final = 60
_MOST_SHOWN: Final = 10


def kind_of(value: object) -> str:
    """Return in words which kind of JSON value it is."""
    for kind, words in _KINDS.items():
        if isinstance(value, kind):
            return words
    return f"a {type(value).__name__}"


def shown(value: object) -> str:
    """Return the value for a message, on one short line."""
    text = repr(value)
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT]}…"


def is_object(value: object) -> TypeGuard[Mapping[str, Any]]:
    """Return whether it is a JSON object."""
    # The common case first: asking an abstract class takes much longer.
    return type(value) is dict or isinstance(value, Mapping)


def is_array(value: object) -> TypeGuard[list[Any]]:
    """Return whether it is a JSON array."""
    return isinstance(value, list)


def wrong_kind(expected: str, value: object) -> Never:
    """Raise: the value is of another kind than the contract says."""
    raise ContractError("$", expected, kind_of(value))


def wrong_value(expected: str, value: object) -> Never:
    """Raise: the value is of the right kind, but not one of those that the contract allows."""
    raise ContractError("$", expected, shown(value))


def nothing_for(expected: str) -> Never:
    """Raise: there is no value, and the contract requires one."""
    raise ContractError("$", expected, "nothing")


def read_any(value: Any) -> Any:
    """Return any JSON value as it is."""
    return value


def read_nothing(value: Any) -> Never:
    """Raise: there must be no value."""
    wrong_kind("nothing", value)


def read_none(value: Any) -> None:
    """Return null."""
    if value is not None:
        wrong_kind("null", value)


def read_bool(value: Any) -> bool:
    """Return true or false."""
    if value is True or value is False:
        return value
    wrong_kind("true or false", value)


def read_int(value: Any) -> int:
    """Return an integer. 1.0 is one: JSON Schema Validation 6.1.1, "any number with a zero fractional part"."""
    if type(value) is int:
        return value
    if isinstance(value, float):
        if value.is_integer():
            return int(value)
        wrong_value("an integer", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return int(value)
    wrong_kind("an integer", value)


def read_float(value: Any) -> float:
    """Return a number, an int or a float as it came. NaN and infinities are none (RFC 8259 section 6)."""
    if isinstance(value, float):
        if math.isfinite(value):
            # Whoever wants a float gets no text with it.
            return float(value) if type(value) is ExactFloat else value
        wrong_value("a finite number", value)
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    wrong_kind("a number", value)


def read_number(value: Any) -> DecimalNumber:
    """Return a number, digit for digit as it was written."""
    if not isinstance(value, (int, float)) or isinstance(value, bool):
        wrong_kind("a number", value)
    if isinstance(value, float) and not isinstance(value, ExactFloat) and not math.isfinite(value):
        wrong_value("a finite number", value)
    try:
        return exactly(value)
    except ValueError:
        wrong_value("a number with an exponent that a Decimal has", value)


def read_str(value: Any) -> str:
    """Return a string."""
    if isinstance(value, str):
        return value
    wrong_kind("a string", value)


def _read_file(value: Any) -> File:
    # JSON has no bytes: a file in it is a text.
    return File(read_str(value))


def _from_text(expected: str, read: Callable[[str], object]) -> Read:
    def read_text(value: Any) -> Any:
        if not isinstance(value, str):
            wrong_kind(f"a string with {expected}", value)
        try:
            return read(value)
        except ValueError:
            wrong_value(expected, value)

    return read_text


class WireUUID(uuid.UUID):
    """A `UUID` that was not read from small letters, and keeps the text it was read from."""

    text: str

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        # As of any other `UUID`.
        return f"UUID({self.text!r})"

    def __reduce__(self) -> tuple[Any, ...]:
        return _read_uuid, (self.text,)


def _read_uuid(text: str) -> uuid.UUID:
    value = uuid.UUID(text)
    # RFC 9562 section 4: no braces, no missing hyphens, which `uuid.UUID` would take as well; any case of the letters.
    if str(value) != text.lower():
        raise ValueError
    if str(value) != text:
        value = WireUUID(text)
        # A UUID refuses to be changed, and this one is still being made.
        object.__setattr__(value, "text", text)
    return value


def enum_reader(enum: type[Enum]) -> Read:
    """Return the reader of an enumeration; an open one keeps values that it does not know."""
    members: dict[object, Enum] = {member.value: member for member in enum}
    kinds: set[type] = {type(value) for value in members}
    is_open = issubclass(enum, Open)
    if is_open:
        kinds.add(str if issubclass(enum, str) else int)
    expected = one_of(members)

    def read_enum(value: Any) -> Any:
        if type(value) not in kinds:
            if isinstance(value, float) and int in kinds:
                return read_enum(read_int(value))
            if not isinstance(value, enum):
                wrong_kind(expected, value)
        member = members.get(value)
        if member is None:
            return enum(value) if is_open else wrong_value(expected, value)
        return member

    return read_enum


def literal_reader(values: tuple[object, ...]) -> Read:
    """Return the reader of constants; true is not 1, but 1.0 is (JSON Schema Core 4.2.2)."""
    # Python's 1 == True, so the key says which of the two it is.
    members = {(isinstance(value, bool), value): value for value in values}
    expected = one_of(values)

    def read_literal(value: object) -> Any:
        if is_array(value) or is_object(value):
            wrong_kind(expected, value)
        key = (isinstance(value, bool), value)
        return members[key] if key in members else wrong_value(expected, value)

    return read_literal


def one_of(values: Any) -> str:
    """Return in words that one of `values` is expected."""
    texts = [shown(value) for value in values]
    if len(texts) > _MOST_SHOWN:
        texts[_MOST_SHOWN:] = [f"{len(texts) - _MOST_SHOWN} more"]
    return texts[0] if len(texts) == 1 else f"one of {', '.join(texts)}"


read_lazy_time: Final = _from_text("a date-time (RFC 3339)", checked_datetime)
"""As the reader of a `datetime`, for attributes that hold texts."""

SCALARS: Final[Mapping[Any, tuple[frozenset[type], str, Read]]] = {
    Any: (frozenset(_KINDS), "any value", read_any),
    object: (frozenset(_KINDS), "any value", read_any),
    None: (frozenset({NoneType}), "null", read_none),
    NoneType: (frozenset({NoneType}), "null", read_none),
    bool: (frozenset({bool}), "true or false", read_bool),
    int: (frozenset({int, float}), "an integer", read_int),
    float: (frozenset({int, float}), "a number", read_float),
    DecimalNumber: (frozenset({int, float}), "a number", read_number),
    str: (frozenset({str}), "a string", read_str),
    datetime.datetime: (frozenset({str}), "a date-time", _from_text("a date-time (RFC 3339)", read_datetime)),
    datetime.date: (frozenset({str}), "a date", _from_text("a date (RFC 3339)", read_date)),
    datetime.time: (frozenset({str}), "a time", _from_text("a time (RFC 3339)", read_time)),
    Duration: (frozenset({str}), "a duration", _from_text("a duration (ISO 8601)", Duration)),
    uuid.UUID: (frozenset({str}), "a UUID", _from_text("a UUID", _read_uuid)),
    File: (frozenset({str}), "a string", _read_file),
    Base64: (frozenset({str}), "Base64", _from_text("Base64 (RFC 4648)", read_base64)),
    decimal.Decimal: (frozenset({str}), "a decimal number", _from_text("a decimal number", read_decimal)),
    ipaddress.IPv4Address: (frozenset({str}), "an IPv4 address", _from_text("an IPv4 address", ipaddress.IPv4Address)),
    ipaddress.IPv6Address: (frozenset({str}), "an IPv6 address", _from_text("an IPv6 address", read_ipv6)),
    Never: (frozenset(), "nothing", read_nothing),
}
"""For each type: the Python types of the JSON values it is read from, what it is in words, and its reader."""
