"""No string of a contract becomes code: whatever it says, the modules have the same shape and their text stays text."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.config import Config
from generator.document import Document
from generator.lower import lower
from generator.plan import plan
from generator.read import read
from generator.render import render

# What a string of the contract says freely. Names are a wider field: they have tests of their own.
FREE = {"title", "description", "summary", "version", "bearerFormat"}

HOSTILE = [
    '"""',
    '\\"""\nimport os\nos.system("true")\n"""',
    "'''\n1/0\n'''",
    "\\",
    "\\N{BULLET}",
    "\\x",
    "\\U99999999",
    '"',
    'a"',
    "# comment\nraise SystemExit",
    "\r\nraise SystemExit\r\n",
    "\x0braise SystemExit",
    "\x0craise SystemExit",
    "\u2028raise SystemExit",
    "\u202e\u2066reversed",
    "{{ 7 * 7 }}{% raise %}{# #}",
    "{x!r}%(y)s$z",
    "\x00",
    "\ud800",
    "",
    "   ",
    "*/ -->",
    "]\n[project.scripts]\nevil = 'os:abort'",
    "-" * 3 + "\n" + "=" * 500,
]


def contract(free: Callable[[], str], named: str = "plain") -> dict[str, Any]:
    """Return a contract with a string at every place that takes any."""
    schema = {
        "type": "object",
        "title": named,
        "description": free(),
        "required": ["a"],
        "properties": {
            "a": {"type": "string", "description": free(), "default": free(), "examples": [free(), free()]},
            "b": {"type": "string", "enum": ["x", free() + "y"], "description": free()},
            "c": {"const": free() + "c", "description": free()},
            "d": {"type": "array", "items": {"type": "string", "description": free()}, "default": [free()]},
            "e": {"type": "string", "pattern": free(), "description": free()},
            "Wire-" + free(): {"type": "integer"},
        },
    }
    body = {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}}
    answered = {"200": {"description": free()}}
    leads = "#/paths/~1things~1%7Bid%7D/get"
    links = {"l" + free(): {"operationRef": leads, "description": free(), "requestBody": [free()]}}
    sent = {"name": "X-B", "in": "header", "description": free(), "schema": {"type": "string"}}
    asked = {"name": "Q-" + free(), "in": "query", "description": free(), "schema": {"type": "string"}}
    webhook = {"summary": free(), "description": free(), "requestBody": {"description": free(), **body}}
    return {
        "openapi": "3.1.1",
        "webhooks": {
            "changed": {"post": {**webhook, "parameters": [sent, asked], "responses": answered}, "summary": free()},
        },
        "info": {"title": named, "version": free(), "summary": free(), "description": free()},
        "servers": [{"url": "https://example.com", "description": free()}],
        "tags": [{"name": "things", "description": free()}],
        "security": [{"bearer": []}],
        "paths": {
            "/things/{id}": {
                "get": {
                    "operationId": "get_thing",
                    "summary": free(),
                    "description": free(),
                    "tags": ["things"],
                    "parameters": [
                        {
                            "name": "id",
                            "in": "path",
                            "required": True,
                            "description": free(),
                            "schema": {"type": "string"},
                        },
                        {"name": "Q-" + free(), "in": "query", "description": free(), "schema": {"type": "string"}},
                    ],
                    "callbacks": {
                        "done": {
                            "{$request.query.u}/" + re.sub("[{}]", "", free()): {
                                "post": {"description": free(), "responses": answered}
                            }
                        },
                    },
                    "responses": {
                        "200": {"description": free(), **body, "links": links},
                        "404": {
                            "description": free(),
                            **body,
                            "headers": {"X-A": {"description": free(), "schema": {}}},
                        },
                    },
                }
            }
        },
        "components": {
            "schemas": {"Thing": schema},
            "securitySchemes": {"bearer": {"type": "http", "scheme": "bearer", "description": free()}},
        },
    }


def pages(data: dict[str, Any]) -> dict[str, str]:
    """Return the pages of the client for a contract, not yet formatted."""
    document = lower(Document(data, "openapi.yaml", lambda _: (1, 1)))
    api, problems = read(document, {})
    assert () == problems
    files = dict(render(plan(api, Config(docstrings_on_attributes=False), "openapi.yaml")))
    return {path: text for path, text in files.items() if "/_runtime/" not in path}


def shape(text: str) -> list[str]:
    """Return the kinds of the nodes of a module, in order, without its names and literals."""
    return [type(node).__name__ for node in ast.walk(ast.parse(text))]


def assert_only_text(strings: Callable[[], str]) -> None:
    """Assert that a client of some strings differs from one of harmless strings in its literals only."""
    counter = iter(range(10_000))
    plain = pages(contract(lambda: f"w{next(counter)}"))
    hostile = pages(contract(strings))
    assert sorted(plain) == sorted(hostile)
    for path, text in hostile.items():
        if path.endswith(".py"):
            compile(text, path, "exec")
            assert shape(plain[path]) == shape(text), path
    project = tomllib.loads(hostile["pyproject.toml"])
    assert {"build-system", "project", "tool"} == set(project)
    assert set(tomllib.loads(plain["pyproject.toml"])["project"]) == set(project["project"])


@pytest.mark.parametrize("text", HOSTILE, ids=ascii)
def test_a_hostile_string_stays_a_string(text: str) -> None:
    counter = iter(range(10_000))
    # Some of them must differ from each other, as members of an enum and names of properties do.
    assert_only_text(lambda: f"{text}{next(counter)}{text}")


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_any_string_stays_a_string(data: st.DataObject) -> None:
    text = data.draw(st.text(alphabet=st.characters(), min_size=1, max_size=8))
    counter = iter(range(10_000))
    assert_only_text(lambda: f"{text}{next(counter)}{text}")


@pytest.mark.parametrize("name", ["../../etc/passwd", "a/b", "..", "C:\\x", "a\x00b", "__init__", "con", ""])
def test_no_name_leaves_the_output_folder(name: str) -> None:
    data = contract(lambda: "text", "plain")
    operation = data["paths"]["/things/{id}"]["get"]
    operation["tags"] = [name]
    data["tags"][0]["name"] = name
    operation["operationId"] = name or "x"
    data["info"]["title"] = name or "x"
    for path in pages(data):
        assert not Path(path).is_absolute()
        assert ".." not in Path(path).parts
        assert all(part.replace(".", "").replace("_", "").replace("-", "").isalnum() for part in Path(path).parts), path
