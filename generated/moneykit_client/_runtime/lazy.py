"""Packages of many modules, each of which is imported when a name of it is first asked for (PEP 562)."""

import inspect
import re
import sys
import typing
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any

_NAMES = "__names_of_modules__"
_WORD = re.compile(r"[^\W\d]\w*")


def lazily(package: str, index: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of a package; `index` has a word `name=module` for each name."""
    modules: dict[str, str] = dict(word.split("=") for word in index.split())
    home = vars(sys.modules[package])
    home[_NAMES] = modules

    def get(name: str) -> Any:
        module = modules.get(name)
        if module is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=sys.modules[package])
        # Kept, so that Python asks only once.
        value = home[name] = getattr(import_module(f"{package}.{module}"), name)
        return value

    def names() -> list[str]:
        return sorted({*home, *modules})

    return get, names, sorted(modules)


def beside(module: str, annotations: Iterable[object]) -> dict[str, Any]:
    """Return what annotations of a module name but only type checkers import: other modules of a lazy package."""
    package = sys.modules.get(module.rpartition(".")[0])
    names: Mapping[str, str] = vars(package).get(_NAMES, {}) if package is not None else {}
    if not names:
        return {}
    there = vars(sys.modules[module])
    words = {word for text in annotations if isinstance(text, str) for word in _WORD.findall(text)}
    return {word: getattr(package, word) for word in words if word in names and word not in there}


def type_hints(kind: type) -> dict[str, Any]:
    """Return the types of a class's attributes, as `typing.get_type_hints` does, whatever module they are in."""
    hints: dict[str, Any] = {}
    for base in reversed(kind.__mro__):
        annotations = inspect.get_annotations(base)
        if annotations:
            # One class after the other, since the same name may mean different things in their modules.
            own = type(base.__name__, (), {"__annotations__": annotations, "__module__": base.__module__})
            names = beside(base.__module__, annotations.values())
            hints |= typing.get_type_hints(own, localns=names or None, include_extras=True)
    return hints
