"""A second opinion: where openapi-python-client can read a body as well, both clients find the same in it.

Two differences are known, and are taken out of the comparison in `_comparable` and `_normal` and nowhere else:
- The peer reads a time without an offset as naive, we read it as UTC.
- The peer writes times in Python's spelling, we write them as they came.
"""

import enum
import importlib
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.peer import Client, generate
from moneykit_client import UNSET, ContractError, models
from tests.client.bodies import CONTRACT
from tests.client.strategies import PATIENT, changed, valid
from tests.server_process import ROOT

PACKAGE = "moneykit_peer"
SCHEMAS = {name: schema for name, schema in CONTRACT["components"]["schemas"].items() if schema.get("type") == "object"}
EXAMPLES = [
    (schema["$ref"].rpartition("/")[2], label, example["value"])
    for response in CONTRACT["components"]["responses"].values()
    for content in response["content"].values()
    for schema in [content["schema"]]
    for label, example in content["examples"].items()
]


@pytest.fixture(scope="session")
def peer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """The models of the client that openapi-python-client writes for our contract."""
    folder = tmp_path_factory.mktemp("peer")
    written: Client = generate(ROOT / "openapi.yaml", folder, PACKAGE, Config())
    sys.path.insert(0, str(written.folder))
    try:
        yield importlib.import_module(f"{PACKAGE}.models")
    finally:
        sys.path.remove(str(written.folder))


def test_the_peer_has_every_schema(peer: Any) -> None:
    assert SCHEMAS.keys() <= set(peer.__all__)


@pytest.mark.parametrize(("schema", "body"), [(it[0], it[2]) for it in EXAMPLES], ids=[it[1] for it in EXAMPLES])
def test_both_read_the_examples_of_the_contract_alike(peer: Any, schema: str, body: dict[str, Any]) -> None:
    if schema in SCHEMAS:
        _agree(getattr(models, schema).from_dict, getattr(peer, schema).from_dict, body)
        return
    (member,) = (
        name
        for name, member in SCHEMAS.items()
        if member["properties"].get("error_code", {}).get("const") == body["error_code"]
    )
    _agree(getattr(models, member).from_dict, getattr(peer, member).from_dict, body)


@pytest.mark.parametrize("schema", SCHEMAS)
@settings(PATIENT, max_examples=40)
@given(data=st.data())
def test_both_read_valid_bodies_alike(peer: Any, schema: str, data: st.DataObject) -> None:
    body = data.draw(valid(SCHEMAS[schema]))
    assert _agree(getattr(models, schema).from_dict, getattr(peer, schema).from_dict, body)


@pytest.mark.parametrize("schema", SCHEMAS)
@settings(PATIENT, max_examples=40)
@given(data=st.data())
def test_both_agree_about_bodies_that_are_not_quite_valid_if_both_read_them(
    peer: Any, schema: str, data: st.DataObject
) -> None:
    body = data.draw(changed(valid(SCHEMAS[schema], extra=False)))
    _agree(getattr(models, schema).from_dict, getattr(peer, schema).from_dict, body)


def _agree(ours: Callable[[Any], Any], theirs: Callable[[Any], Any], body: Any) -> bool:
    """Assert that both clients find the same in a body; return whether both could read it."""
    try:
        mine = ours(body)
    except ContractError:
        return False
    try:
        other = theirs(body)
    except Exception:  # noqa: BLE001 - the peer raises whatever it met.
        return False
    assert _comparable(other) == _comparable(mine)
    assert _normal(other.to_dict()) == _normal(mine.to_dict())
    return True


def _comparable(value: Any) -> Any:
    """Return what both clients should find: models as their attributes, enumerations as their values, times aware."""
    if attrs.has(type(value)):
        found = {it.name: getattr(value, it.name) for it in attrs.fields(type(value))}
        return {name: _comparable(part) for name, part in found.items() if not _is_unset(part)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    if isinstance(value, Mapping):
        return {name: _comparable(part) for name, part in value.items()}
    return [_comparable(part) for part in value] if isinstance(value, list) else value


def _is_unset(value: Any) -> bool:
    """Return whether a property is absent, in the words of either client."""
    return value is UNSET or type(value).__name__ == "Unset"


def _normal(value: Any) -> Any:
    """Return a JSON value in which every text that is a time is that time."""
    if isinstance(value, dict):
        return {name: _normal(part) for name, part in value.items()}
    if isinstance(value, list):
        return [_normal(part) for part in value]
    try:
        return _comparable(datetime.fromisoformat(value))
    except (TypeError, ValueError):
        return value
