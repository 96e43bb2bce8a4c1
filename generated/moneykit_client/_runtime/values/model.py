"""What every model is: a frozen attrs class that reads itself from a JSON object and becomes one again."""

from collections.abc import Mapping
from typing import Any, Self

import attrs
from attrs import field, frozen

from .codec import encode
from .lanes import read_document, to_json
from .nothing import NO_PROPERTIES
from .sendable import READ_ONLY
from .shapes import WIRE_NAME, defined_in, model_reader
from .unions import ADDITIONAL, TakesUnknownTags, tagged
from .unset import UNSET

__all__ = ["NO_PROPERTIES", "Model", "Unknown", "defined_in", "tagged", "wire"]


def wire(name: str, *, read_only: bool = False) -> dict[str, Any]:
    """Return the metadata of an attribute: what its property is called on the wire, and whether it is never sent."""
    return {WIRE_NAME: name} | ({READ_ONLY: True} if read_only else {})


@frozen(kw_only=True, repr=False)
class Model:
    """A JSON object with named properties. Compare, copy, pickle and match it; `evolve` changes a copy."""

    additional_properties: Mapping[str, Any] = field(default=NO_PROPERTIES, hash=False)
    """The properties that the contract does not name; they are sent back as they came."""

    def __init_subclass__(cls) -> None:
        super().__init_subclass__()
        # attrs makes a __repr__ for each class that has none of its own.
        if "__repr__" not in vars(cls):
            cls.__repr__ = Model.__repr__  # type: ignore[method-assign]

    @classmethod
    def from_dict(cls, src_dict: Mapping[str, Any]) -> Self:
        """Return the model for a JSON object, which is not changed.

        Raises `ContractError` with the JSON path if it does not fit.
        """
        model: Self = model_reader(cls)(src_dict)
        return model

    @classmethod
    def from_json(cls, content: bytes | str) -> Self:
        """Return the model for a JSON document (RFC 8259).

        Raises `ContractError` with the JSON path if it does not fit, or is no JSON.
        """
        model: Self = read_document(cls, content)
        return model

    def to_dict(self) -> dict[str, Any]:
        """Return the JSON object: names as on the wire, values ready for `json.dumps`, nothing for what is unset.

        Raises ValueError for a value that cannot be sent, such as a `datetime` without an offset.
        """
        document: dict[str, Any] = encode(self)
        return document

    def to_json(self) -> bytes:
        """Return the JSON document of `to_dict`, compact, in UTF-8. Raises ValueError as `to_dict` does."""
        return to_json(self)

    def evolve(self, **changes: Any) -> Self:
        """Return a copy with some attributes changed, by their names as arguments; UNSET takes a property away."""
        return attrs.evolve(self, **changes)

    def __repr__(self) -> str:
        present = [
            f"{attribute.alias}={value!r}"
            for attribute in sorted(attrs.fields(type(self)), key=lambda attribute: attribute.name == ADDITIONAL)
            if (value := getattr(self, attribute.name)) is not UNSET
            and not (attribute.name == ADDITIONAL and not value)
        ]
        return f"{type(self).__qualname__}({', '.join(present)})"


@frozen(kw_only=True)
class Unknown(Model, TakesUnknownTags):
    """A variant that the contract does not know yet; all its properties are additional ones."""
