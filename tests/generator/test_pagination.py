"""What `x-oasmith-pagination` and the key `pagination` of a configuration may say, and where a mistake in it stands."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.config import Config, read_config
from generator.document import Document
from generator.load import load
from generator.pipeline import Generated, generate
from generator.problem import RefusedError

PAGE = {
    "type": "object",
    "properties": {
        "data": {"$ref": "#/components/schemas/Pets"},
        "any": {},
        "by_name": {"type": "object", "additionalProperties": {"type": "array", "items": {"type": "integer"}}},
        "next": {"type": "string"},
        "more": {"type": "boolean"},
    },
}
SCHEMAS = {
    "Pets": {"type": "array", "items": {"anyOf": [{"$ref": "#/components/schemas/Pet"}, {"type": "null"}]}},
    "Pet": {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}}},
}


def contract(pagination: Any, schema: Any = PAGE) -> dict[str, Any]:
    """Return a contract with one operation that has pages."""
    operation = {
        "operationId": "list_pets",
        "parameters": [
            {"name": "page", "in": "query", "schema": {"type": "integer", "default": 3}},
            {"name": "X-Page", "in": "header", "schema": {"type": "integer"}},
            {"name": "places", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}},
            {"name": "either", "in": "query", "schema": {"type": ["array", "string"], "items": {"type": "string"}}},
        ],
        "responses": {"200": {"description": "A page.", "content": {"application/json": {"schema": schema}}}},
    }
    if pagination is not None:
        operation["x-oasmith-pagination"] = pagination
    return {
        "openapi": "3.1.1",
        "info": {"title": "Pages", "version": "1"},
        "paths": {"/pets": {"get": operation}},
        "components": {"schemas": SCHEMAS},
    }


def made(folder: Path, pagination: Any, config: Config | None = None, schema: Any = PAGE) -> Generated:
    """Return the client for such a contract."""
    file = folder / "openapi.yaml"
    file.write_text(yaml.safe_dump(contract(pagination, schema)), encoding="utf-8")
    return generate(file, config or Config())


def decorator(client: Generated) -> str:
    """Return how the method of the client says that it has pages."""
    lines = client.files["pages_client/api/default.py"].splitlines()
    return next(line.strip() for line in lines if line.strip().startswith("@_paged"))


@pytest.mark.parametrize(
    ("pagination", "expected"),
    [
        (
            {"style": "page", "parameter": "page", "items": "/data", "more": "/more"},
            '@_paged[models.Pet | None]("page", "page", items="/data", more="/more", start=3)',
        ),
        (
            {"style": "page", "parameter": "page", "items": "/data", "start": 0},
            '@_paged[models.Pet | None]("page", "page", items="/data")',
        ),
        (
            {"style": "offset", "parameter": "page", "items": "/by_name/x"},
            '@_paged[int]("offset", "page", items="/by_name/x", start=3)',
        ),
        (
            {"style": "cursor", "parameter": "page", "items": "/any/where", "next": "/any/at all"},
            '@_paged[Any]("cursor", "page", items="/any/where", next="/any/at all")',
        ),
        (
            {"style": "cursor", "parameter": "page", "items": "/data", "last": "/id"},
            '@_paged[models.Pet | None]("cursor", "page", items="/data", last="/id")',
        ),
        (
            {"style": "cursor", "parameter": "either", "items": "/data", "next": "/any/next", "more": "/any/more"},
            '@_paged[models.Pet | None]("cursor", "either", items="/data", next="/any/next", more="/any/more")',
        ),
        ({"style": "link", "items": "/data"}, '@_paged[models.Pet | None]("link", items="/data")'),
    ],
)
def test_what_is_on_a_page_is_typed(tmp_path: Path, pagination: Any, expected: str) -> None:
    assert expected == decorator(made(tmp_path, pagination))


@pytest.mark.parametrize(
    ("pagination", "place", "message"),
    [
        ({}, "", "`style` is one of page, offset, cursor, link"),
        ([], "", "`style` is one of page, offset, cursor, link"),
        ({"style": "pages"}, "/style", "`style` is one of page, offset, cursor, link"),
        ({"style": 1}, "/style", "expected a string, found a number"),
        ({"style": "link", "parameter": "page"}, "/parameter", "`parameter` is not a key of pagination by link"),
        ({"style": "page"}, "", "pagination by page needs a `parameter`"),
        (
            {"style": "page", "parameter": "X-Page"},
            "/parameter",
            "`X-Page` is no query parameter of GET /pets",
        ),
        ({"style": "page", "parameter": "page", "start": "1"}, "/start", "expected the number of the first page"),
        (
            {"style": "page", "parameter": "page", "items": "data"},
            "/items",
            "expected a JSON pointer into the answer, such as /data",
        ),
        ({"style": "link"}, "", "no success of the operation has an array here"),
        ({"style": "link", "items": "/next"}, "/items", "no success of the operation has an array here"),
        (
            {"style": "cursor", "parameter": "page", "items": "/data"},
            "",
            "pagination by cursor needs either `next` or `last`",
        ),
        (
            {"style": "cursor", "parameter": "page", "items": "/data", "next": "/cursor"},
            "/next",
            "no success of the operation has anything at `/cursor`",
        ),
        (
            {"style": "cursor", "parameter": "page", "items": "/data", "last": "/name"},
            "/last",
            "the items have nothing at `/name`",
        ),
        (
            {"style": "cursor", "parameter": "places", "items": "/data", "next": "/next"},
            "/parameter",
            "`places` has to be a string or a number, which says where a page is",
        ),
        (
            {"style": "cursor", "parameter": "page", "items": "/data", "next": "/data"},
            "/next",
            "expected a string or a number here, which says where the next page is",
        ),
        (
            {"style": "cursor", "parameter": "page", "items": "/by_name/x", "next": "/more"},
            "/next",
            "expected a string or a number here, which says where the next page is",
        ),
        (
            {"style": "page", "parameter": "page", "items": "/data", "more": "/next"},
            "/more",
            "expected a boolean here, which says whether there are more pages",
        ),
    ],
)
def test_a_mistake_is_told_at_its_place(tmp_path: Path, pagination: Any, place: str, message: str) -> None:
    with pytest.raises(RefusedError) as raised:
        made(tmp_path, pagination)
    (problem,) = raised.value.problems
    assert (f"#/paths/~1pets/get/x-oasmith-pagination{place}", message) == (problem.pointer, problem.message)
    assert problem.location is not None
    assert problem.location.file == (tmp_path / "openapi.yaml").as_posix()


def test_the_configuration_has_the_last_word(tmp_path: Path) -> None:
    mine = {"style": "link", "items": "/data"}
    for name in ("list_pets", "GET /pets"):
        config = read_config(Document({"pagination": {name: mine}}, "config.yaml", lambda _: (1, 1)).root)
        for theirs in (None, {"style": "page", "parameter": "page", "items": "/data"}):
            assert decorator(made(tmp_path, theirs, config)).endswith('("link", items="/data")')


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("pagination: 7", 1, "expected an object, found a number"),
        ("pagination:\n  list_dogs: {style: link}", 2, "`list_dogs` is no operation of the contract: "),
        ("pagination:\n  list_pets:\n    style: link\n    items: /dat", 4, "no success of the operation has an array"),
        ("pagination:\n  list_pets: 7", 2, "expected an object, found a number"),
    ],
)
def test_a_mistake_of_the_configuration_is_told_in_its_file(tmp_path: Path, text: str, line: int, message: str) -> None:
    file = tmp_path / "config.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(RefusedError) as raised:
        made(tmp_path, None, read_config(load(file).root))
    (problem,) = raised.value.problems
    assert problem.message.startswith(message)
    assert problem.location is not None
    assert (file.as_posix(), line) == (problem.location.file, problem.location.line)


def test_another_setting_makes_another_client(tmp_path: Path) -> None:
    hashes = set()
    for items in ("/data", "/any"):
        told = {"pagination": {"list_pets": {"style": "link", "items": items}}}
        config = read_config(Document(told, "config.yaml", lambda _: (1, 1)).root)
        hashes.add(made(tmp_path, None, config).files["oasmith.lock"])
    assert 2 == len(hashes)
