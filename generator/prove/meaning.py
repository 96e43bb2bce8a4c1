"""What a schema of a contract means, as JSON Schema 2020-12 in one piece, for a validator and for a sampler.

Three readings of one schema: `strict` is what the contract says, `sampled` is the part of it that is worth drawing
from, `generous` is what a client must be able to carry although the contract does not say it (docs/decisions/0003).
None of them knows how the client decodes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from generator.document import Document
from generator.frozen import field, frozen
from generator.prove.bundle import COMPONENTS, TAG, Bundle

__all__ = ["GENEROSITY", "READINGS", "TAG", "Meaning", "meaning", "name_in"]

READINGS = (
    "a `oneOf` with a discriminator is read by its discriminator, be it that other variants would fit too",
    "a schema with `properties` or `items` and no `type` means an object or an array",
    "a reference to a schema with a discriminator means any of those that extend it by `allOf`",
    "`additionalProperties: false` in a member of an `allOf` closes the whole: it forbids what no member names",
    "what `nullable` stands beside may be null, in every version",
    "a time may lack its offset: in OpenAPI 3.1 a format is an annotation",
    "a property that tells variants apart is in every message, be it `readOnly` or `writeOnly`",
    "a pattern that the validator cannot compile counts as none: a client checks no patterns",
)
"""How a contract is read where its letter says another thing than its author means."""

GENEROSITY = (
    "an unknown property",
    "an unknown value of an enum",
    "an unknown variant of a discriminated choice",
    "a value beyond a limit (`minLength`, `pattern`, …) or a condition (`not`, `if`, `contains`, …)",
    "another value of the same type than `const`, where it is a fraction, an array or an object",
    "an item of a list whose positions have types of their own, with the type of another position",
    "a value of several variants of a `oneOf`",
)
"""What a client accepts although the contract does not say it; everything else that breaks the schema is refused."""


@frozen
class Meaning:
    """A schema with everything that it refers to; its references are to `#/components/schemas/…`."""

    schema: Any
    definitions: Mapping[str, Any] = field(default_factory=dict[str, Any])
    pointers: Mapping[str, str] = field(default_factory=dict[str, str])
    """Name of a definition -> its pointer in the contract."""

    def whole(self) -> Any:
        """Return the schema as one document."""
        if not isinstance(self.schema, dict):
            return self.schema
        return {**self.schema, "components": {"schemas": dict(self.definitions)}}

    def behind(self, schema: Any) -> Any:
        """Return the schema that a reference names."""
        for _ in range(len(self.definitions) + 1):
            if not (isinstance(schema, dict) and "$ref" in schema):
                break
            schema = self.definitions[name_in(schema["$ref"])]
        return schema

    def changed(self, change: Callable[[Any, str], Any]) -> Meaning:
        """Return the meaning with every schema changed; `change` hears of the name of the definition it is in."""
        return Meaning(
            change(self.schema, ""),
            {name: change(one, name) for name, one in self.definitions.items()},
            self.pointers,
        )


def name_in(reference: str) -> str:
    """Return the name of the definition that a reference of ours names."""
    return reference.removeprefix(f"#{COMPONENTS}").replace("~1", "/").replace("~0", "~")


def meaning(
    document: Document,
    schemas: Mapping[str, str],
    required: frozenset[str],
    refused: frozenset[str],
    *,
    message: str,
) -> Meaning:
    """Return what an object means whose members are the schemas at some pointers.

    `message` is what they are in: a REQUEST, an ANSWER or an EXAMPLE. `refused` are the pointers that the generator
    cannot type: there everything is carried, so everything is allowed.
    """
    bundle = Bundle(document, refused, message)
    members = {name: bundle.schema(pointer) for name, pointer in schemas.items()}
    bundle.finish()
    whole = {
        "type": "object",
        "properties": members,
        "required": sorted(required),
        "additionalProperties": False,
    }
    return Meaning(whole, bundle.definitions, bundle.pointers)


def with_members(whole: Meaning, schemas: Mapping[str, Any]) -> Meaning:
    """Return the meaning of an object some of whose members have another schema than the contract gives them."""
    properties = {**whole.schema["properties"], **schemas}
    return Meaning({**whole.schema, "properties": properties}, whole.definitions, whole.pointers)
