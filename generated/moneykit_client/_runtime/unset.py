"""The value of a property or parameter that is absent, which is neither null nor any other value."""

from typing import ClassVar, Final, Literal, Self, final


@final
class Unset:
    """The type of `UNSET`, its only instance; it is falsy.

    A property is optional exactly if `Unset` is in its annotation.
    """

    __slots__ = ()
    _instance: ClassVar[Self | None] = None

    def __new__(cls) -> Self:
        """Return the only instance."""
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # The name of a global: copies and pickles are the same instance again.
        return "UNSET"


UNSET: Final = Unset()
"""Absent: left out of what is sent, or not in what was received."""
