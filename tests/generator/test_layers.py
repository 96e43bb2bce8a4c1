"""The arrows between the stages are those of ARCHITECTURE.md, and no others."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Module or folder of generator/ -> what of generator/ it may import. Data first, then the stages in their order.
ARROWS: dict[str, set[str]] = {
    "__init__": set(),
    "vocabulary": set(),
    "beside": set(),
    "printing": {"", "beside", "format", "package", "render"},
    "disk": {"disk"},
    "cache": set(),
    "problem": set(),
    "frozen": set(),
    "names": set(),
    "quoting": set(),
    "document": {"problem"},
    "ir": {"ir"},
    "package": {"ir", "package"},
    "config": {"document", "names"},
    "load": {"document", "problem"},
    "fetch": {""},
    "remote": {"cache", "fetch", "load"},
    "library": {"document", "load", "problem", "remote"},
    "references": {"document", "problem"},
    "placement": {"document", "references"},
    "mending": {"vocabulary"},
    "openapi_30": set(),
    "version": {"document"},
    "lower": {"document", "mending", "openapi_30", "placement", "references", "version", "vocabulary"},
    "reached": {"document", "ir", "vocabulary"},
    "read": {"document", "ir", "problem", "reached", "vocabulary", "read"},
    "audit": {"document", "ir", "problem", "vocabulary", "audit"},
    "plan": {"config", "ir", "names", "package", "plan", "reached", "vocabulary"},
    "spelling": {"package"},
    "pages": {"package"},
    "render": {"cache", "disk", "package", "pages", "problem", "quoting", "spelling"},
    "describe": {"document", "package"},
    "format": {"disk", "problem"},
    "write": {"disk", "write"},
    "ledger": {"document", "ir", "ledger", "package"},
    "peer": {"config"},
    "publish": {"publish"},
    "prove": {"", "document", "ir", "package", "peer", "problem", "prove", "vocabulary"},
    # What puts the stages together.
    "pipeline": {"", "audit", "beside", "config", "describe", "disk", "document", "format", "ir", "library", "lower"}
    | {"package", "plan", "printing", "problem", "read"},
    "commands": {"cache", "commands", "config", "disk", "document", "ledger", "library", "load", "package"}
    | {"peer", "pipeline", "printing", "problem", "prove", "publish", "remote", "spelling", "write"},
    "cli": {""},
    "__main__": {"cli"},
}


def room(path: Path) -> str:
    """Return the module or folder of generator/ that a file belongs to."""
    return path.relative_to(ROOT / "generator").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative imports hide where an arrow goes"
            assert node.module is not None
            found.add(node.module)
    return found


ANYWHERE = {"frozen"}
"""What every module may import: what data is made of."""

FILES = sorted((ROOT / "generator").rglob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_stage_imports_only_what_its_place_allows(path: Path) -> None:
    ours = {name for name in imported(path) if name == "generator" or name.startswith("generator.")}
    rooms = {name.removeprefix("generator").removeprefix(".").partition(".")[0] for name in ours}
    assert set() == rooms - ARROWS[room(path)] - ANYWHERE


def test_data_is_made_of_one_thing() -> None:
    # What reads the models of a client looks at classes of attrs; ours are none.
    clients = {"prove/worker.py"}
    users = {path.relative_to(ROOT / "generator").as_posix() for path in FILES if "attrs" in imported(path)}
    assert clients == users


def test_every_allowed_arrow_is_used() -> None:
    used: dict[str, set[str]] = {name: set() for name in ARROWS}
    for path in FILES:
        ours = (name for name in imported(path) if name == "generator" or name.startswith("generator."))
        used[room(path)] |= {name.removeprefix("generator").removeprefix(".").partition(".")[0] for name in ours}
    assert ARROWS == {name: rooms - ANYWHERE for name, rooms in used.items()}


@pytest.mark.parametrize("folder", ["generator", "server", "templates/runtime", "generated"])
def test_generator_server_and_client_do_not_know_each_other(folder: str) -> None:
    rooms = {"generator", "server", "templates", "moneykit_client", "tests"}
    own = {"generated": "moneykit_client"}.get(folder, folder.partition("/")[0])
    for path in sorted((ROOT / folder).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom) and node.level == 0:
                names = [node.module or ""]
            strangers = {name.partition(".")[0] for name in names} & rooms - {own}
            assert set() == strangers, path


def test_the_peer_is_imported_in_one_module_and_late() -> None:
    for path in FILES:
        text = path.read_text(encoding="utf-8")
        tree = ast.parse(text)
        at_top = {
            name.name if isinstance(node, ast.Import) else str(getattr(node, "module", ""))
            for node in tree.body
            if isinstance(node, (ast.Import, ast.ImportFrom))
            for name in node.names
        }
        assert not any(name.startswith("openapi_python_client") for name in at_top), path
        anywhere = any(name.startswith("openapi_python_client") for name in imported(path))
        assert (path.name == "peer.py") == anywhere, path


def test_the_intermediate_data_holds_no_behaviour() -> None:
    for path in (*sorted((ROOT / "generator/ir").glob("*.py")), *sorted((ROOT / "generator/package").glob("*.py"))):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef):
                decorators = [one.id for one in node.decorator_list if isinstance(one, ast.Name)]
                assert ["property"] == decorators, f"{path.name}: {node.name} is more than a question"
