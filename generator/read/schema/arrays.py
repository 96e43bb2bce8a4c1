"""Schemas of arrays: items that are all alike, and items that are told by their position."""

from __future__ import annotations

from generator.document import child
from generator.ir import Anything, List, Nothing, Schema
from generator.read.schema.parts import Part, keyword, values
from generator.read.schema.whole import Whole


def array_of(whole: Whole) -> List:
    """Return the type of arrays."""
    prefix: list[list[Part]] = []
    for part, found in keyword(whole.parts, "prefixItems"):
        for position, node in enumerate(found.items()):
            if position == len(prefix):
                prefix.append([])
            prefix[position].append(whole.inside(part, node, f"item_{position}"))
    seeds = [whole.inside(part, found, "item") for part, found in keyword(whole.parts, "items")]
    items = whole.member(seeds, "item", "items") if seeds else Schema(child(whole.place, "items"), Anything())
    first = tuple(whole.member(one, f"item_{n}", "prefixItems", n) for n, one in enumerate(prefix))
    return List(items, first, complete=bool(first) and _is_complete(whole, len(first), items))


def _is_complete(whole: Whole, count: int, items: Schema) -> bool:
    """Return whether arrays have exactly as many items as are told by their position."""
    least = max((one for one in values(whole.parts, "minItems") if isinstance(one, int)), default=0)
    most = min((one for one in values(whole.parts, "maxItems") if isinstance(one, int)), default=count + 1)
    return least == count and (isinstance(items.type, Nothing) or most == count)
