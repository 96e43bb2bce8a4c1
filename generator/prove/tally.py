"""Counts what was tried and keeps the smallest input that failed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, Protocol, TypeVar

from generator.prove.carried import Misstep

NO_ANSWER = "no answer"
"""The kind of what no client answered: it cannot be imported or made, or it hangs."""


class Tried(Protocol):
    """An input of some kind."""

    @property
    def kind(self) -> str:
        """What kind of input it is."""
        ...

    @property
    def input(self) -> str:
        """It as text."""
        ...


T = TypeVar("T", bound=Tried)
Anything = TypeVar("Anything")


class Tally(Generic[T]):
    """The account of one check."""

    def __init__(self) -> None:
        self.tried: dict[str, int] = {}
        self.passed = 0
        self.failed: tuple[T, Misstep] | None = None

    def count(self, one: T, found: Misstep | None) -> None:
        """Note what came of an input."""
        # After a failure the same things are tried again, only smaller.
        if self.failed is None:
            self.tried[one.kind] = self.tried.get(one.kind, 0) + 1
            self.passed += found is None
        if found is not None and (self.failed is None or _size(one) <= _size(self.failed[0])):
            self.failed = one, found


def _size(one: Tried) -> tuple[int, str]:
    return len(one.input), one.input


def spread(found: Iterable[Anything], most: int) -> list[Anything]:
    """Return at most so many of some things, evenly chosen and in their order."""
    every = list(found)
    if len(every) <= most:
        return every
    return [every[index * len(every) // most] for index in range(most)]
