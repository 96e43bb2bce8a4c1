"""What no request can have is refused where a contract says it, however it is written."""

from __future__ import annotations

from typing import Any

import pytest

from generator.document import Document
from generator.lower import lower
from generator.problem import Problem
from generator.read import read


def unsupported(parameter: dict[str, Any]) -> tuple[Problem, ...]:
    """Return what is not supported of a contract with one parameter."""
    operation = {"parameters": [{"schema": {"type": "string"}, **parameter}], "responses": {"204": {"description": ""}}}
    contract = {"openapi": "3.1.1", "info": {"title": "A", "version": "1"}, "paths": {"/a": {"get": operation}}}
    return read(lower(Document(contract, "openapi.yaml", lambda _: (1, 1))), {})[1]


@pytest.mark.parametrize(
    "name",
    ["Connection", "HOST", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Upgrade"],
)
def test_a_header_that_frames_a_request_is_no_parameter(name: str) -> None:
    (problem,) = unsupported({"name": name, "in": "header"})
    assert ("#/paths/~1a/get/parameters/0", True) == (problem.pointer, f"the header `{name}`" in problem.message)


@pytest.mark.parametrize(("name", "location"), [("X-Host", "header"), ("content-length", "header"), ("host", "cookie")])
def test_other_headers_and_other_places_are(name: str, location: str) -> None:
    assert () == unsupported({"name": name, "in": location})
