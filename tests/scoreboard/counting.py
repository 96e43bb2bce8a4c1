"""Counts the operations of contracts, with a reading of its own: `python -m tests.scoreboard.counting FILE`."""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import yaml

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch", "trace", "query")
_ROOT = re.compile(r"""["']?(openapi|swagger)["']?\s*:\s*["']?[23]\.""")
_ELSEWHERE = re.compile(r"""["']?\$ref["']?\s*:\s*["']?[^"'#\s]""")


def contracts(folder: Path) -> Iterator[Path]:
    """Yield every file below a folder that may be the root of a contract."""
    for path in sorted(folder.rglob("*")):
        is_data = path.suffix in {".json", ".yaml", ".yml"} and path.is_file()
        # The word may be the last of a file whose keys are sorted.
        if is_data and _ROOT.search(path.read_text(encoding="utf-8", errors="replace")):
            yield path


def fingerprint(contract: Path) -> str:
    """Return a hash of a contract: where it refers to other files, of all that stand around it."""
    data = contract.read_bytes()
    told = hashlib.sha256(data)
    if _ELSEWHERE.search(data.decode("utf-8", "replace")):
        for path in sorted(contract.parent.rglob("*")):
            if path.suffix in {".json", ".yaml", ".yml"} and path.is_file():
                told.update(path.read_bytes())
    return told.hexdigest()


def operations(contract: Path) -> list[tuple[str, str]]:
    """Return (METHOD, path) of every operation of a contract; none where it is not OpenAPI 3."""
    root = _load(contract)
    if not isinstance(root, dict) or not str(root.get("openapi")).startswith("3."):
        return []
    found: list[tuple[str, str]] = []
    for path, item in (root.get("paths") or {}).items():
        if not str(path).startswith("x-"):
            found += [(method, str(path)) for method in _methods(item, contract, root, set())]
    return found


def _methods(item: Any, file: Path, root: Any, seen: set[str]) -> Iterator[str]:
    if not isinstance(item, dict):
        return
    yield from (method.upper() for method in _METHODS if method in item)
    yield from item.get("additionalOperations") or {}
    reference = item.get("$ref")
    if isinstance(reference, str) and reference not in seen:
        target, _, pointer = reference.partition("#")
        file = file.parent / unquote(target) if target else file
        found = _load(file) if target else root
        inner = found
        for token in pointer.split("/")[1:]:
            inner = inner[unquote(token).replace("~1", "/").replace("~0", "~")]
        yield from _methods(inner, file, found, {*seen, reference})


def _load(file: Path) -> Any:
    text = file.read_text(encoding="utf-8-sig")
    # Without PyYAML's own reading of scalars: a path or a name is text, whatever it looks like.
    return json.loads(text) if file.suffix == ".json" else yaml.load(text, Loader=yaml.CBaseLoader)  # noqa: S506 # text only


def main() -> None:
    """Print the operations as JSON."""
    sys.stdout.write(json.dumps(operations(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
