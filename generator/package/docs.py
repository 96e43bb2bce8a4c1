"""What pages say and import."""

from __future__ import annotations

from generator.frozen import frozen


@frozen
class Entry:
    """A line of a section: a name and what it is."""

    name: str
    text: str


@frozen
class Doc:
    """A docstring."""

    summary: str
    paragraphs: tuple[str, ...] = ()
    sections: tuple[tuple[str, tuple[Entry, ...]], ...] = ()


@frozen
class Import:
    """`import module`, or `from module import names`."""

    module: str
    names: tuple[str, ...] = ()
