"""The suite knows no server: what runs against somebody else's needs nothing of ours but the reader of files."""

import ast
from pathlib import Path

import pytest

HERE = Path(__file__).parent
ALLOWED = {"generator.document", "generator.load", "generator.problem"}


@pytest.mark.parametrize("path", sorted((HERE / "suite").glob("*.py")), ids=lambda path: path.name)
def test_the_suite_imports_nothing_of_our_server_client_or_generator(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    modules = [it.module or "" for it in ast.walk(tree) if isinstance(it, ast.ImportFrom)]
    modules += [name.name for it in ast.walk(tree) if isinstance(it, ast.Import) for name in it.names]
    ours = {it for it in modules if it.partition(".")[0] in {"generator", "server", "moneykit_client", "tests"}}
    assert set() == {it for it in ours if not f"{it}.".startswith("tests.contract.suite.")} - ALLOWED
    assert "mk_" not in path.read_text(encoding="utf-8")
