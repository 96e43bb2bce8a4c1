"""Whose fault a failure is, and the generated line that it goes through."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.package import Alias, Annotation, Endpoint, Generic, Model, Package, Ref, Tagged, Union, Webhook
from generator.prove.places import Path as Steps

CONTRACT = "contract"
CLIENT = "client"
GENERATOR = "generator"


def differing(files: Mapping[str, str], package: str, folder: Path) -> tuple[str, ...]:
    """Return the modules of a client on disk that are not what generation gives, each with the first such line."""
    found: list[str] = []
    for path, text in sorted(files.items()):
        if not path.startswith(f"{package}/") or not path.endswith(".py"):
            continue
        there = folder / path
        if not there.is_file():
            found.append(f"{path}: missing")
            continue
        lines, expected = there.read_text(encoding="utf-8", errors="replace").splitlines(), text.splitlines()
        pairs = zip(lines, expected, strict=False)
        line = next((number for number, (one, other) in enumerate(pairs, 1) if one != other), None)
        if line is None and len(lines) != len(expected):
            line = min(len(lines), len(expected)) + 1
        if line is not None:
            found.append(f"{path}:{line}")
    return tuple(found)


def source_of(frame: str | None, package: str, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Return the template or module of the runtime that a line of a client comes from."""
    if frame is None:
        return otherwise
    path = frame.rpartition(":")[0].removeprefix(f"{package}/")
    if path.startswith("_runtime/"):
        return (f"templates/runtime/{path.removeprefix('_runtime/')}",)
    if path.startswith("api/"):
        return ("templates/package/api/resource.py.jinja",)
    for name in ("models", "operations"):
        if path.startswith(f"{name}/"):
            return (f"templates/package/{name}.py.jinja",)
    return (f"templates/package/{path}.jinja",)


def line_of_operation(folder: Path, package: str, endpoint: Endpoint) -> str:
    """Return the line that says what an operation sends and what its answers mean."""
    return _line(folder, f"{package}/operations.py", rf"^{re.escape(endpoint.constant)}: Final")


def line_of_webhook(folder: Path, package: str, webhook: Webhook) -> str:
    """Return the line of the function that decodes a payload."""
    return _line(folder, f"{package}/webhooks.py", rf"^def {re.escape(webhook.function)}\(")


def line_of_method(folder: Path, package: str, module: str, endpoint: Endpoint) -> str:
    """Return the line of the method that calls an operation."""
    return _line(folder, f"{package}/api/{module}.py", rf"^    def {re.escape(endpoint.function)}\(")


def line_of_model(folder: Path, package: Package, annotation: Annotation, value: Any, path: Steps) -> str | None:
    """Return the line of the field, class or alias of the models that reads the part of a value at a path."""
    file = f"{package.package_name}/models.py"
    every: list[Model | Alias] = [*package.models, *package.aliases]
    named = {one.name: one for one in every}
    name, attribute = _walk(named, annotation, value, path)
    if name is None:
        return None
    if attribute is None:
        return _line(folder, file, rf"^(class {re.escape(name)}\(|{re.escape(name)}: TypeAlias)")
    return _line(folder, file, rf"^    {re.escape(attribute)}: ", after=rf"^class {re.escape(name)}\(")


def _walk(  # noqa: PLR0911 # one return per kind of type
    named: Mapping[str, Model | Alias], annotation: Annotation, value: Any, path: Steps
) -> tuple[str | None, str | None]:
    match annotation:
        case Ref(name) if isinstance(one := named.get(name), Model):
            for field in one.fields:
                if path and field.wire_name == path[0] and isinstance(value, dict):
                    below = _walk(named, field.annotation, value.get(field.wire_name), path[1:])
                    return below if below[0] is not None and len(path) > 1 else (name, field.name)
            return name, None
        case Ref(name) if isinstance(one := named.get(name), Alias):
            below = _walk(named, one.annotation, value, path)
            return below if below[0] is not None else (name, None)
        case Ref(name):
            return name, None
        case Generic(_, arguments) if path:
            inside = _part(value, path[0])
            return _walk(named, arguments[-1], inside, path[1:])
        case Tagged(_, tag, mapping) if isinstance(value, dict) and value.get(tag) in dict(mapping):
            return _walk(named, Ref(dict(mapping)[value[tag]]), value, path)
        case Union(options) | Tagged(options):
            found = (_walk(named, one, value, path) for one in options)
            return next((one for one in found if one[0] is not None), (None, None))
    return None, None


def _part(value: Any, key: str | int) -> Any:
    if isinstance(value, dict):
        return value.get(key)
    return value[key] if isinstance(value, list) and isinstance(key, int) and key < len(value) else None


def _line(folder: Path, file: str, pattern: str, after: str | None = None) -> str:
    if not (folder / file).is_file():
        # The module of a large client is a package, of a module for each name.
        parts = sorted((folder / file.removesuffix(".py")).glob("[!_]*.py"))
        found = (_line_in(folder, one.relative_to(folder).as_posix(), pattern, after) for one in parts)
        return next((one for one in found if one is not None), file)
    return _line_in(folder, file, pattern, after) or file


def _line_in(folder: Path, file: str, pattern: str, after: str | None) -> str | None:
    path = folder / file
    begun = after is None
    for number, line in enumerate(path.read_text(encoding="utf-8", errors="replace").splitlines(), 1):
        if not begun:
            begun = re.search(after or "", line) is not None
        elif re.search(pattern, line):
            return f"{file}:{number}"
    return None
