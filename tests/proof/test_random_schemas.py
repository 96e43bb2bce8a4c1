"""Random schemas and values: what the contract allows is carried unchanged, what even generosity forbids is refused."""

from __future__ import annotations

import importlib
import itertools
import json
import sys
import typing
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, event, given, note, settings
from hypothesis import strategies as st

from generator.audit import audit
from generator.config import Config
from generator.document import Document
from generator.load import load
from generator.lower import lower
from generator.package import Annotation, Package
from generator.plan import plan
from generator.prove.comparison import difference
from generator.prove.direction import ANSWER
from generator.prove.meaning import meaning
from generator.prove.readings import generous, strict
from generator.read import read
from generator.render import render
from generator.spelling import spelled

NAMES = st.sampled_from(["a", "b", "c"])
COUNT = itertools.count()
SCALARS = st.sampled_from(
    [
        {"type": "string"},
        {"type": "integer"},
        {"type": "number"},
        {"type": "boolean"},
        {"type": "null"},
        {"type": ["string", "null"]},
        {"type": "string", "format": "date"},
        {"type": "string", "format": "ipv4"},
        {"enum": ["x", "y"]},
        {"enum": [1, "x", None]},
        {"const": "x"},
        {"type": "string", "maxLength": 1},
        {},
        True,
        {"$ref": "#/components/schemas/Node"},
    ]
)


def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    properties = st.dictionaries(NAMES, inner, min_size=1, max_size=3)
    required = st.lists(NAMES, unique=True, max_size=2)
    objects = st.builds(lambda p, r: {"type": "object", "properties": p, "required": r}, properties, required)
    several = st.lists(inner, min_size=1, max_size=3)
    return (
        objects
        | st.builds(
            lambda p, r, o: {"type": "object", "properties": p, "required": r, "oneOf": o},
            properties,
            required,
            st.lists(objects, min_size=1, max_size=2),
        )
        | st.builds(lambda o: {"allOf": o}, st.lists(objects, min_size=1, max_size=3))
        | st.builds(lambda o: {"anyOf": o}, several)
        | st.builds(lambda i: {"type": "array", "items": i}, inner)
        | st.builds(lambda p: {"type": "array", "prefixItems": p, "items": False, "minItems": len(p)}, several)
        | st.builds(lambda i: {"type": "object", "additionalProperties": i}, inner)
        | st.builds(lambda i: {"type": "object", "patternProperties": {"^a": i}, "additionalProperties": False}, inner)
    )


SCHEMAS = st.recursive(SCALARS, larger, max_leaves=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.sampled_from([0, 1, 1.5, "x", "y", "", "2024-02-29", "192.0.2.1"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=3),
    max_leaves=6,
)
NODE = {"type": "object", "properties": {"a": {"$ref": "#/components/schemas/Node"}, "b": {"type": "integer"}}}


@contextmanager
def imported(schemas: dict[str, Any], folder: Path) -> Iterator[tuple[Document, Package, Any] | None]:
    """Yield a contract with some schemas, the plan of its client, and the client; None where they contradict."""
    path = folder / "openapi.json"
    contract = {"openapi": "3.1.1", "info": {"title": "Random", "version": "1"}, "paths": {}}
    path.write_text(json.dumps({**contract, "components": {"schemas": schemas}}))
    document = lower(load(path))
    api, problems = read(document, {})
    if problems and all("no value can fit" in one.message for one in problems):
        event("a contradiction")
        yield None
        return
    assert ((), ()) == (problems, audit(document, api))
    name = f"random_{next(COUNT)}"
    package = plan(api, Config(package_name_override=name), "openapi.json")
    for file, text in render(package):
        (folder / file).parent.mkdir(parents=True, exist_ok=True)
        (folder / file).write_text(text, encoding="utf-8")
    sys.path.insert(0, str(folder))
    try:
        yield document, package, importlib.import_module(name)
    finally:
        sys.path.remove(str(folder))
        for module in [one for one in sys.modules if one.partition(".")[0] == name]:
            del sys.modules[module]


@pytest.mark.slow
@settings(max_examples=150, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(schema=SCHEMAS, values=st.lists(VALUES, min_size=8, max_size=16))
def test_a_client_takes_what_is_valid_and_refuses_what_is_not(
    schema: Any, values: list[Any], tmp_path_factory: pytest.TempPathFactory
) -> None:
    note(json.dumps(schema))
    whole = {"type": "object", "required": ["it"], "properties": {"it": schema}}
    with imported({"Whole": whole, "Node": NODE}, tmp_path_factory.mktemp("random")) as found:
        if found is None:
            return
        document, _, client = found
        pointer = "/components/schemas/Whole/properties/it"
        told = meaning(document, {"it": pointer}, frozenset({"it"}), frozenset(), message=ANSWER)
        exact, lenient = strict(told), generous(told)
        for value in values:
            message = {"it": value}
            try:
                read_back = client.models.Whole.from_dict(message).to_dict()
            except client.ContractError:
                event("refused")
                assert not exact.is_valid(message), message
                assert not lenient.is_valid(message), message
            else:
                event("carried, valid" if exact.is_valid(message) else "carried, generously")
                assert difference(message, read_back) is None
                assert lenient.is_valid(message), message


@pytest.mark.slow
@settings(max_examples=60, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck))
@given(choices=st.lists(st.lists(larger(SCALARS) | SCHEMAS, min_size=2, max_size=4), min_size=3, max_size=3))
def test_a_value_that_is_told_to_fit_two_types_does_and_becomes_what_is_told(
    choices: list[list[Any]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    note(json.dumps(choices))
    schemas = {f"Choice{number}": {"anyOf": one} for number, one in enumerate(choices)}
    with imported({**schemas, "Node": NODE}, tmp_path_factory.mktemp("random")) as found:
        if found is None:
            return
        _, package, client = found
        models = vars(client.models)
        decode = importlib.import_module(f"{package.package_name}._runtime.values.codec").decode

        def read_as(annotation: Annotation) -> Any:
            return decode(eval(spelled(annotation), models), value)  # noqa: S307 # of a contract made here

        for one in package.overlaps:
            event(one.why)
            value = json.loads(one.example)
            head, _, attribute = one.where.partition(".")
            type_ = models[head]
            whole = typing.get_type_hints(type_, include_extras=True)[attribute] if attribute else type_
            for option in one.options:
                read_as(option)
            chosen = read_as(one.chosen)
            if not one.inside:
                assert chosen == decode(whole, value), one
                assert type(chosen) is type(decode(whole, value)), one
