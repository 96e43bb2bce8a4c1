"""A damaged contract is refused, never a crash: any part of it may be null, empty, or of another type."""

from __future__ import annotations

import contextlib
import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from generator.audit import audit
from generator.config import Config
from generator.document import Document
from generator.load import load
from generator.lower import lower
from generator.plan import plan
from generator.problem import RefusedError
from generator.read import read
from generator.render import render

ROOT = Path(__file__).parents[2]
CONTRACTS = [ROOT / "openapi.yaml", *sorted(ROOT.glob("tests/cases/[!r]*/openapi.yaml"))]
JUNK: tuple[Any, ...] = (None, [], {}, 1, "x", True, [None], {"x": None}, 1.5, "#/x", [[]])


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every part of a contract."""
    yield path
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in members:
        yield from places(inner, (*path, key))


def damaged(contract: Any, path: tuple[Any, ...], junk: Any) -> Any:
    """Return a contract with junk in one place."""
    if not path:
        return junk
    contract = copy.deepcopy(contract)
    holder = contract
    for key in path[:-1]:
        holder = holder[key]
    holder[path[-1]] = junk
    return contract


def survive(contract: Any) -> None:
    """Generate as far as it goes; only a refusal may stop it."""
    with contextlib.suppress(RefusedError):
        document = lower(Document(contract, "openapi.yaml", lambda _: (1, 1)))
        api, problems = read(document, {})
        # Both, as the pipeline does it: the audit goes through contracts of which something is not supported.
        lost = audit(document, api)
        if not problems and not lost:
            dict(render(plan(api, Config(), "openapi.yaml")))


def damage(contract: Path) -> list[tuple[tuple[Any, ...], Any]]:
    """Return every way to damage a contract."""
    return [(path, junk) for path in places(load(contract).data) for junk in JUNK]


def assert_survives(contract: Path, ways: list[tuple[tuple[Any, ...], Any]]) -> None:
    """Damage a contract in some ways."""
    data = load(contract).data
    for path, junk in ways:
        try:
            survive(damaged(data, path, junk))
        except Exception as error:
            error.add_note(f"{junk!r} at {'/'.join(map(str, path))}")
            raise


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.parent.name)
def test_a_damaged_contract_is_refused_or_generated(contract: Path) -> None:
    ways = damage(contract)
    randomness = random.Random(contract.parent.name)  # noqa: S311 # not for secrets
    assert_survives(contract, randomness.sample(ways, min(40, len(ways))))


SWAGGER: dict[str, Any] = {
    "openapi": "3.0.3",
    "info": {"title": "Old", "version": "1.0.0"},
    "paths": {},
    "components": {"schemas": {"Pet": {"type": "object", "properties": {"kind": {"type": "string"}}}}},
}


@pytest.mark.parametrize("version", ["3.0.3", "3.1.1", "3.2.0"])
@pytest.mark.parametrize("around", [{}, {"oneOf": [{"$ref": "#/components/schemas/Pet"}]}], ids=["alone", "choice"])
@pytest.mark.parametrize(
    ("discriminator", "where", "message"),
    [
        ("kind", "", "expected an object, found a string"),
        (["kind"], "", "expected an object, found an array"),
        ({}, "", "`propertyName` is missing"),
        ({"propertyName": 1}, "/propertyName", "expected a string, found a number"),
        ({"propertyName": "kind", "mapping": ["x"]}, "/mapping", "expected an object, found an array"),
        ({"propertyName": "kind", "mapping": {"x": 1}}, "/mapping/x", "expected a string, found a number"),
    ],
)
def test_a_discriminator_that_is_none_is_refused_where_it_stands(
    version: str, around: dict[str, Any], discriminator: Any, where: str, message: str
) -> None:
    contract = copy.deepcopy({**SWAGGER, "openapi": version})
    owner = {"type": "object", "discriminator": discriminator, **around}
    heir = {"allOf": [{"$ref": "#/components/schemas/Owner"}]}
    contract["components"]["schemas"] |= {"Owner": owner, "Heir": heir}
    document = lower(Document(contract, "openapi.yaml", lambda _: (7, 3)))
    with pytest.raises(RefusedError) as caught:
        read(document, {})
    pointer = f"#/components/schemas/Owner/discriminator{where}"
    assert [f"openapi.yaml:7:3: {pointer}: {message}"] == [
        one[: len(message) + one.index(message)] for one in map(str, caught.value.problems)
    ]


@pytest.mark.long
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.parent.name)
def test_every_damage_is_refused_or_generated(contract: Path) -> None:
    assert_survives(contract, damage(contract))
