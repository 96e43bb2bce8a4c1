"""What the pages of a client import."""

from __future__ import annotations

from generator.package import Alias, Endpoint, EnumClass, Import, Model, Ref
from generator.plan.words import imports, needed, parts


def model_imports(
    enums: tuple[EnumClass, ...],
    literals: tuple[Alias, ...],
    models: tuple[Model, ...],
    aliases: tuple[Alias, ...],
    here: str = ".",
) -> tuple[Import, ...]:
    """Return the imports of a page of models, from which the package is `here`."""
    fields = [field for model in models for field in model.fields]
    extras = [model.extra for model in models if model.extra is not None]
    annotations = [*(one.annotation for one in fields), *(one.annotation for one in (*literals, *aliases)), *extras]
    names = needed(annotations, (field.default for field in fields)) | {one.kind for one in enums}
    names |= {"Model", "frozen"} if models else set()
    names |= {"Exact as _Exact"} if any(model.exact for model in models) else set()
    names |= {"TypeAlias"} if literals or aliases else set()
    names |= {"field as _field", "wire as _wire"} if any(field.marked for field in fields) else set()
    names |= {"field as _field", "Mapping", "NO_PROPERTIES"} if extras else set()
    names |= {"Annotated", "defined_in"} if any(one.recursive for one in aliases) else set()
    return imports(names, here)


def operation_imports(endpoints: tuple[Endpoint, ...], here: str = ".") -> tuple[Import, ...]:
    """Return the imports of a page of operations, from which the package is `here`."""
    answers = [one for each in endpoints for one in each.answers]
    headers = [one for each in answers for one in each.headers]
    annotations = [
        *(one.returns for one in endpoints),
        *(annotation for one in answers for _, annotation in one.contents),
        *(one.annotation for one in headers),
        *(one.taken for each in endpoints if len(each.bodies) > 1 for one in each.bodies),
        *(annotation for one in answers for annotation, _ in one.variants),
        *(annotation for one in answers for _, _, annotation in one.items),
    ]
    names = needed(annotations) | ({"Final", "Operation"} if endpoints else set())
    names |= ({"Answer"} if answers else set()) | ({"Header"} if headers else set())
    names |= {"Items"} if any(one.items for one in answers) else set()
    names |= {"Parameter"} if any(one.parameters for one in endpoints) else set()
    names |= {"Body"} if any(one.bodies for one in endpoints) else set()
    fields = [each for one in endpoints for body in one.bodies for each in body.fields]
    fields += [each for one in endpoints for argument in one.arguments for each in argument.fields]
    names |= {"Field"} if fields else set()
    names |= {"PartHeader"} if any(one.headers for one in fields) else set()
    used = {"models"} if any(isinstance(part, Ref) for one in annotations for part in parts(one)) else set()
    used |= {"errors"} if any(one.raises is not None for one in answers) else set()
    package = (Import(here, tuple(sorted(used))),) if used else ()
    return (*imports(names, here), *package)


def resource_imports(endpoints: tuple[Endpoint, ...], here: str) -> tuple[Import, ...]:
    """Return the imports of a page of methods, from which the package is `here`."""
    annotations = [each.annotation for one in endpoints for each in one.arguments] + [one.returns for one in endpoints]
    annotations += [one.paging.item for one in endpoints if one.paging is not None]
    annotations += [one.streamed for one in endpoints if one.streamed is not None]
    names = needed(annotations, (each.default for one in endpoints for each in one.arguments))
    uses_models = any(isinstance(part, Ref) for one in annotations for part in parts(one))
    with_headers = any(one.result is not None for one in endpoints)
    package = Import(
        here, (*(("models",) if uses_models else ()), "operations", *(("results",) if with_headers else ()))
    )
    names |= {"AsyncResource", "Call", "Resource"} | {one for each in endpoints for one in _decorators(each)}
    return (*imports(names, here), package)


def _decorators(one: Endpoint) -> tuple[str, ...]:
    words = ["method_with" if one.result is not None else "method", *(["paged"] if one.paging is not None else [])]
    words += ["streamed"] if one.streamed is not None else []
    return tuple(f"{flavour}{word} as _{flavour}{word}" for word in words for flavour in ("", "async_"))
