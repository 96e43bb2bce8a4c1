"""Packages of many modules, each of which is imported when a name of it is first asked for (PEP 562).

It imports nothing that Python does not start with: it is all that importing a client costs.
"""

from __future__ import annotations

import sys
from importlib import import_module

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

NAMES = "__names_of_modules__"
"""What a lazy package calls its index, which `hints.py` reads."""


def lazily(package: str, index: str) -> tuple[Callable[[str], Any], Callable[[], list[str]], list[str]]:
    """Return `__getattr__`, `__dir__` and `__all__` of a package.

    `index` has a word `name=module` for each name; `name=` is a module itself.
    """
    modules: dict[str, str] = dict(word.split("=") for word in index.split())
    home = vars(sys.modules[package])
    home[NAMES] = modules

    def get(name: str) -> Any:
        module = modules.get(name)
        if module is None:
            message = f"module {package!r} has no attribute {name!r}"
            raise AttributeError(message, name=name, obj=sys.modules[package])
        found = import_module(f"{package}.{module or name}")
        # Kept, so that Python asks only once.
        value = home[name] = getattr(found, name) if module else found
        return value

    def names() -> list[str]:
        return sorted({*home, *modules})

    return get, names, sorted(modules)
