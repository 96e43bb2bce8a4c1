"""Large clients: models, operations and webhooks become packages of a module each, imported when first asked for.

A class of attrs takes about a millisecond to define, so a client with all models in one module takes seconds to import
where there are a thousand, and such a module has twenty thousand lines. Below `MANY` one module reads better and costs
less than importing attrs. See docs/decisions/0011-large-clients.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from generator.frozen import evolve
from generator.names import Scope, file_stem, identifier
from generator.package import (
    Alias,
    Annotation,
    Endpoint,
    EnumClass,
    Import,
    Member,
    Model,
    Package,
    Page,
    Ref,
    Resource,
)
from generator.plan.needs import model_imports, operation_imports, resource_imports
from generator.plan.webhooks import webhook_imports
from generator.plan.words import parts

MANY = 150
"""Models, or operations, that stand in one module; 150 models are about 3,000 lines and 0.2 seconds.

As many operations stand on one page of the reference: about half a megabyte.
"""

MANY_METHODS = 30
"""Operations of a group that stand in one module; both flavours of 30 are about 1,500 lines."""


def pages(client: Package) -> Iterator[Page]:
    """Yield the pages of a client that is large; none of one that is not."""
    schemas: list[EnumClass | Alias | Model] = [*client.enums, *client.literal_enums, *client.models, *client.aliases]
    if max(len(schemas), len(client.endpoints), len(client.webhooks)) <= MANY:
        return
    modules = _modules(tuple(one.name for one in schemas))
    if schemas:
        yield _index(client, "models", "What is sent and received, a module for each schema of the contract.", modules)
    for one in schemas:
        yield _schema(client, one, modules)
    constants = _modules(tuple(one.constant for one in client.endpoints))
    told = "What each operation sends and what each answer means, a module for each."
    if client.endpoints:
        yield _index(client, "operations", told, constants)
    for endpoint in client.endpoints:
        yield _operation(client, endpoint, constants)
    yield from _webhooks(client)
    for resource in client.resources:
        if len(resource.endpoints) > MANY_METHODS:
            yield from _resource(client, resource)


def _modules(names: tuple[str, ...]) -> dict[str, str]:
    """Return the module of each name: its own in snake case, unless another module or a name itself is called so."""
    scope = Scope(names)
    wishes = {name: file_stem(identifier(name, "module_")) for name in names}
    return {name: scope.claim(wish, f"{wish}_module") for name, wish in wishes.items()}


def _index(client: Package, package: str, doc: str, modules: dict[str, str]) -> Page:
    told = evolve(client, index=tuple(sorted(modules.items())), index_doc=doc)
    return Page(f"{package}/__init__.py", "package/index.py.jinja", told)


def _schema(client: Package, one: EnumClass | Alias | Model, modules: dict[str, str]) -> Page:
    enums = (one,) if isinstance(one, EnumClass) else ()
    models = (one,) if isinstance(one, Model) else ()
    literals = (one,) if isinstance(one, Alias) and one in client.literal_enums else ()
    aliases = (one,) if isinstance(one, Alias) and not literals else ()
    named = {part.name for each in _annotations(one) for part in parts(each) if isinstance(part, Ref)} - {one.name}
    # An alias is made of what it names. A model only speaks of it, which need not be there: so no circle of modules.
    made_of = named if isinstance(one, Alias) and not one.recursive else _defaults(one)
    spoken_of = _imports(named - made_of, modules)
    checking = (Import("typing", ("TYPE_CHECKING",)),) if spoken_of else ()
    told = evolve(
        client,
        enums=enums,
        literal_enums=literals,
        models=models,
        aliases=aliases,
        model_imports=(
            *model_imports(enums, literals, models, aliases, ".."),
            *checking,
            *_imports(made_of, modules),
        ),
        siblings=spoken_of,
    )
    return Page(f"models/{modules[one.name]}.py", "package/models.py.jinja", told)


def _annotations(one: EnumClass | Alias | Model) -> Iterator[Annotation]:
    if isinstance(one, Alias):
        yield one.annotation
    elif isinstance(one, Model):
        yield from (field.annotation for field in one.fields)
        yield from (one.extra,) if one.extra is not None else ()


def _defaults(one: EnumClass | Alias | Model) -> set[str]:
    fields = one.fields if isinstance(one, Model) else ()
    return {field.default.enum for field in fields if isinstance(field.default, Member)}


def _imports(names: set[str], modules: dict[str, str]) -> tuple[Import, ...]:
    return tuple(Import(f".{modules[name]}", (name,)) for name in sorted(names))


def _operation(client: Package, endpoint: Endpoint, modules: dict[str, str]) -> Page:
    told = evolve(client, endpoints=(endpoint,), operation_imports=operation_imports((endpoint,), ".."))
    return Page(f"operations/{modules[endpoint.constant]}.py", "package/operations.py.jinja", told)


def _webhooks(client: Package) -> Iterator[Page]:
    """Yield the modules of the functions for webhooks, each with the class of its headers."""
    if not client.webhooks:
        return
    names = [(one.function, *filter(None, (one.headers_class, one.headers_function))) for one in client.webhooks]
    scope = Scope(name for each in names for name in each)
    modules = [scope.claim(f"{file_stem(each[0].removeprefix('decode_'))}_webhook") for each in names]
    index = {name: module for each, module in zip(names, modules, strict=True) for name in each}
    yield _index(client, "webhooks", "What the service sends, a module for each webhook and callback.", index)
    for one, module in zip(client.webhooks, modules, strict=True):
        told = evolve(client, webhooks=(one,), webhook_imports=webhook_imports((one,), ".."))
        yield Page(f"webhooks/{module}.py", "package/webhooks.py.jinja", told)


def _resource(client: Package, resource: Resource) -> Iterator[Page]:
    """Yield the parts of a group of operations, and the module that puts them together."""
    groups = _groups(resource.endpoints)
    names = tuple(f"part_{number}" for number in range(1, len(groups) + 1))
    folder = f"api/{resource.module}"
    whole = evolve(resource, parts=names)
    yield Page(f"{folder}/__init__.py", "package/api/parts.py.jinja", client, whole)
    for name, group in zip(names, groups, strict=True):
        part = evolve(resource, endpoints=group, imports=resource_imports(group, "..."))
        yield Page(f"{folder}/{name}.py", "package/api/resource.py.jinja", client, part)


def _groups(endpoints: Sequence[Endpoint]) -> list[tuple[Endpoint, ...]]:
    return [tuple(endpoints[at : at + MANY_METHODS]) for at in range(0, len(endpoints), MANY_METHODS)]
