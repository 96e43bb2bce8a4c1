"""How the pages of an operation follow one another -> the arguments of the decorator that makes its iterators."""

from __future__ import annotations

import json

from generator.ir import Operation, Pagination
from generator.package import Annotation, Paging
from generator.plan.annotations import union
from generator.plan.schemas import Schemas
from generator.reached import items_of, reached, success_schemas

_PLACES = ("items", "next", "last", "more", "total", "pages")
_FIRST = {"page": 1, "offset": 0}


def plan_paging(operation: Operation, schemas: Schemas) -> Paging | None:
    """Return how the pages of an operation follow one another; None where nothing says that it has any."""
    told = operation.pagination
    if told is None:
        return None
    settings: list[tuple[str, str | int]] = [(key, getattr(told, key)) for key in _PLACES if getattr(told, key)]
    if told.style in _FIRST and (start := _start(operation, told)) != 0:
        settings.append(("start", start))
    return Paging(told.style, told.parameter, tuple(settings), _item(operation, told, schemas))


def _item(operation: Operation, told: Pagination, schemas: Schemas) -> Annotation:
    arrays = reached(success_schemas(operation), told.items or "", schemas.declarations)
    return union(*(schemas.annotation(one) for one in items_of(arrays, schemas.declarations)))


def _start(operation: Operation, told: Pagination) -> int:
    """Return the number of the first page: as told, else the default of its parameter, else as people count."""
    if told.start is not None:
        return told.start
    one = next((each for each in operation.parameters if (each.location, each.name) == ("query", told.parameter)), None)
    default: object = json.loads(one.schema.facts.default or "null") if one is not None else None
    return default if isinstance(default, int) and not isinstance(default, bool) else _FIRST[told.style]
