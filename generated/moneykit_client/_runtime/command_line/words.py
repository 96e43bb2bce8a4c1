"""How names of Python are written on a command line, and what a docstring says of each argument."""

import inspect
from collections.abc import Iterable, Mapping
from itertools import pairwise

from attrs import field, frozen


def spelled(names: Iterable[str], taken: Iterable[str] = ()) -> dict[str, str]:
    """Return the names by how they are written: `reset-link` is `reset_link`, and `list` is `list_`.

    A name whose spelling is taken, or would be nothing, is written as it is in Python.
    """
    found: dict[str, str] = {}
    used = set(taken)
    for name in names:
        word = name.strip("_").replace("_", "-")
        written = word if word and word not in used else name
        found[written] = name
        used.add(written)
    return found


@frozen
class Said:
    """A docstring in its parts."""

    description: str = ""
    """All that stands before the sections."""
    entries: Mapping[str, str] = field(factory=dict[str, str])
    """The text on each name of a section, such as an argument or an attribute."""


def said(docstring: str | None) -> Said:
    """Return what a generated docstring says. Only in sections are lines indented, so no text of a contract is one."""
    lines = inspect.cleandoc(docstring or "").split("\n")
    titles = [at for at, (line, following) in enumerate(pairwise(lines)) if _is_title(line, following)]
    entries: dict[str, str] = {}
    name = ""
    for line in lines[titles[0] :] if titles else []:
        if line.startswith(" " * 8):
            entries[name] += f" {line.strip()}"
        elif line.startswith(" " * 4):
            name, _, text = line.strip().partition(": ")
            entries[name] = text
    return Said("\n".join(lines[: titles[0]] if titles else lines).strip(), entries)


def _is_title(line: str, following: str) -> bool:
    return line.endswith(":") and not line.startswith(" ") and following.startswith(" " * 4)
