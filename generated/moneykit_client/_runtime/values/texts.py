"""Times, durations, addresses, numbers and bytes: between text and Python, such that what was read is sent back."""

import base64
import binascii
import datetime
import decimal
import functools
import ipaddress
import re
from typing import Any, Final, Self, SupportsIndex

# RFC 3339 section 5.6, `partial-time` with the offset that `full-time` has and many servers leave out.
_TIME: Final = (
    r"(?P<clock>(?:[01][0-9]|2[0-3]):[0-5][0-9]:)(?P<second>[0-5][0-9]|60)"
    r"(?P<fraction>\.[0-9]+)?(?P<offset>[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)
_DECIMAL: Final = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,4})?"


# RFC 3339 appendix A, and the sign and the fractions that ISO 8601 allows beside it.
_DURATION: Final = (
    r"[+-]?P(?=[0-9T])"
    r"(?:(?P<years>[0-9]+(?:[.,][0-9]+)?)Y)?(?:(?P<months>[0-9]+(?:[.,][0-9]+)?)M)?"
    r"(?:(?P<weeks>[0-9]+(?:[.,][0-9]+)?)W)?(?:(?P<days>[0-9]+(?:[.,][0-9]+)?)D)?"
    r"(?:T(?=[0-9])(?:(?P<hours>[0-9]+(?:[.,][0-9]+)?)H)?(?:(?P<minutes>[0-9]+(?:[.,][0-9]+)?)M)?"
    r"(?:(?P<seconds>[0-9]+(?:[.,][0-9]+)?)S)?)?"
)
_compiled: Final = functools.cache(re.compile)
"""Compiles a pattern when it is first needed: to compile these takes as long as to import several modules."""


class Duration(str):
    """An ISO 8601 duration such as `P1Y2M` or `PT1.5S`: its text, unchanged, as a month has no length of its own."""

    __slots__ = ()

    def __new__(cls, text: str) -> Self:
        """Raise ValueError if `text` is no duration."""
        if _compiled(_DURATION).fullmatch(text) is None:
            message = f"{text!r} is not an ISO 8601 duration"
            raise ValueError(message)
        return super().__new__(cls, text)

    @classmethod
    def of(cls, value: datetime.timedelta) -> Self:
        """Return the duration that `value` is, in days and seconds."""
        sign = "-" if value < datetime.timedelta() else ""
        value = abs(value)
        fraction = f".{value.microseconds:06}".rstrip("0") if value.microseconds else ""
        days = f"{value.days}D" if value.days else ""
        seconds = f"T{value.seconds}{fraction}S" if value.seconds or fraction or not days else ""
        return cls(f"{sign}P{days}{seconds}")

    def timedelta(self) -> datetime.timedelta:
        """Return it as a `timedelta`, to the microsecond. Raises ValueError if it has years or months."""
        match = _compiled(_DURATION).fullmatch(self)
        parts = {} if match is None else {unit: text.replace(",", ".") for unit, text in match.groupdict("0").items()}
        if float(parts.pop("years")) or float(parts.pop("months")):
            message = f"{str(self)!r} has years or months, which have no fixed length"
            raise ValueError(message)
        value = datetime.timedelta(**{unit: float(text) for unit, text in parts.items()})
        return -value if self.startswith("-") else value

    def __repr__(self) -> str:
        return f"Duration({str(self)!r})"

    def __str__(self) -> str:
        return str.__str__(self)


class WireTime(datetime.time):
    """A `time` that remembers the text it was read from; it compares and computes as any other."""

    text: str | None = None

    @classmethod
    def read(cls, normal: str, text: str) -> Self:
        """Return the time of `normal`, which `fromisoformat` takes, remembering `text`."""
        value = cls.fromisoformat(normal)
        value.text = text
        return value

    def __repr__(self) -> str:
        return repr(datetime.time.fromisoformat(self.isoformat()))

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        if self.text is None:
            return super().__reduce_ex__(protocol)
        return WireTime.read, (self.isoformat(), self.text)


class Base64(bytes):
    """Bytes that JSON holds as Base64 (RFC 4648 section 4): `Base64(b"…")`, as `bytes` alone have no text in JSON.

    Those that were read remember their text, as it might be written differently.
    """

    text: str | None = None

    @classmethod
    def read(cls, value: bytes, text: str | None) -> Self:
        """Return the bytes, remembering `text`."""
        found = cls(value)
        found.text = text
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return Base64.read, (bytes(self), self.text)


class WireDecimal(decimal.Decimal):
    """A `Decimal` that remembers the text it was read from, such as `+1` or `1e2`."""

    text: str

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the number, remembering its text."""
        found = cls(text)
        found.text = text
        return found

    def __repr__(self) -> str:
        return repr(decimal.Decimal(self))

    def __reduce__(self) -> tuple[Any, ...]:
        return WireDecimal.read, (self.text,)


class WireIPv6(ipaddress.IPv6Address):
    """An IPv6 address that was not read from its shortest text (RFC 5952), and keeps the text."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return repr(ipaddress.IPv6Address(int(self)))

    def __reduce__(self) -> tuple[Any, ...]:
        return WireIPv6, (self.text,)


def read_time(text: str) -> datetime.time:
    """Return the time of day that `text` names, RFC 3339 `full-time`, its offset kept, if it has one.

    Digits beyond the microsecond and a leap second are cut off; the text is kept. Raises ValueError if it is none.
    """
    match = _compiled(_TIME).fullmatch(text)
    if match is None:
        message = "not an RFC 3339 full-time"
        raise ValueError(message)
    clock, second, fraction, offset = match.groups()
    normal = f"{clock}59.999999" if second == "60" else f"{clock}{second}{fraction or ''}"
    value = WireTime.read(f"{normal}{offset or ''}".upper(), text)
    return datetime.time.fromisoformat(text.upper()) if write_time(value, exact=False) == text else value


def write_time(value: datetime.time, *, exact: bool = True) -> str:
    """Return the text of a time: the one that it was read from if there is one and `exact` is wanted."""
    if exact and isinstance(value, WireTime) and value.text is not None:
        return value.text
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def read_base64(text: str) -> Base64:
    """Return the bytes of Base64 (RFC 4648 section 4); padding may lack, lines may be broken (RFC 2045 section 6.8)."""
    plain = "".join(text.split())
    try:
        value = base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except binascii.Error as error:
        raise ValueError(str(error)) from None
    return Base64.read(value, text)


def write_base64(value: Base64) -> str:
    """Return the Base64 of some bytes: the one that they were read from if there is one."""
    return base64.b64encode(value).decode() if value.text is None else value.text


def read_decimal(text: str) -> decimal.Decimal:
    """Return the exact number that `text` is. Raises ValueError if it is none, or none that is finite."""
    if _compiled(_DECIMAL).fullmatch(text) is None:
        message = "not a decimal number"
        raise ValueError(message)
    value = decimal.Decimal(text)
    return value if str(value) == text else WireDecimal.read(text)


def write_decimal(value: decimal.Decimal) -> str:
    """Return the text of a number: the one that it was read from if there is one. Raises ValueError for no number."""
    if isinstance(value, WireDecimal):
        return value.text
    if not value.is_finite():
        message = f"{value} is not a number"
        raise ValueError(message)
    return str(value)


def read_ipv6(text: str) -> ipaddress.IPv6Address:
    """Return the address that `text` is (RFC 4291 section 2.2). Raises ValueError if it is none."""
    value = ipaddress.IPv6Address(text)
    if value.scope_id is not None:
        # A zone is no part of the address (RFC 4007 section 11).
        message = "an address with a zone"
        raise ValueError(message)
    return value if str(value) == text else WireIPv6(text)
