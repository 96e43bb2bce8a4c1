"""The additional properties of a model that has none."""

from collections.abc import Iterator, Mapping
from typing import Any, Final, NoReturn, final


@final
class _NoProperties(Mapping[str, Any]):
    """An empty mapping that, unlike a dict, cannot change, so that all models may share one."""

    __slots__ = ()

    def __getitem__(self, key: str) -> NoReturn:
        raise KeyError(key)

    def __iter__(self) -> Iterator[str]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __hash__(self) -> int:
        return 0

    def __repr__(self) -> str:
        return "{}"

    def __reduce__(self) -> str:
        return "NO_PROPERTIES"


NO_PROPERTIES: Final[Mapping[str, Any]] = _NoProperties()
"""No additional properties."""
