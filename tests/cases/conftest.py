"""`pytest tests/cases --golden` rewrites what the cases expect; then read the diff."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--golden", action="store_true", help="rewrite the expected output of the cases")


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> bool:
    """Whether the expected output is to be rewritten."""
    return bool(request.config.getoption("--golden"))
