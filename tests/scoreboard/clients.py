"""Looks at a generated client as its user would: which operations it has, what imports, what type checkers say."""

from __future__ import annotations

import ast
import json
import re
import sys
import threading
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from bench.process import ROOT, Ended, run

_PARSING = threading.Lock()
PYRIGHT = ROOT / "tests/lint/node_modules/.bin/pyright"

_IMPORTS = """\
import importlib, json, pathlib, sys
sys.path.insert(0, sys.argv[1])
broken = []
for path in sorted(pathlib.Path(sys.argv[1], sys.argv[2]).rglob("*.py")):
    parts = path.relative_to(sys.argv[1]).with_suffix("").parts
    name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
    try:
        importlib.import_module(name)
    except BaseException as error:
        broken.append(f"{name}: {type(error).__name__}: {error}")
print(json.dumps(broken))
"""


def anonymous(path: str) -> str:
    """Return a path template without the names of its parameters, which generators may choose."""
    return re.sub(r"\{[^}]*\}", "{}", path)


def lost(asked: Iterable[tuple[str, str]], there: Iterable[tuple[str, str]]) -> list[str]:
    """Return the operations of a contract that a client does not have."""
    missing = Counter((method, anonymous(path)) for method, path in asked)
    missing.subtract(Counter((method, anonymous(path)) for method, path in there))
    return sorted(f"{method} {path}" for (method, path), number in missing.items() for _ in range(max(0, number)))


def operations(package: Path) -> list[tuple[str, str]]:
    """Return (METHOD, path) of every operation that the modules of a client send, by whichever generator it is."""
    # Python 3.11 counts the depth of all threads' trees as one, and a switch between two is a SystemError.
    with _PARSING:
        trees = [(ast.parse(path.read_text("utf-8")), path) for path in sorted(package.rglob("*.py"))]
    found = {one for tree, path in trees for one in _sent(tree, path)}
    return sorted((method, template) for _, method, template in found)


def _sent(tree: ast.Module, path: Path) -> Iterator[tuple[str, str, str]]:
    """Yield what distinguishes each operation of a module, its method and its path."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func.value if isinstance(node.func, ast.Subscript) else node.func
            if isinstance(called, ast.Name) and called.id == "Operation":
                given = {one.arg: one.value for one in node.keywords}
                method, template = (*node.args, *(given.get(name) for name in ("method", "path")))[:2]
                yield f"{path}:{node.lineno}", str(_text(method)), str(_text(template))
        elif isinstance(node, ast.Dict):
            # openapi-python-client's `_get_kwargs`.
            members = {_text(key): value for key, value in zip(node.keys, node.values, strict=True)}
            if {"method", "url"} <= members.keys():
                yield str(path), str(_text(members["method"])).upper(), str(_text(members["url"]))


def _text(node: ast.expr | None) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "format":
        return _text(node.func.value)
    if isinstance(node, ast.JoinedStr):
        return "".join("{}" if isinstance(one, ast.FormattedValue) else _text(one) or "" for one in node.values)
    return None


def broken(folder: Path, package: str, timeout: float) -> list[str] | None:
    """Return the modules of a client that cannot be imported, and why; None when Python itself was gone before."""
    ended = run([sys.executable, "-c", _IMPORTS, folder, package], timeout=timeout)
    try:
        return [str(one) for one in json.loads(ended.out.splitlines()[-1])]
    except (ValueError, IndexError):
        return None


def lines(package: Path) -> int:
    """Return how many lines of Python a client has."""
    return sum(path.read_bytes().count(b"\n") for path in package.rglob("*.py"))


def mypy(folder: Path, package: str, cache: Path, timeout: float) -> int | None:
    """Return how many findings `mypy --strict` has; None when it did not end."""
    # Types of libraries that ship none are nobody's finding.
    options = ["--strict", "--config-file=", f"--cache-dir={cache}", "--disable-error-code=import-untyped"]
    command: list[str | Path] = [sys.executable, "-m", "mypy", *options, package]
    ended = run(command, cwd=folder, timeout=timeout, PYTHONPATH="")
    if ended.code == 0:
        return 0
    said = re.search(r"^Found (\d+) error", ended.out, re.MULTILINE)
    return int(said.group(1)) if said and not ended.timed_out else None


def pyright(folder: Path, package: str, timeout: float) -> int | None:
    """Return how many errors pyright has in its strict mode; None when it did not end, or is not installed."""
    if not PYRIGHT.exists():
        return None
    config = folder / "pyrightconfig.json"
    told = {"include": [package], "typeCheckingMode": "strict", "pythonVersion": "3.11"}
    config.write_text(json.dumps(told), encoding="utf-8")
    command: list[str | Path] = [PYRIGHT, "--outputjson", f"--project={config}", f"--pythonpath={sys.executable}"]
    ended = run(command, cwd=folder, timeout=timeout)
    try:
        return int(json.loads(ended.out)["summary"]["errorCount"])
    except (ValueError, KeyError):
        return None


def proved(certificate: Path) -> dict[str, int]:
    """Return how many operations a certificate proves of each client; webhooks are none."""
    try:
        told = json.loads(certificate.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    # Of a webhook or callback it has the name; a tag may be called webhooks, too.
    operations = [one for one in told["operations"] if one["operation"].partition(" ")[2].startswith("/")]
    return {
        "ours": sum(one["verdict"] == "passed" for one in operations),
        "peer": sum(_right(one["checks"]) for one in operations),
        "failures": len(told["failures"]),
    }


def unsampled(certificate: Path) -> list[str]:
    """Return the schemas that the proof could draw no value from, and why; for those, examples and limits count."""
    try:
        told = json.loads(certificate.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return []
    checks = [each for one in told["operations"] for each in one["checks"]]
    found = [f"{one['pointer']}: {one['reason']}" for each in checks for one in each["excluded"]]
    return list(dict.fromkeys(found))


def _right(checks: list[dict[str, Any]]) -> bool:
    """Return whether the peer read every answer of an operation that it was asked about, and was asked at all."""
    opinions = [one["second_opinion"] for one in checks if one["second_opinion"]]
    return bool(opinions) and all(set(one) <= {"carried", "refused"} for one in opinions)


def last_line(ended: Ended) -> str:
    """Return what a command said last."""
    said = (ended.err.strip() or ended.out.strip()).splitlines()
    # What openapi-python-client says below every error.
    told = [line for line in said if line.strip() and not line.startswith("If you believe this was a mistake")]
    return "timed out" if ended.timed_out else told[-1][:300] if told else f"ended with {ended.code}"
