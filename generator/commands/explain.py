"""`oasmith explain`: what of the client a part of the contract became, and where a name of the client comes from."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from generator.commands.inputs import inputs, reach, refusing
from generator.frozen import frozen
from generator.ledger import Entry, Ledger, Symbol, ledger
from generator.ledger.lines import lines
from generator.load import load
from generator.pipeline import Generated, generate
from generator.problem import Location, Problem, RefusedError, shown


@frozen
class _Client:
    """A client and its ledger."""

    made: Generated
    ledger: Ledger
    places: Mapping[str, str]

    @classmethod
    def of(cls, made: Generated) -> _Client:
        return cls(
            made,
            ledger(made.document, made.api, made.package),
            lines(made.files, made.package.package_name),
        )

    def line(self, symbol: Symbol) -> str:
        """Return a symbol with the place at which it stands."""
        return f"{self.made.package.package_name}.{symbol.name}  ({symbol.role})  {self.places[symbol.name]}"

    def where(self, entry: Entry) -> Location:
        """Return the place at which a part was written."""
        return self.made.document.where(entry.place)


@refusing
def run(options: Any) -> int:
    """Print both ends of what was asked for, or how many there are of each kind. Returns 0."""
    contract, config = inputs(options)
    client = _Client.of(generate(contract, config, reach=reach(options, config, Path(options.output))))
    if options.what is None:
        told = _overview(client)
    elif "#" in options.what or options.what.startswith("/"):
        told = _part(client, unquote(options.what if "#" in options.what else f"#{options.what}"), contract)
    else:
        told = _name(client, options.what)
    for line in told:
        print(shown(line).rstrip())
    return 0


_OVERVIEW = (
    *("client", "group of operations", "method", "decoder of its payload"),
    *("model", "attribute", "enumeration", "member", "alias"),
)
"""The roles that are counted."""


def _overview(client: _Client) -> Iterator[str]:
    entries = client.ledger.entries
    own = {one.pointer: one for one in entries if one.within is None}
    parts = {one.pointer for one in entries}
    yield f"{client.made.document.file}: {len(parts)} parts"
    yield f"  {len(own)} have symbols of their own; the others are told by those of the part around them"
    kinds = Counter(symbol.role for one in own.values() for symbol in one.symbols)
    for role in _OVERVIEW:
        yield f"  {kinds[role]:>6}  {role}"


def _part(client: _Client, pointer: str, contract: Path) -> Iterator[str]:
    found = client.ledger.of(pointer)
    if not found:
        name, _, inner = pointer.partition("#")
        node = load(contract).find(inner) if not name else None
        if node is None:
            raise RefusedError(Problem(f"`{pointer}` is no part of this contract", Location(contract.as_posix())))
        yield f"{node.document.where(inner)}: {pointer}"
        yield "  is part of no message: nothing refers to it"
        return
    yield f"{client.where(found[0])}: {pointer}"
    here = found[0].pointer
    for place, reason in client.made.waived.items():
        if here in {place, place.rpartition("/")[0]} or here.startswith(f"{place}/"):
            yield f"  waived at {place}: {reason}"
    around = {one.within for one in found}
    for within in sorted(around, key=str):
        if within is not None:
            yield f"  told by the part around it, {within}:"
        for symbol in dict.fromkeys(symbol for one in found if one.within == within for symbol in one.symbols):
            yield f"  {client.line(symbol)}"


def _name(client: _Client, name: str) -> Iterator[str]:
    package = client.made.package.package_name
    found = client.ledger.from_name(name.removeprefix(f"{package}."))
    if not found:
        every = {symbol.name for one in client.ledger.entries for symbol in one.symbols}
        ends = {".".join(one.split(".")[-size:]): None for one in sorted(every) for size in (1, 2)}
        near = difflib.get_close_matches(name, ends, n=3)
        hint = f"; near it are {', '.join(near)}" if near else ""
        message = f"`{name}` is no symbol that comes from a part of the contract{hint}"
        raise RefusedError(Problem(message, Location(package)))
    for symbol, entries in found.items():
        yield client.line(symbol)
        for one in entries:
            yield f"  {client.where(one)}: {one.pointer}"
