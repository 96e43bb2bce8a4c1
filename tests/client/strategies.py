"""Bodies that Hypothesis makes up from the schemas of the contract: valid ones, and valid ones with a few changes."""

import copy
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st

from tests.client.bodies import CONTRACT

PATIENT = settings(
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
)
"""For machines that have much else to do: no example is too slow, and none is explained, which is slow."""

JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(), inside, max_size=3),
    max_leaves=5,
)
"""Any JSON value."""

NEAR_MISSES: st.SearchStrategy[Any] = st.sampled_from(
    [None, 0, 1, 0.0, "", "true", "error", "New", "2023-02-16", "2023-02-16T09:14:11", [], [None], {}]
)
"""Values that a careless reader takes for another."""

OFFSETS = st.just(UTC) | st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
DATE_TIMES = st.datetimes(timezones=OFFSETS).map(datetime.isoformat)
"""Times as RFC 3339 has them; Python writes none with letters in lower case or a leap second."""


def valid(schema: dict[str, Any], *, extra: bool = True) -> st.SearchStrategy[Any]:
    """Return the values that a schema of the contract allows.

    `extra` adds properties that it does not name. Raises NotImplementedError for what no schema of the contract is yet.
    """
    made: st.SearchStrategy[Any]
    match schema:
        case {"$ref": reference}:
            made = st.deferred(lambda: valid(resolved(reference), extra=extra))
        case {"oneOf": members}:
            made = st.one_of([valid(member, extra=extra) for member in members])
        case {"const": value}:
            made = st.just(value)
        case {"enum": values}:
            made = st.sampled_from(values)
        case {"type": "object"}:
            made = _object(schema, extra=extra)
        case {"type": "array", "items": items}:
            made = st.lists(valid(items, extra=extra), max_size=4)
        case {"type": "string"}:
            made = DATE_TIMES if schema.get("format") == "date-time" else st.text()
        case {"type": "boolean"}:
            made = st.booleans()
        case _:
            raise NotImplementedError(schema)
    return made


def resolved(reference: str) -> dict[str, Any]:
    """Return the schema that a `$ref` within the contract means."""
    found: Any = CONTRACT
    for step in reference.removeprefix("#/").split("/"):
        found = found[step]
    schema: dict[str, Any] = found
    return schema


def schema_of(status: int) -> dict[str, Any]:
    """Return the schema of the body that `reset_link` documents for a status."""
    response = CONTRACT["paths"]["/links/{id}/reset"]["post"]["responses"][str(status)]
    schema: dict[str, Any] = resolved(response["$ref"])["content"]["application/json"]["schema"]
    return schema


STATUSES = sorted(map(int, CONTRACT["paths"]["/links/{id}/reset"]["post"]["responses"]))
"""Those that are documented."""


def _object(schema: dict[str, Any], *, extra: bool) -> st.SearchStrategy[dict[str, Any]]:
    properties = {name: valid(part, extra=extra) for name, part in schema["properties"].items()}
    required = {name: properties.pop(name) for name in schema.get("required", ())}
    named = st.fixed_dictionaries(required, optional=properties)
    if not extra:
        return named
    names = st.text().filter(lambda name: name not in schema["properties"])
    unnamed = st.dictionaries(names, JSON, max_size=1)
    return st.tuples(named, unnamed).map(lambda parts: {**parts[0], **parts[1]})


@st.composite
def changed(draw: st.DrawFn, bodies: st.SearchStrategy[Any]) -> Any:
    """Return a body that is valid but for one or two values, each of which is replaced or removed."""
    body = copy.deepcopy(draw(bodies))
    for _ in range(draw(st.integers(1, 2))):
        *steps, last = ("it", *draw(st.sampled_from(list(_places(body)))))
        holder: Any = {"it": body}
        inside = holder
        for step in steps:
            inside = inside[step]
        if inside is not holder and draw(st.integers(0, 3)) == 0:
            del inside[last]
        else:
            # A copy, because the next change may be inside it.
            inside[last] = copy.deepcopy(draw(NEAR_MISSES | JSON))
        body = holder["it"]
    return body


def _places(body: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each value in a JSON value, itself first."""
    yield ()
    inside: Iterable[tuple[str | int, Any]] = ()
    if isinstance(body, dict):
        inside = body.items()
    elif isinstance(body, list):
        inside = enumerate(body)
    for step, part in inside:
        yield from ((step, *rest) for rest in _places(part))
