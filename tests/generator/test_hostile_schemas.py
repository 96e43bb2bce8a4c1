"""Schemas of hostile shapes are read in bounded time: long chains, diamonds, gigantic enums, evil patterns."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from generator.audit import audit
from generator.config import Config
from generator.load import load
from generator.lower import lower
from generator.plan import plan
from generator.problem import RefusedError
from generator.prove.direction import ANSWER
from generator.prove.meaning import meaning
from generator.read import read

SECONDS = 60
"""Far more than any of them takes, far less than what grows with two to the power of their size."""


def ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def levels(count: int, word: str, **beside: Any) -> dict[str, Any]:
    """Return schemas in levels of two, each of which leads to both of the next."""
    found: dict[str, Any] = {
        f"{side}{n}": {**beside, word: [ref(f"S{n + 1}"), ref(f"T{n + 1}")]} for n in range(count) for side in "ST"
    }
    return found | {f"S{count}": {"type": "object"}, f"T{count}": {"type": "object"}}


def chain(count: int) -> dict[str, Any]:
    found: dict[str, Any] = {
        f"S{n}": {"allOf": [ref(f"S{n + 1}"), {"properties": {f"p{n}": {"type": "string"}}}]} for n in range(count)
    }
    return found | {f"S{count}": {"type": "object"}}


SHAPES: dict[str, dict[str, Any]] = {
    "members": {"A": {"allOf": [{"properties": {f"p{n}": {"type": "string"}}} for n in range(2000)]}},
    "chain": chain(60),
    "all_of_both": levels(40, "allOf"),
    "one_of_both": levels(40, "oneOf"),
    "enum": {"E": {"type": "string", "enum": [f"v{n}" for n in range(100_000)]}},
    "enums": {"E": {"allOf": [{"enum": [f"v{n}" for n in range(20_000)]}] * 2}},
    "pattern": {"P": {"type": "string", "pattern": "^(a+)+$", "default": "a" * 40 + "!"}},
    "aliases": {**{f"S{n}": ref(f"S{n + 1}") for n in range(200)}, "S200": {"type": "string"}},
}


def contract(folder: Path, schemas: dict[str, Any]) -> Path:
    path = folder / "openapi.json"
    info = {"title": "Hostile", "version": "1"}
    path.write_text(json.dumps({"openapi": "3.1.1", "info": info, "paths": {}, "components": {"schemas": schemas}}))
    return path


@pytest.mark.parametrize("shape", SHAPES)
def test_a_hostile_shape_takes_bounded_time(shape: str, tmp_path: Path) -> None:
    began = time.process_time()
    document = lower(load(contract(tmp_path, SHAPES[shape])))
    api, problems = read(document, {})
    assert ((), ()) == (problems, audit(document, api))
    plan(api, Config(), "openapi.json")
    first = f"/components/schemas/{next(iter(SHAPES[shape]))}"
    meaning(document, {"it": first}, frozenset(), frozenset(), message=ANSWER)
    assert time.process_time() - began < SECONDS


def test_choices_that_multiply_without_end_are_refused(tmp_path: Path) -> None:
    schemas = levels(14, "oneOf", type="object")
    for name, schema in schemas.items():
        schema["properties"] = {f"of_{name}": {}}
    document = lower(load(contract(tmp_path, schemas)))
    with pytest.raises(RefusedError, match="combinations"):
        read(document, {})
