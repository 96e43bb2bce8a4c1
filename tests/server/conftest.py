"""What the tests of the server share: one server that is running, and the contract that it must keep."""

from collections.abc import Callable, Iterator
from typing import Any

import jsonschema_rs
import pytest
import yaml

from tests.server_process import ROOT, ServerProcess, running_server


@pytest.fixture(scope="session")
def server() -> Iterator[ServerProcess]:
    """Run a server with many links that can be reset."""
    with running_server(links=300) as process:
        yield process


@pytest.fixture(scope="session")
def _unused(server: ServerProcess) -> Iterator[str]:
    return iter(server.links)


@pytest.fixture
def link_id(_unused: Iterator[str]) -> str:
    """Return a connected test link that no other test knows."""
    return next(_unused)


@pytest.fixture(scope="session")
def contract() -> dict[str, Any]:
    """Return the contract of the repository."""
    text = (ROOT / "openapi.yaml").read_text(encoding="utf-8")
    parsed: dict[str, Any] = yaml.safe_load(text)
    return parsed


@pytest.fixture(scope="session")
def schema_faults(contract: dict[str, Any]) -> Callable[[int, object], list[str]]:
    """Return a function that says what is wrong with a body, by the schema that the contract has for its status."""
    responses = contract["paths"]["/links/{id}/reset"]["post"]["responses"]

    def faults(status: int, body: object) -> list[str]:
        name = responses[str(status)]["$ref"].rpartition("/")[2]
        schema = contract["components"]["responses"][name]["content"]["application/json"]["schema"]
        validator = jsonschema_rs.Draft202012Validator({**contract, **schema}, validate_formats=True)
        return [error.message for error in validator.iter_errors(body)]

    return faults
