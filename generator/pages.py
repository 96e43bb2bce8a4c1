"""Which template prints each file of a client, and what it is given beside the package."""

from __future__ import annotations

from typing import Any, TypeAlias

from generator.package import Package, Resource

LONGEST = 500_000
"""Bytes of `api.md` from which on it is an index of pages: GitHub shows 512 KiB of a file of Markdown."""

Printed: TypeAlias = tuple[str, dict[str, Any]]
"""A template, and what it is given."""

_API = "api.md.jinja"
_REFERENCE = "reference.html.jinja"
_MODULES = (
    "__init__.py",
    "__main__.py",
    "client.py",
    "errors.py",
    "models.py",
    "operations.py",
    "telemetry.py",
    "testing.py",
    "transports.py",
    "api/__init__.py",
)


def document_pages(package: Package) -> dict[str, Printed]:
    """Return what prints each file that is no module, by its path."""
    return {
        "pyproject.toml": ("pyproject.toml.jinja", {}),
        "README.md": ("README.md.jinja", {}),
        "api.md": _listed(package.resources, has_models=True, has_rest=True),
        **_reference(package),
    }


def divided(package: Package) -> dict[str, Printed]:
    """Return what prints the pages that an `api.md` which is too long is divided into, by their paths."""
    groups = {f"api-pages/{one.module}.md": _listed((one,)) for one in package.resources}
    index = _listed((), is_index=True, has_rest=True)
    return {"api.md": index, "models.md": _listed((), has_models=True), **groups}


def _listed(resources: tuple[Resource, ...], **shown: bool) -> Printed:
    return _API, {"resources": resources, "is_index": False, "has_models": False, "has_rest": False, **shown}


def _reference(package: Package) -> dict[str, Printed]:
    """Return the page of the reference; with a page for each group, it is the index of them."""
    whole = {"sampled": package.sampled, "is_index": package.divided, "is_group": False}
    found: dict[str, Printed] = {"reference.html": (_REFERENCE, whole)}
    for group in package.sampled if package.divided else ():
        # A folder with a hyphen is no package of Python, so the client's own has another name.
        path = f"reference-pages/{group[0].module}.html"
        found[path] = _REFERENCE, {"sampled": (group,), "is_index": False, "is_group": True}
    return found


def module_pages(package: Package) -> dict[str, Printed]:
    """Return what prints each module, by its path."""
    name = package.package_name
    found: dict[str, Printed] = {f"{name}/{module}": (f"package/{module}.jinja", {}) for module in _MODULES}
    if package.results:
        found[f"{name}/results.py"] = ("package/results.py.jinja", {})
    if package.servers:
        found[f"{name}/servers.py"] = ("package/servers.py.jinja", {})
    if package.webhooks:
        found[f"{name}/webhooks.py"] = ("package/webhooks.py.jinja", {})
    for resource in package.resources:
        found[f"{name}/api/{resource.module}.py"] = ("package/api/resource.py.jinja", {"resource": resource})
    for one in package.pages:
        # A package of that name takes the place of the module.
        found.pop(f"{name}/{one.path.removesuffix('/__init__.py')}.py", None)
        found[f"{name}/{one.path}"] = (one.template, {"package": one.package, "resource": one.resource})
    return found
