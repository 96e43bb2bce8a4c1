"""Whether two JSON values are the same message, and the short list of differences that do not count."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Callable
from typing import Any

from generator.prove.digits import written
from generator.prove.places import Path, told

_OFFSET = re.compile(r"(?:[Zz]|[+-]\d\d:\d\d)$", re.ASCII)
_FRACTION = re.compile(r"\.(\d+)", re.ASCII)
_TIME = re.compile(r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})?", re.ASCII)
_CLOCK = re.compile(r"\d{2}:\d{2}:\d{2}(\.\d+)?([Zz]|[+-]\d{2}:\d{2})?", re.ASCII)


def _number(one: Any, other: Any) -> bool:
    numbers = isinstance(one, (int, float)) and isinstance(other, (int, float))
    return numbers and not isinstance(one, bool) and not isinstance(other, bool) and one == other


def _offset(one: Any, other: Any) -> bool:
    if not isinstance(one, str) or not isinstance(other, str) or not _TIME.fullmatch(one) or _OFFSET.search(one):
        return False
    return other in {f"{one}Z", f"{one}+00:00"}


NORMALISATIONS: dict[str, Callable[[Any, Any], bool]] = {
    "`1.0` for `1` where the type is number": _number,
    "an offset for a time without one": _offset,
}
"""The differences between what was sent and what came back that do not count, beside the order of keys."""


def _spelling(one: Any, other: Any) -> bool:
    texts = isinstance(one, str) and isinstance(other, str)
    if not texts:
        return False
    if _CLOCK.fullmatch(one) and _CLOCK.fullmatch(other):
        return _instant(f"2000-01-01T{one}") == _instant(f"2000-01-01T{other}")
    return bool(_TIME.fullmatch(one) and _TIME.fullmatch(other)) and _instant(one) == _instant(other)


MADE_HERE = {**NORMALISATIONS, "another spelling of the same time": _spelling}
"""What is allowed on top where a time was made in Python, and so has no text to keep; and to the second opinion."""


def _instant(text: str) -> object:
    """Return the moment that a text names, or the text itself where Python's times cannot say."""
    try:
        found = datetime.datetime.fromisoformat(_FRACTION.sub(lambda one: f".{one[1]:0<6.6}", text.upper()))
        return found if found.tzinfo is not None else found.replace(tzinfo=datetime.UTC)
    except ValueError:
        return text


def difference(  # noqa: PLR0911 # one return per kind of value
    sent: Any, returned: Any, allowed: dict[str, Callable[[Any, Any], bool]] = NORMALISATIONS, path: Path = ()
) -> str | None:
    """Return the first difference that counts, with its path; None where there is none."""
    if isinstance(sent, dict) and isinstance(returned, dict):
        for key in (*sent, *returned):
            if key not in sent or key not in returned:
                return f"{told((*path, key))} {'was lost' if key in sent else 'was added'}"
        found = (difference(sent[key], returned[key], allowed, (*path, key)) for key in sent)
        return next((one for one in found if one is not None), None)
    if isinstance(sent, list) and isinstance(returned, list):
        if len(sent) != len(returned):
            return f"{told(path)} has {len(returned)} items instead of {len(sent)}"
        pairs = enumerate(zip(sent, returned, strict=True))
        found = (difference(one, other, allowed, (*path, index)) for index, (one, other) in pairs)
        return next((one for one in found if one is not None), None)
    if type(sent) is type(returned) and sent == returned:
        return None
    if any(same(sent, returned) for same in allowed.values()):
        return None
    return f"{told(path)} is {short(returned)} instead of {short(sent)}"


def as_text(value: Any) -> str:
    """Return JSON in which every character can be seen: those that cannot are escaped."""
    text = written(value, ascii_only=False)
    return "".join(one if one.isprintable() else json.dumps(one)[1:-1] for one in text)


def short(value: object, most: int = 120) -> str:
    """Return a value in one line."""
    text = repr(value)
    return text if len(text) <= most else f"{text[:most]}…"
