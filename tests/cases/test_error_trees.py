"""The hierarchy of exceptions that is drawn at the top of a module of errors is the one that its classes are in."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import moneykit_client.errors
import templates.runtime.errors
from tests.cases.test_cases import GOOD, imported, name


def drawn(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield the classes of a drawing, each with the one that it stands below."""
    above: list[str] = []
    for line in (module.__doc__ or "").split("\n\n")[1].splitlines():
        branch, _, rest = line.rpartition("── ")
        depth = len(branch) // 4 + 1 if branch else 0
        above[depth:] = [rest.split()[0]]
        yield above[depth], above[depth - 1] if depth else "Exception"


def existing(module: ModuleType) -> Iterator[tuple[str, str]]:
    """Yield the exceptions of a module, each with its last base: of two, that is the class of the status."""
    for one in vars(module).values():
        if isinstance(one, type) and issubclass(one, module.ServiceError):
            yield one.__name__, one.__bases__[-1].__name__


@pytest.mark.parametrize("module", [moneykit_client.errors, templates.runtime.errors], ids=["client", "runtime"])
def test_the_hierarchy_is_drawn_as_it_is(module: ModuleType) -> None:
    assert sorted(existing(module)) == sorted(drawn(module))


@pytest.mark.parametrize("case", GOOD, ids=name)
def test_the_hierarchy_of_every_client_is_drawn_as_it_is(case: Path, tmp_path: Path) -> None:
    with imported(case, tmp_path) as package:
        errors = package.errors
        assert sorted(existing(errors)) == sorted(drawn(errors))
        assert sorted(errors.__all__) == sorted(one for one, _ in drawn(errors))
        assert set(errors.__all__) <= set(package.__all__)
        runtime = importlib.import_module(f"{package.__name__}._runtime.errors")
        undocumented = {runtime.error_class(status) for status in range(300, 700)}
        assert undocumented <= {getattr(package, one) for one in errors.__all__}
