"""The server knows the contract only as a person does: it shares no code with what is made from it."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.server_process import ROOT

FILES = sorted((ROOT / "server").glob("**/*.py"))
LIBRARIES = {"h11", "jwt", "limits", "sqlalchemy", "starlette", "uvicorn"}


def imported(file: Path) -> Iterator[str]:
    """Yield the top-level package of every import of a file."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name.partition(".")[0] for name in names)
            case ast.ImportFrom(module=module, level=0) if module:
                yield module.partition(".")[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_imports_only_the_server_and_its_libraries(file: Path) -> None:
    """Nothing of the generator, its templates or its output."""
    assert set(imported(file)) <= LIBRARIES | {"server"} | sys.stdlib_module_names


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_file_begins_with_one_sentence_that_says_what_it_is_for(file: Path) -> None:
    """In one line, so that a list of them is a map."""
    said = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
    first = said.partition("\n\n")[0]
    assert first.endswith(".")
    assert "\n" not in first


def test_only_the_page_for_people_knows_where_the_contract_is() -> None:
    """No behaviour is read from it."""
    assert ["reference.py"] == [file.name for file in FILES if "openapi.yaml" in file.read_text(encoding="utf-8")]
