"""Where the symbols of a client stand in its files."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping


def lines(files: Mapping[str, str], package: str) -> dict[str, str]:
    """Return `path:line` of each class, method, attribute and constant, by its module and name: `models.Link.state`.

    What a module has from the runtime stands there.
    """
    found: dict[str, str] = {}
    for path, text in files.items():
        if path.startswith(f"{package}/") and path.endswith(".py"):
            module = path.removeprefix(f"{package}/").removeprefix("_runtime/")
            module = module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
            for name, line in _defined(ast.parse(text)):
                found.setdefault(f"{module}.{name}", f"{path}:{line}")
                # In a large client, `models.Link` stands in a module of its own: models/link.py.
                found.setdefault(f"{module.rpartition('.')[0]}.{name}", f"{path}:{line}")
    return found


def _defined(node: ast.Module | ast.ClassDef, prefix: str = "") -> Iterator[tuple[str, int]]:
    for one in node.body:
        match one:
            case ast.ClassDef(name):
                yield f"{prefix}{name}", one.lineno
                yield from _defined(one, f"{prefix}{name}.")
            case ast.FunctionDef(name) | ast.AsyncFunctionDef(name):
                yield f"{prefix}{name}", one.lineno
            case ast.AnnAssign(ast.Name(name)) | ast.Assign([ast.Name(name)]):
                yield f"{prefix}{name}", one.lineno
            case _:
                pass
