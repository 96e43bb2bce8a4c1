"""What annotations mean, whatever module of a lazy package their names are in."""

import inspect
import re
import sys
import typing
from collections.abc import Iterable, Mapping
from typing import Any

from .lazy import NAMES

_WORD = r"[^\W\d]\w*"


def beside(module: str, annotations: Iterable[object]) -> dict[str, Any]:
    """Return what annotations of a module name but only type checkers import: other modules of a lazy package."""
    home, _, own = module.rpartition(".")
    package = sys.modules.get(home)
    names: Mapping[str, str] = vars(package).get(NAMES, {}) if package is not None else {}
    # A module that its package offers as a whole, such as the only one of the models, imports all that it names.
    if not names or names.get(own) == "":
        return {}
    there = vars(sys.modules[module])
    words = {word for text in annotations if isinstance(text, str) for word in re.findall(_WORD, text)}
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
