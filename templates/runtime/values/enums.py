"""Enumerations that keep a value that the contract does not know yet, instead of failing on it."""

from enum import Enum
from typing import Any, Self


class Open(Enum):
    """What the open enumerations share; a class of its own because `Enum` wants the data type first."""

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        # `Enum` keeps the data type here, which its type stubs do not tell.
        data_type: Any = getattr(cls, "_member_type_")  # noqa: B009  the comment above says why
        if type(value) is not data_type:
            return None
        # Not entered into any table of the class, so that a server cannot make it grow.
        new: Any = data_type.__new__
        unknown: Self = new(cls, value)
        unknown._name_ = ""
        unknown._value_ = value
        return unknown

    @property
    def known(self) -> bool:
        """Whether the contract lists this value; the `name` of one that it does not list is empty."""
        return bool(self._name_)

    def __repr__(self) -> str:
        return f"<{self}: {self._value_!r}>" if self.known else str(self)

    def __str__(self) -> str:
        return f"{type(self).__name__}.{self._name_}" if self.known else f"{type(self).__name__}({self._value_!r})"

    def __format__(self, format_spec: str) -> str:
        # What a mixed-in data type does to `format` differs between versions of Python; here it is always `str`.
        return format(str(self), format_spec)

    def __reduce_ex__(self, protocol: object) -> tuple[Any, ...]:
        # By value, as an unknown one has no name to be found by.
        return type(self), (self._value_,)


class OpenEnum(str, Open):
    """Strings. `LinkState("new")` is a `LinkState` even if the contract does not list "new"; `known` tells.

    Members and unknown values equal, and hash as, their string.
    """


class OpenIntEnum(int, Open):
    """Integers; otherwise as `OpenEnum`."""
