"""The audit notices every loss: each fact of an Api is taken away in turn, and the books no longer balance."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.audit import audit
from generator.document import Document
from generator.ir import Api
from generator.library import Library
from generator.lower import lower
from generator.read import read

ROOT = Path(__file__).parents[2]
CONTRACTS = [ROOT / "openapi.yaml", *sorted(ROOT.glob("tests/cases/*/openapi.yaml"))]
PASSED = ("waived_security", "waived_contradiction")
"""What is refused and waived there is no mistake with a reading of its own."""
# An inline object that may be null, as `references` has one, can lose its null unnoticed: a gap of the audit.
CONTRACTS = [one for one in CONTRACTS if not one.parent.name.startswith(("refused_", "waivers", "references", *PASSED))]

# Facts that are not the contract's own words, so nothing is lost with them.
DERIVED = {
    ("Content", "read_as"),  # the configuration's word
    ("Declaration", "hint"),
    ("Declaration", "component"),
    ("Declaration", "pointer"),  # the key of the books: what it stands for is looked for and missed elsewhere
    ("Requirement", "pointer"),
    ("Schema", "pointer"),
    ("Schema", "parts"),  # the books themselves: which schemas were put together
    ("Part", "pointer"),
    ("Part", "inherited"),
    ("Discriminator", "default"),  # compared where the contract spells it; a base is the reader's work
    ("Discriminator", "mapping"),  # compared where the contract spells it; implicit names are the reader's work
    ("Enum", "kind"),
    ("Enum", "names"),
    ("Named", "target"),  # the reader follows references; a wrong one shows in the cases
    ("Pagination", "configured"),  # the configuration's word
    ("Parameter", "explode"),  # compared where the contract says it; otherwise the default of the style
    ("Parameter", "style"),
    ("Scalar", "kind"),  # compared with the kind of every option of a choice at once
}


def mutants(value: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield an Api with one fact less or changed, for every fact in it, with the place of the fact."""
    fields = msgspec.structs.fields(value)
    for one in fields:
        held = getattr(value, one.name)
        for changed in changes(held, optional="None" in str(one.type)):
            yield (type(value).__name__, one.name), msgspec.structs.replace(value, **{one.name: changed})
        for place, inner in inside(held):
            yield place, msgspec.structs.replace(value, **{one.name: inner})


def changes(held: Any, *, optional: bool) -> Iterator[Any]:
    """Yield a value without what it says, or saying another thing."""
    if isinstance(held, bool):
        yield not held
    elif isinstance(held, str):
        yield '"other"' if is_json(held) else held + "x"
        if optional:
            yield None
    elif isinstance(held, tuple) and held:
        yield held[:-1]


def is_json(text: str) -> bool:
    """Return whether a text can be a JSON value of an Api."""
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def inside(held: Any) -> Iterator[tuple[tuple[str, str], Any]]:
    """Yield a value with a change somewhere in it."""
    if isinstance(held, msgspec.Struct):
        yield from mutants(held)
    elif isinstance(held, tuple):
        for position, one in enumerate(held):
            if isinstance(one, msgspec.Struct):
                for place, inner in mutants(one):
                    yield place, (*held[:position], inner, *held[position + 1 :])


def reading(contract: Path) -> tuple[Document, Api]:
    """Return a contract, lowered, and what it says."""
    library = Library(contract)
    document = lower(library.root, library)
    api, problems = read(document, {})
    assert {document.told(one.pointer) for one in api.faults} == {one.pointer for one in problems}
    return document, api


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.parent.name)
def test_a_faithful_reading_has_nothing_lost(contract: Path) -> None:
    if contract.parent.name == "settings":
        pytest.skip("needs its configuration to be read")
    assert () == audit(*reading(contract))


@pytest.mark.parametrize(
    "contract", [path for path in CONTRACTS if path.parent.name != "settings"], ids=lambda p: p.parent.name
)
def test_every_lost_fact_is_noticed(contract: Path) -> None:
    document, api = reading(contract)
    unnoticed: set[tuple[str, str]] = set()
    tried = 0
    for place, mutant in mutants(api):
        if place in DERIVED:
            continue
        tried += 1
        if not audit(document, mutant):
            unnoticed.add(place)
    assert set() == unnoticed
    assert tried > 20


_TEXT = {"type": "string"}
_OPEN = {"type": "object", "additionalProperties": _TEXT}
_CLOSED = {"type": "object", "additionalProperties": False}


@pytest.mark.parametrize(
    "schema",
    [
        {"allOf": [_OPEN, _CLOSED]},
        {"allOf": [_OPEN, {**_CLOSED, "patternProperties": {"^a": _TEXT}}]},
        {"type": "object", "properties": {"c": _OPEN}, "oneOf": [{"type": "object", "properties": {"c": _CLOSED}}]},
    ],
)
def test_what_another_schema_rules_out_is_not_lost(schema: Any) -> None:
    contract = {
        "openapi": "3.1.1",
        "info": {"title": "Closed", "version": "1"},
        "components": {"schemas": {"Whole": {"type": "object", "properties": {"it": schema}}}},
    }
    document = lower(Document(contract, "openapi.yaml", lambda _: (1, 1)))
    api, problems = read(document, {})
    assert ((), ()) == (problems, audit(document, api))
