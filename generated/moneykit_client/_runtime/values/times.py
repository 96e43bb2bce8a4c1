"""Dates and times between their RFC 3339 text and `datetime`, such that what was received is sent back unchanged."""

import datetime
import functools
import re
from typing import Any, Self, SupportsIndex

# RFC 3339 section 5.6. `datetime.fromisoformat` alone would also take week dates, bare hours and other ISO 8601 forms.
_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
_DATE_TIME = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
    r"[Tt ]"
    r"(?:[01][0-9]|2[0-3]):[0-5][0-9]:(?P<second>[0-5][0-9]|60)"
    r"(?P<fraction>\.[0-9]+)?"
    r"(?P<offset>[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])?"
)
_compiled = functools.cache(re.compile)
"""Compiles a pattern when it is first needed: to compile these takes as long as to import several modules."""
_DATE_END = len("2023-02-16")
_SECOND = len("2023-02-16T09:14:")
_SHORT = len("2023-02-16T09:14:11")
_LONG = len("2023-02-16T09:14:11+00:00")
_MINUTE = datetime.timedelta(minutes=1)


class WireDatetime(datetime.datetime):
    """A `datetime` that remembers the text it was read from, as `write_datetime` might spell it differently.

    It compares, hashes and computes as any other `datetime`; a new time made from it does not remember the text.
    """

    text: str | None = None

    @classmethod
    def read(cls, normal: str, text: str) -> Self:
        """Return the time of `normal`, which `fromisoformat` takes, remembering `text`."""
        value = cls.fromisoformat(normal)
        value.text = text
        return value

    def __repr__(self) -> str:
        # As of any other `datetime`: whoever reads it cares for the time.
        return repr(datetime.datetime.combine(self.date(), self.timetz()))

    def __reduce_ex__(self, protocol: SupportsIndex) -> str | tuple[Any, ...]:
        if self.text is None:
            return super().__reduce_ex__(protocol)
        return WireDatetime.read, (self.isoformat(), self.text)


def read_datetime(text: str) -> datetime.datetime:
    """Return the aware time that `text` names, an RFC 3339 `date-time` (section 5.6).

    Generous: a time without an offset is read as UTC. Digits beyond the microsecond and a leap second, which
    `datetime` cannot hold, are cut off; the text is kept. Raises ValueError if it is no time.
    """
    match = _compiled(_DATE_TIME).fullmatch(text)
    if match is None:
        message = "not an RFC 3339 date-time"
        raise ValueError(message)
    second, fraction, offset = match.groups()
    if second == "60":
        # The last instant before the next minute: later than every :59, earlier than the next :00.
        return WireDatetime.read(f"{text[:_SECOND]}59.999999{offset or 'Z'}".upper(), text)
    if offset is None:
        return WireDatetime.read(f"{text}Z", text)
    if fraction is None and offset == "Z" and text[_DATE_END] == "T":
        # What `write_datetime` writes.
        return datetime.datetime.fromisoformat(text)
    return WireDatetime.read(text.upper() if offset == "z" else text, text)


def known_datetime(text: str) -> datetime.datetime:
    """Return what `read_datetime` returns for a text that `checked_datetime` took, sooner if it is of a usual form."""
    if text[_DATE_END : _DATE_END + 1] == "T" and (len(text) == _SHORT or (len(text) == _LONG and text[_SHORT] != ".")):
        # Seconds, and no offset or one in figures.
        return WireDatetime.read(text if len(text) == _LONG else f"{text}Z", text)
    return read_datetime(text)


def checked_datetime(text: str) -> datetime.datetime | str:
    """Return the text of a time, where `read_datetime` can be asked later, else the time.

    Raises ValueError if it is none.
    """
    match = _compiled(_DATE_TIME).fullmatch(text)
    if match is None or match["second"] == "60":
        return read_datetime(text)
    # Whether there is such a day.
    datetime.date.fromisoformat(text[:_DATE_END])
    return text


def write_datetime(value: datetime.datetime) -> str:
    """Return the RFC 3339 text of `value`: the one it was read from if there is one.

    Raises ValueError if `value` has no offset, as RFC 3339 needs one.
    """
    if isinstance(value, WireDatetime) and value.text is not None:
        return value.text
    offset = value.utcoffset()
    if offset is None:
        message = (
            f"{value!r} has no offset, and RFC 3339 needs one: "
            "use datetime.now(timezone.utc), or .replace(tzinfo=...) if you know the zone"
        )
        raise ValueError(message)
    if offset % _MINUTE:
        # Historic local times have offsets with seconds, which RFC 3339 cannot spell.
        value = value.astimezone(datetime.UTC)
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text


def read_date(text: str) -> datetime.date:
    """Return the day that `text` names, an RFC 3339 `full-date`; raises ValueError if it is none."""
    if _compiled(_DATE).fullmatch(text) is None:
        message = "not an RFC 3339 full-date"
        raise ValueError(message)
    return datetime.date.fromisoformat(text)


def write_date(value: datetime.date) -> str:
    """Return `value` as RFC 3339 `full-date`, such as 2023-02-16."""
    return value.isoformat()
