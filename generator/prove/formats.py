"""The formats of strings that are Python types in a client, each with what its standard says, for a validator."""

from __future__ import annotations

import datetime
import ipaddress
import re
from collections.abc import Callable, Mapping

# RFC 3339, section 5.6.
_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_CLOCK = (
    r"(?P<hour>\d{2}):(?P<minute>\d{2}):(?P<second>\d{2})(?:\.\d+)?"
    r"(?P<offset>[Zz]|[+-](?P<hours>\d{2}):(?P<minutes>\d{2}))?"
)
_TIME = re.compile(_CLOCK, re.ASCII)
_DATE_TIME = re.compile(rf"(?P<date>\d{{4}}-\d{{2}}-\d{{2}})[Tt ]{_CLOCK}", re.ASCII)
_LAST = {"hour": 23, "minute": 59, "second": 60, "hours": 23, "minutes": 59}
# ISO 8601-2: the units in their order, at least one of them, and one behind the T if there is a T.
_UNITS = ("YMWD", "HMS")
_AMOUNT = re.compile(r"(\d+(?:[.,]\d+)?)([A-Z])", re.ASCII)
_BASE64 = re.compile(r"[A-Za-z0-9+/]*={0,2}", re.ASCII)
_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d{1,4})?", re.ASCII)
_FOUR = 4


def _is_date(text: str) -> bool:
    found = _DATE.fullmatch(text)
    if found is None:
        return False
    try:
        datetime.date(*map(int, found.groups()))
    except ValueError:
        return False
    return True


def _is_clock(found: re.Match[str] | None) -> bool:
    return found is not None and all(int(found[name] or 0) <= last for name, last in _LAST.items())


def _is_date_time(text: str) -> bool:
    found = _DATE_TIME.fullmatch(text)
    return found is not None and _is_date(found["date"]) and _is_clock(found)


def _is_time(text: str) -> bool:
    return _is_clock(_TIME.fullmatch(text))


def _is_duration(text: str) -> bool:
    text = text.removeprefix("-") if text.startswith("-") else text.removeprefix("+")
    if not text.startswith("P") or text.count("T") > 1:
        return False
    parts = text[1:].split("T")
    amounts = [_AMOUNT.findall(part) for part in parts]
    written = ["".join(f"{number}{unit}" for number, unit in found) for found in amounts]
    if written != parts:
        return False
    ordered = all(
        [units.find(unit) for _, unit in found] == sorted({units.find(unit) for _, unit in found} - {-1})
        for found, units in zip(amounts, _UNITS, strict=False)
    )
    return ordered and any(amounts) and (len(parts) == 1 or bool(amounts[1]))


def _is_base64(text: str) -> bool:
    plain = re.sub(r"\s", "", text)
    rest = len(plain.rstrip("=")) % _FOUR
    padded = "=" not in plain or len(plain) <= len(plain.rstrip("=")) + (-len(plain.rstrip("="))) % _FOUR
    return _BASE64.fullmatch(plain) is not None and rest != 1 and padded


def _is_address(kind: Callable[[str], object]) -> Callable[[str], bool]:
    def check(text: str) -> bool:
        try:
            kind(text)
        except ValueError:
            return False
        return "%" not in text

    return check


FORMATS: Mapping[str, Callable[[str], bool]] = {
    "date-time": _is_date_time,
    "date": _is_date,
    "time": _is_time,
    "duration": _is_duration,
    "byte": _is_base64,
    "decimal": lambda text: _DECIMAL.fullmatch(text) is not None,
    "ipv4": _is_address(ipaddress.IPv4Address),
    "ipv6": _is_address(ipaddress.IPv6Address),
}
"""Format -> whether a text has it."""

TYPED = frozenset({*FORMATS, "uuid"})
"""The formats that are Python types; the others are annotations (JSON Schema Validation 2020-12, section 7.2.1)."""
