"""Names: ours are openapi-python-client's, and each is given once."""

from __future__ import annotations

import json
import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openapi_python_client import strings

from generator import names
from generator.config import Config
from generator.peer import names as peer_names
from generator.pipeline import generate
from generator.plan.errors import RUNTIME, STATUS_ERRORS

ROOT = Path(__file__).parents[2]

wire_names = st.text(max_size=12) | st.text("aAbBcC1_- .$XÉéß/\\", max_size=14)


@settings(max_examples=1000, deadline=None)
@given(wire_names)
def test_a_wire_name_gives_the_same_python_name_as_the_peer(name: str) -> None:
    # Python normalises names, which the peer does not heed: its attribute is then not the one it looks for.
    name = unicodedata.normalize("NFKC", name)
    assert strings.snake_case(name) == names.snake(name)
    assert strings.pascal_case(name) == names.pascal(name)
    assert strings.kebab_case(name) == names.kebab(name)
    assert str(strings.PythonIdentifier(name, "field_")) == names.identifier(name, "field_")
    assert str(strings.ClassName(name, "field_")) == names.class_name(name, "field_")


CONTRACTS = [ROOT / "openapi.yaml"] + [
    ROOT / f"tests/cases/{name}/openapi.yaml" for name in ("bodies", "enums", "nullable_30", "objects", "parameters")
]
# What the peer reads differently, and why.
DIFFERENT = {
    # The peer makes several classes of a nullable enum.
    "enums": {"ThingMaybeType1", "ThingMaybeType2Type1", "ThingMaybeType3Type1"},
    # As above for `OwnerSize`.
    "nullable_30": {"OwnerSizeType1", "OwnerSizeType2Type1", "OwnerSizeType3Type1"},
}
# The peer makes a class for each map of a body or parameter; here it is a dict.
MAPS = {"PatchNotesBody", "FindFilter"}


def without_names(path: str) -> str:
    """Return a path template without the names of its parameters."""
    return re.sub(r"\{[^}]*\}", "{}", path)


@pytest.mark.parametrize("contract", CONTRACTS, ids=lambda path: path.parent.name)
def test_a_client_calls_things_what_the_peer_calls_them(contract: Path) -> None:
    made = generate(contract, Config())
    package = made.package
    theirs = peer_names(contract, made.document.data, Config())
    case = contract.parent.name
    classes = {one.name for one in package.models} | {one.name for one in package.enums}
    missing = theirs.classes - classes - MAPS - DIFFERENT.get(case, set())
    assert set() == missing
    attributes = {(model.name, one.wire_name, one.name) for model in package.models for one in model.fields}
    assert set() == {one for one in theirs.attributes if one[0] in classes} - attributes
    members = {(enum.name, name, json.loads(value.value)) for enum in package.enums for name, value in enum.members}
    assert set() == {one for one in theirs.members if one[0] in classes} - members
    functions = {
        (endpoint.method.lower(), without_names(endpoint.path), resource.module, endpoint.function)
        for resource in package.resources
        for endpoint in resource.endpoints
    }
    # The peer puts its own names of the parameters into the path.
    assert {(one[0], without_names(one[1]), *one[2:]) for one in theirs.functions} == functions
    arguments = {
        (endpoint.function, one.wire_name, one.name)
        for endpoint in package.endpoints
        for one in endpoint.arguments
        if one.location != "body"
    }
    assert theirs.arguments == arguments


@given(st.lists(st.sampled_from(["a", "b", "a_2", "a_3"]), max_size=20))
def test_a_scope_gives_no_name_twice(wishes: list[str]) -> None:
    scope = names.Scope(["b"])
    given_names = [scope.claim(wish) for wish in wishes]
    assert len(given_names) == len({*given_names, "b"}) - 1


def test_the_planned_exceptions_are_those_of_the_runtime() -> None:
    from templates.runtime import errors  # noqa: PLC0415 # the runtime is no part of the generator

    assert {number: kind.__name__ for number, kind in errors.STATUS_ERRORS.items()} == STATUS_ERRORS
    for name in RUNTIME:
        assert issubclass(getattr(errors, name), errors.ServiceError)


def public(kind: type) -> set[str]:
    """Return the attributes of a class that a contract's names could hide."""
    return {name for name in dir(kind) if not name.startswith("_")}


def test_no_name_of_a_contract_hides_an_attribute_of_the_runtime() -> None:
    from generator.plan import errors as planned_errors  # noqa: PLC0415 # together with what it is compared with
    from generator.plan import operations, schemas, webhooks  # noqa: PLC0415 # its names are this test's alone
    from templates.runtime import client  # noqa: PLC0415 # its names are this test's alone
    from templates.runtime.errors import NotFoundError  # noqa: PLC0415 # its names are this test's alone
    from templates.runtime.transports.protocol import Headers  # noqa: PLC0415 # its names are this test's alone
    from templates.runtime.values import model  # noqa: PLC0415 # its names are this test's alone
    from templates.runtime.webhooks import ReceivedHeaders  # noqa: PLC0415 # its names are this test's alone

    error = NotFoundError(
        status=404, headers=Headers(()), content=b"", body=None, method="GET", path="/", message="", code=None
    )
    assert set() == (public(NotFoundError) | set(vars(error))) - set(planned_errors._ERROR)
    assert set() == (public(client.Client) | public(client.AsyncClient)) - set(operations._CLIENT)
    assert set() == public(model.Model) - set(schemas._MODEL)
    assert set() == public(ReceivedHeaders) - set(webhooks._HEADERS)
