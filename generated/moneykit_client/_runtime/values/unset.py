"""The value of a property or parameter that is absent, which is neither null nor any other value."""

from enum import Enum
from typing import Final, Literal


class Unset(Enum):
    """The type of `UNSET`, its only member; it is falsy.

    A property is optional exactly if `Unset` is in its annotation. It is an enumeration of one, since type checkers
    then know what `is UNSET` and `is not UNSET` leave of a type.
    """

    UNSET = "unset"

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""Absent: left out of what is sent, or not in what was received."""
