"""Numbers with more digits than a float has, which a `number` of the format `decimal` must carry all the same."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from decimal import Context, Decimal
from typing import Any, Self

from generator.prove.places import Path

_ADDED = "1E-30"
"""What is added to a number that was drawn: it is within the same limits, nearly always."""
_LONG = "0.1000000000000000055511151231257827"
_FAR = "1E+400"
"""Larger than any float."""
_PLENTY = Context(prec=1000)
_MOST = 3
"""Numbers of one value that get more digits, one after the other."""


class Digits(float):
    """A number of JSON with all its digits; two of them are equal by their digits."""

    text: str

    @classmethod
    def of(cls, text: str) -> Self:
        """Return the number of a text of JSON."""
        found = cls(text)
        found.text = text
        return found

    def __eq__(self, other: object) -> bool:
        return Decimal(self.text) == Decimal(other.text) if isinstance(other, Digits) else float(self) == other

    __hash__ = float.__hash__


def read(text: str | bytes) -> Any:
    """Return the value of a JSON document, with the digits of its numbers."""
    return json.loads(text, parse_float=Digits.of)


def canonical(value: float) -> str:
    """Return the digits of a number, as Python's decimal numbers show them."""
    return str(Decimal(value.text if isinstance(value, Digits) else repr(value)))


def written(value: Any, *, ascii_only: bool = True) -> str:
    """Return the JSON of a value, with the digits of its numbers."""
    if isinstance(value, Digits):
        return value.text
    if isinstance(value, dict):
        names = (json.dumps(name, ensure_ascii=ascii_only) for name in value)
        texts = (written(one, ascii_only=ascii_only) for one in value.values())
        return f"{{{', '.join(f'{name}: {text}' for name, text in zip(names, texts, strict=True))}}}"
    if isinstance(value, list):
        return f"[{', '.join(written(one, ascii_only=ascii_only) for one in value)}]"
    return json.dumps(value, ensure_ascii=ascii_only)


def with_more(value: Any, typed: Callable[[Any], Any], is_valid: Callable[[Any], bool]) -> Iterator[Any]:
    """Yield a value with more digits in one of its decimal numbers, for some of them.

    `typed` returns a value as a client has it, which tells the decimal numbers; `is_valid` takes Python's decimals.
    """
    if not any(_numbers(typed(value))):
        return
    found = 0
    for path in _paths(value, ()):
        drawn = Decimal(canonical(_at(value, path)))
        texts = (_LONG, _FAR, str(_PLENTY.add(drawn, Decimal(_ADDED))))
        changed = [_replaced(value, path, Digits.of(text)) for text in texts]
        decimal = (one for one in changed if canonical(_at(one, path)) in _numbers(typed(one)))
        fitting = [one for one in decimal if is_valid(_plain(one))]
        yield from fitting
        found += bool(fitting)
        if found == _MOST:
            return


def _numbers(typed: Any) -> list[str]:
    """Return the decimal numbers of a typed value."""
    if isinstance(typed, list):
        return [text for one in typed for text in _numbers(one)]
    if not isinstance(typed, dict):
        return []
    if typed.keys() == {"number"} and isinstance(typed["number"], str):
        return [typed["number"]]
    return [text for one in typed.values() for text in _numbers(one)]


def _paths(value: Any, path: Path) -> Iterator[Path]:
    if isinstance(value, dict):
        for name, one in value.items():
            yield from _paths(one, (*path, name))
    elif isinstance(value, list):
        for index, one in enumerate(value):
            yield from _paths(one, (*path, index))
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        yield path


def _at(value: Any, path: Path) -> Any:
    for step in path:
        value = value[step]
    return value


def _replaced(value: Any, path: Path, number: Digits) -> Any:
    if not path:
        return number
    step, *rest = path
    inner = _replaced(value[step], tuple(rest), number)
    if isinstance(value, dict):
        return {**value, step: inner}
    return [*value[:step], inner, *value[int(step) + 1 :]]


def _plain(value: Any) -> Any:
    """Return a value with decimals of Python in the place of `Digits`."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return Decimal(value.text) if isinstance(value, Digits) else value
