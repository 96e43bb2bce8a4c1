"""Small changes of a valid value, one place each: to its limits, beyond what is known, and to what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from generator.frozen import frozen
from generator.prove.meaning import TAG, Meaning
from generator.prove.places import Path, Place, places, replaced, without

UNKNOWN_PROPERTY = "unknown property"
UNKNOWN_VALUE = "unknown enum value"
UNKNOWN_VARIANT = "unknown variant"
LIMIT = "at a limit"
MISSING = "property missing"
WRONG = "wrong type"

_STRINGS = ("", "\x00\t\n", "é\u2028😀", "\"\\/'<&", "null", "0", "a" * 5000)
_NUMBERS = (0, -1, 1.5, -0.0, 1e308, 5e-324, 9007199254740993)
_INTEGERS = (0, -1, 1.0, 9007199254740993, 2**63, -(10**40))
_TIMES = (
    *("2023-02-16T09:14:11Z", "2023-02-16T09:14:11", "2023-02-16T09:14:11.123456789+05:30", "2016-12-31T23:59:60Z"),
    *("2023-02-16t09:14:11z", "2023-02-16T09:14:11-00:00", "2023-02-30T09:14:11Z", "2023-02-16T09:14:11.100Z"),
    *("0001-01-01T00:00:00Z", "9999-12-31T23:59:59.999999Z", "2023-02-16T24:00:00Z", "2023-W07-4T09:14:11Z"),
)
_DATES = ("2023-02-16", "2024-02-29", "2023-02-29", "0001-01-01", "2023-W07-4", "20230216")
_UUIDS = (
    *("00000000-0000-0000-0000-000000000000", "6BA7B810-9DAD-11D1-80B4-00C04FD430C8"),
    *("6ba7b8109dad11d180b400c04fd430c8", "{6ba7b810-9dad-11d1-80b4-00c04fd430c8}"),
)
_CLOCKS = ("09:14:11Z", "09:14:11", "09:14:11.123456789+05:30", "23:59:60z", "24:00:00Z", "9:14")
_DURATIONS = ("P1D", "P1Y2M3DT4H5M6.7S", "PT36H", "P2W", "-P1D", "P", "PT", "1 day", "P1S")
_BYTES = ("", "eA==", "eA", "e A = =", "eA=", "é", "e")
_DECIMALS = ("1.10", "+1", "1e2", "-0", ".5", "123456789012345678901234567890.5", "NaN", "1,5", "")
_IPV4 = ("192.0.2.1", "255.255.255.255", "256.1.1.1", "1.2.3")
_IPV6 = ("2001:db8::1", "2001:DB8:0:0:0:0:0:1", "::", "::ffff:192.0.2.1", "fe80::1%eth0", ":::")
_TEXTS = {
    "date-time": _TIMES,
    "date": _DATES,
    "uuid": _UUIDS,
    "time": _CLOCKS,
    "duration": _DURATIONS,
    "byte": _BYTES,
    "decimal": _DECIMALS,
    "ipv4": _IPV4,
    "ipv6": _IPV6,
}
_OTHERS: tuple[Any, ...] = (None, True, 1, 1.5, "text", "2023-02-16T09:14:11", [], ["x"], {"a": [None, {"b": 1}]})
"""What an unknown property may hold."""
_WRONG: tuple[Any, ...] = (None, True, 7, 1.5, "text", [], [1])


@frozen
class Edit:
    """A changed value, the place of the change, and what it is meant to be."""

    kind: str
    path: Path
    value: Any


def edits(meaning: Meaning, value: Any, root: str) -> Iterator[Edit]:
    """Yield the edits of the member `root` of a value."""
    for place in places(meaning, value):
        if place.path[:1] == (root,):
            for kind, path, new in _edits(place):
                changed = without(value, path) if kind == MISSING or new is _NOTHING else replaced(value, path, new)
                yield Edit(kind, path, changed)


_NOTHING = object()
"""Takes a property away."""


def _edits(place: Place) -> Iterator[tuple[str, Path, Any]]:
    schema, path, value = place.schema, place.path, place.value
    if TAG in schema and isinstance(value, dict):
        yield from _of_tag((*path, schema[TAG]["property"]))
    if isinstance(value, dict) and _speaks_of(schema, "object"):
        yield from _of_object(schema, path, value)
    if isinstance(value, list) and _speaks_of(schema, "array"):
        yield LIMIT, path, []
        if value and "prefixItems" not in schema:
            yield LIMIT, path, [value[0], value[0]]
    for new in _scalars(schema):
        yield LIMIT, path, new
    for unknown in _beyond(schema.get("enum", ())):
        yield UNKNOWN_VALUE, path, unknown
    for wrong in _WRONG:
        if not (isinstance(wrong, list) and wrong and (_speaks_of(schema, "array") or not schema.get("type"))):
            yield WRONG, path, wrong
    if schema.get("type") and not _speaks_of(schema, "object"):
        yield WRONG, path, {"a": 1}


def _beyond(known: Iterable[Any]) -> Iterator[Any]:
    kinds = {type(one) for one in known}
    yield from (one for one in ("unknown_value", 987654321) if type(one) in kinds)


def _of_tag(path: Path) -> Iterator[tuple[str, Path, Any]]:
    yield UNKNOWN_VARIANT, path, "unknown_variant"
    yield MISSING, path, _NOTHING
    for wrong in (None, 7, ["x"]):
        yield WRONG, path, wrong


def _of_object(schema: Any, path: Path, value: dict[str, Any]) -> Iterator[tuple[str, Path, Any]]:
    required = schema.get("required", ())
    for name in schema.get("properties", {}):
        if name in value:
            yield (MISSING if name in required else LIMIT), (*path, name), _NOTHING
    for number, new in enumerate(_OTHERS):
        yield UNKNOWN_PROPERTY, (*path, "unknown property" if number % 2 else "unknown_property"), new
    least = {name: one for name, one in value.items() if name in required}
    if least != value:
        yield LIMIT, path, least


def _scalars(schema: Any) -> Iterator[Any]:
    yield from schema.get("enum", ())
    if _speaks_of(schema, "null"):
        yield None
    if _speaks_of(schema, "boolean"):
        yield from (True, False)
    if _speaks_of(schema, "integer"):
        yield from _INTEGERS
    if _speaks_of(schema, "number"):
        yield from _NUMBERS
    for key in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"):
        limit = schema.get(key)
        if isinstance(limit, (int, float)) and not isinstance(limit, bool):
            yield from (limit, limit + 1, limit - 1)
    if _speaks_of(schema, "string") and "enum" not in schema:
        yield from _TEXTS.get(schema.get("format", ""), _STRINGS)
        for key in ("minLength", "maxLength"):
            length = schema.get(key)
            if isinstance(length, int) and length <= len(_STRINGS[-1]):
                yield from ("é" * length, "é" * (length + 1), "é" * max(length - 1, 0))


def _speaks_of(schema: Any, kind: str) -> bool:
    found = schema.get("type", ())
    return kind == found or (isinstance(found, list) and kind in found)
