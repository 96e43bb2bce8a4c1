"""What is wrong with an input: one line each, with file:line:column and the JSON pointer."""

from __future__ import annotations

from generator.frozen import frozen


def shown(text: str) -> str:
    """Return a text in one line for a terminal: what would move the cursor or start a line is escaped as Python does.

    Contracts come from others, so what they say must not look like what we say, nor command the terminal.
    """
    return "".join(one if one.isprintable() else one.encode("unicode_escape").decode() for one in text)


@frozen(order=True)
class Location:
    """A place in a file. Lines and columns count from 1; 0 means that the whole file is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """Return `file:line:column`, the form that editors and terminals make clickable."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


@frozen
class Problem:
    """One thing that keeps a contract from becoming a client."""

    message: str
    location: Location
    pointer: str | None = None
    """JSON pointer (RFC 6901) into the contract, as a URI fragment; None where there is no contract yet."""
    is_limit: bool = False
    """Whether the contract may say this, and only the generator cannot do it yet; else it is the contract's mistake."""

    def __str__(self) -> str:
        """Return the problem in one line, whatever the contract says."""
        where = f"{self.location}: " if self.pointer is None else f"{self.location}: {self.pointer}: "
        return shown(where + " ".join(self.message.split()))


class RefusedError(Exception):
    """An input that cannot be used, with every problem that was found in it."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class PrintingError(Exception):
    """A client that cannot be printed, for a reason that is the user's: a template, a hook, a disk."""


class TemplateProblemError(PrintingError):
    """A template of the user's that cannot be rendered."""


class HookError(PrintingError):
    """A formatter or hook that failed, with what it said."""
