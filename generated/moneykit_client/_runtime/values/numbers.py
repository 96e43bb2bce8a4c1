"""Numbers that no float goes between: JSON's own text of a number, and a `Decimal` that is a number on the wire."""

import decimal
from typing import Any, ClassVar, Final, Self

_OF_INTEGER: Final = frozenset("-0123456789")


class ExactFloat(float):
    """The number that a JSON text spells, as near as a float comes to it, and the text."""

    text: str
    is_used: ClassVar[bool] = False
    """Whether there was any: where there was none, nobody need look for one."""

    @classmethod
    def read(cls, text: str) -> Self:
        """Return the number of a text; it is infinite where no float is as large, and its text is not."""
        found = cls(text)
        found.text = text
        ExactFloat.is_used = True
        return found

    def __reduce__(self) -> tuple[Any, ...]:
        return ExactFloat.read, (self.text,)


class DecimalNumber(decimal.Decimal):
    """A `Decimal` that is a JSON number on the wire, digit for digit; a plain `Decimal` is a string there.

    It is made as any `Decimal` is: `DecimalNumber("19.90")`. What is computed with it is a `Decimal` again.
    """

    __slots__ = ()

    def __new__(cls, value: decimal.Decimal | int | str = "0") -> Self:
        """Return the number; a float would have lost digits before, and is no argument."""
        return super().__new__(cls, value)

    def __repr__(self) -> str:
        return f"DecimalNumber({str(self)!r})"


class Exact:
    """Marks the models that have a `DecimalNumber`, however deep in them: their JSON is read digit for digit."""

    __slots__ = ()


def exact_integer(text: str) -> int | ExactFloat:
    """Return the number of JSON digits: an int, but for -0 and for more digits than Python makes an int of."""
    try:
        return ExactFloat.read(text) if text == "-0" else int(text)
    except ValueError:
        return ExactFloat.read(text)


def exactly(value: float) -> DecimalNumber:
    """Return a number as it was written: by its own text where it was read from JSON, else by the shortest.

    Raises ValueError for an exponent that no `Decimal` has.
    """
    if isinstance(value, int):
        return DecimalNumber(value)
    text = value.text if isinstance(value, ExactFloat) else repr(value)
    try:
        return DecimalNumber(text)
    except decimal.InvalidOperation:
        raise ValueError(text) from None


def write_number(value: DecimalNumber) -> int | ExactFloat:
    """Return the JSON number that this is, digit for digit. Raises ValueError for NaN and infinities."""
    if not value.is_finite():
        message = f"{value} is not a number"
        raise ValueError(message)
    text = str(value)
    return exact_integer(text) if _OF_INTEGER.issuperset(text) else ExactFloat.read(text)
