"""The texts that are Python types in a client, each as the one text that equal values share."""

from __future__ import annotations

import base64
import datetime
import decimal
import ipaddress
import re

from generator.prove.formats import FORMATS

TAGS = {
    "datetime.datetime": "datetime",
    "datetime.date": "date",
    "datetime.time": "time",
    "UUID": "uuid",
    "_Base64": "base64",
    "_Duration": "duration",
    "_Decimal": "decimal",
    "_IPv4Address": "ipv4",
    "_IPv6Address": "ipv6",
}
"""Type -> how a value of it is tagged."""
_FORMAT = {"datetime": "date-time", "base64": "byte"}
_TIME = re.compile(r"(?:(.{10})[Tt ])?(\d\d:\d\d:\d\d)(?:\.(\d+))?([Zz]|[+-]\d\d:\d\d)?", re.ASCII)
_UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", re.IGNORECASE)


def canonical(name: str, text: str) -> str:  # noqa: PLR0911 # one return per kind of text
    """Return the text of a value of a type as equal values are told. Raises ValueError where it is none."""
    tag = TAGS[name]
    check = FORMATS.get(_FORMAT.get(tag, tag))
    if check is None and not _UUID.fullmatch(text):
        raise ValueError
    if check is not None and tag != "datetime" and not check(text):
        raise ValueError
    match tag:
        case "datetime" | "time":
            return _clock(tag, text)
        case "date":
            return datetime.date.fromisoformat(text).isoformat()
        case "base64":
            return base64.b64encode(decoded(text)).decode()
        case "decimal":
            return str(decimal.Decimal(text))
        case "ipv4" | "ipv6":
            return str(ipaddress.ip_address(text))
        case "duration":
            return text
    return text.lower()


def decoded(text: str) -> bytes:
    """Return the bytes of Base64, be it without its padding or in several lines."""
    plain = "".join(text.split()).rstrip("=")
    return base64.b64decode(plain + "=" * (-len(plain) % 4))


def _clock(tag: str, text: str) -> str:
    """Return a time as Python can hold it: microseconds, no leap second; a date-time without an offset is UTC."""
    found = _TIME.fullmatch(text)
    if found is None:
        raise ValueError
    day, clock, fraction, offset = found.groups()
    if (day is None) == (tag == "datetime"):
        raise ValueError
    if clock.endswith(":60"):
        clock, fraction = f"{clock[:-2]}59", "999999"
    offset = "+00:00" if offset in {"Z", "z", "-00:00"} or (offset is None and tag == "datetime") else offset or ""
    whole = f"{clock}.{(fraction or '')[:6]:0<6}{offset}"
    if tag == "time":
        return datetime.time.fromisoformat(whole).isoformat(timespec="microseconds")
    return datetime.datetime.fromisoformat(f"{day}T{whole}").isoformat(timespec="microseconds")
