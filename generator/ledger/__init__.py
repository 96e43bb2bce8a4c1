"""The ledger: which part of a contract became which symbol of the client, and which symbol came from which part."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from generator.document import Document, Node, child
from generator.frozen import frozen
from generator.ir import Api
from generator.ledger.symbol import Symbol
from generator.ledger.symbols import symbols
from generator.package import Package

__all__ = ["Entry", "Ledger", "Symbol", "ledger"]


@frozen
class Entry:
    """One part of a contract, and what of the client it is in."""

    place: str
    """The part's pointer in the lowered contract."""
    pointer: str
    """Where it was written: `#/paths`, or `file#/paths` in another file."""
    symbols: tuple[Symbol, ...]
    """What it became; nothing else says so but `within`."""
    within: str | None
    """The part around it whose symbols say what this one says, where it has none of its own."""


@frozen
class Ledger:
    """Every part of a contract, in the order of the lowered contract."""

    entries: tuple[Entry, ...]

    def of(self, pointer: str) -> tuple[Entry, ...]:
        """Return the entries of a part that was written at a pointer: one for each place that it is used at.

        A reference stands for what it names.
        """
        return tuple(one for one in self.entries if pointer in {one.pointer, f"#{one.place}"})

    def from_name(self, name: str) -> dict[Symbol, tuple[Entry, ...]]:
        """Return the symbols that a name means, each with the parts that it comes from.

        A name is that of the symbol, or its end: `Link.state` means `models.Link.state`.
        """
        found: dict[Symbol, dict[str, Entry]] = {}
        for one in self.entries:
            for symbol in one.symbols if one.within is None else ():
                if symbol.name == name or symbol.name.endswith(f".{name}"):
                    found.setdefault(symbol, {}).setdefault(one.pointer, one)
        return {symbol: tuple(entries.values()) for symbol, entries in sorted(found.items())}


def ledger(document: Document, api: Api, package: Package) -> Ledger:
    """Return the ledger of a client: `document` is the lowered contract that `api` and `package` were made from."""
    return Ledger(tuple(_entries(document, document.root, symbols(document, api, package), None)))


_STANDING = frozenset({"schemas", "securitySchemes"})
"""The components that stand in the lowered contract where they were written; the others where they are used."""


def _entries(
    document: Document, node: Node, known: dict[str, tuple[Symbol, ...]], around: Entry | None
) -> Iterator[Entry]:
    """Yield the entries of a part and of all that is in it."""
    here = document.told(node.pointer)
    own = known.get(node.pointer)
    if own is not None or around is None:
        entry = Entry(node.pointer, here, own or (), None)
        around = entry
    else:
        entry = Entry(node.pointer, here, around.symbols, around.pointer)
    yield entry
    for key, value in _members(node.value):
        if node.pointer == "/components" and key not in _STANDING:
            continue
        yield from _entries(document, Node(document, child(node.pointer, key), value), known, around)


def _members(value: Any) -> Iterator[tuple[str | int, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    elif isinstance(value, list):
        yield from enumerate(value)
