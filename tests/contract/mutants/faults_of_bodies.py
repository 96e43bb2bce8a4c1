"""Faults of bodies, made by walking the schemas of the documented answers."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.document import Node
from tests.contract.mutants.fault import Change, Fault, Lie, Path, whenever, with_body, with_value
from tests.contract.suite.contract import JSON, Contract, Outcome, Variant, resolved
from tests.contract.suite.wire import Answer

KINDS = (
    "a required property dropped",
    "a type changed",
    "null",
    "an enum value invented",
    "a constant changed",
    "a format broken",
    "a nested type broken",
    "a list for an object",
    "not JSON",
)

OTHER_TYPE = {"string": 5, "integer": "5", "number": "5", "boolean": "yes", "array": {}, "object": []}
"""For each type of JSON, a value of another one that programs mix up with it."""


@dataclass(frozen=True)
class Place:
    """A value that a body may have somewhere."""

    path: Path
    schema: Node
    required: bool

    @property
    def type(self) -> str:
        """The type that the schema asks for; "" if it asks for none or for several."""
        found = self.schema.value.get("type")
        return found if isinstance(found, str) else ""

    def __str__(self) -> str:
        return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in self.path).lstrip(".")


def bodies(contract: Contract) -> Iterator[tuple[Outcome, Variant]]:
    """Yield every documented outcome whose body is JSON, with its schema."""
    for operation in contract.operations:
        for response in operation.responses.values():
            for media_type, variants in response.variants.items():
                for variant in variants if JSON.fullmatch(media_type) else ():
                    yield Outcome(operation.name, response.status, variant.name), variant


def places(schema: Node, path: Path = (), seen: frozenset[str] = frozenset()) -> Iterator[Place]:
    """Yield every value below a schema, each schema once on its way: a tree in a contract may have no end."""
    if schema.pointer in seen:
        return
    seen |= {schema.pointer}
    properties, items = schema.get("properties"), schema.get("items")
    required = schema.value.get("required", [])
    for name, node in properties.members() if properties else ():
        below = resolved(node)
        yield Place((*path, name), below, name in required)
        yield from places(below, (*path, name), seen)
    if items and isinstance(items.value, dict):
        below = resolved(items)
        yield Place((*path, 0), below, required=False)
        yield from places(below, (*path, 0), seen)


def faults(contract: Contract) -> Iterator[Fault]:
    """Yield the faults: of a success every one, of errors, which look alike, one or the other."""
    errors = 0
    for outcome, variant in bodies(contract):
        found = list(places(variant.node))
        required = [it for it in found if it.required]
        success = outcome.status.startswith("2")
        if success or errors % 2:
            yield from _of_values(contract, outcome, found)
        if success:
            yield from _dropped(contract, outcome, required)
            yield from _of_types(contract, outcome, found)
        elif required and not errors % 2:
            yield from _dropped(contract, outcome, [required[errors % len(required)]])
        if success or not errors:
            yield from _of_nothing(contract, outcome, found)
            yield from _lists(contract, outcome, variant)
        errors += not success
    yield from _unreadable(contract)


def _fault(contract: Contract, kind: str, outcome: Outcome, detail: str, lie: Lie) -> Fault:
    return Fault(kind, f"{outcome}{' ' if detail else ''}{detail}", contract.pointer_to(outcome), lie)


def _lists(contract: Contract, outcome: Outcome, variant: Variant) -> Iterator[Fault]:
    if resolved(variant.node).value.get("type") == "object":
        lie = whenever(contract, outcome, with_body(lambda body: [body]))
        yield _fault(contract, "a list for an object", outcome, "", lie)


def _put(contract: Contract, kind: str, outcome: Outcome, place: Place, value: Any) -> Fault:
    lie = whenever(contract, outcome, with_value(place.path, value))
    return _fault(contract, kind, outcome, f"{place} is {json.dumps(value)}", lie)


def _dropped(contract: Contract, outcome: Outcome, found: Sequence[Place]) -> Iterator[Fault]:
    for place in found:
        if len(place.path) == 1:
            lie = whenever(contract, outcome, _without(place.path[0]))
            yield _fault(contract, "a required property dropped", outcome, str(place), lie)


def _without(name: str | int) -> Change:
    return with_body(lambda body: {key: value for key, value in body.items() if key != name})


def _of_types(contract: Contract, outcome: Outcome, found: Sequence[Place]) -> Iterator[Fault]:
    """Yield one fault for each type, at the top of the body and below."""
    for kind, chosen in (
        ("a type changed", [it for it in found if len(it.path) == 1]),
        ("a nested type broken", [it for it in found if len(it.path) > 1]),
    ):
        for place in {it.type: it for it in reversed(chosen) if it.type in OTHER_TYPE}.values():
            yield _put(contract, kind, outcome, place, OTHER_TYPE[place.type])


def _of_nothing(contract: Contract, outcome: Outcome, found: Sequence[Place]) -> Iterator[Fault]:
    """Yield null for the first value that is required, for the first that is not, and for the deepest."""
    typed = [it for it in found if it.type]
    chosen = [*{it.required: it for it in reversed(typed)}.values(), *sorted(typed, key=lambda it: len(it.path))[-1:]]
    for place in {it.path: it for it in chosen}.values():
        yield _put(contract, "null", outcome, place, None)


def _of_values(contract: Contract, outcome: Outcome, found: Sequence[Place]) -> Iterator[Fault]:
    """Yield values of the right type that the schema does not allow: one for each list and each format."""
    told: set[str] = set()
    for place in found:
        schema = place.schema.value
        if "enum" in schema and place.schema.pointer not in told:
            told.add(place.schema.pointer)
            yield _put(contract, "an enum value invented", outcome, place, "invented")
        if "const" in schema:
            yield _put(contract, "a constant changed", outcome, place, "invented")
        if schema.get("format") == "date-time" and "date-time" not in told:
            told.add("date-time")
            yield _put(contract, "a format broken", outcome, place, "2023-02-16T09:14:11")
            yield _put(contract, "a format broken", outcome, place, "yesterday")


def _unreadable(contract: Contract) -> Iterator[Fault]:
    """Yield bodies that are not JSON, for a success and for an error."""
    chosen = {outcome.status[:1] == "2": outcome for outcome, _ in reversed(list(bodies(contract)))}
    for outcome in chosen.values():
        for what, change in (("half of it", _halved), ("HTML", _a_page), ("not UTF-8", _not_utf_8)):
            yield _fault(contract, "not JSON", outcome, what, whenever(contract, outcome, change))


def _halved(answer: Answer) -> Answer:
    return replace(answer, content=answer.content[: len(answer.content) // 2])


def _a_page(answer: Answer) -> Answer:
    return replace(answer, content=b"<html>Sorry</html>")


def _not_utf_8(answer: Answer) -> Answer:
    return replace(answer, content=b'{"\xff": 1}')
