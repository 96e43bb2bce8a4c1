"""What the tests of the client share: both flavours of it, a reference server, and the examples of the contract."""

from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from tests.client.calling import FLAVOURS, Reset
from tests.server_process import ROOT, ServerProcess, running_server


@pytest.fixture(autouse=True)
def _no_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take away what a developer's shell may say about a service."""
    monkeypatch.delenv("MONEYKIT_TOKEN", raising=False)
    monkeypatch.delenv("MONEYKIT_BASE_URL", raising=False)


@pytest.fixture(params=FLAVOURS)
def reset(request: pytest.FixtureRequest) -> Reset:
    """Reset a link, once with each flavour of the client."""
    return FLAVOURS[request.param]


@pytest.fixture(scope="session")
def server() -> Iterator[ServerProcess]:
    """A reference server with many links that can be reset."""
    with running_server(links=400) as process:
        yield process


@pytest.fixture(scope="session")
def unused(server: ServerProcess) -> Iterator[str]:
    """The links that no test has met."""
    return iter(server.links)


@pytest.fixture
def link_id(unused: Iterator[str]) -> str:
    """A connected test link that no other test knows."""
    return next(unused)


@pytest.fixture(scope="session")
def named_links() -> dict[str, str]:
    """The ids of the contract's examples by their names, such as "deleted_link"."""
    contract: dict[str, Any] = yaml.safe_load((ROOT / "openapi.yaml").read_text(encoding="utf-8"))
    examples = contract["components"]["parameters"]["LinkId"]["examples"]
    return {name: example["value"] for name, example in examples.items()}
