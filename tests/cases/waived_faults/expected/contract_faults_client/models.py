# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Toy(Model):
    """Constraints: `dependentRequired: ["name"]`.

    Attributes:
        name: Constraints: `maxLength: "many"`, `pattern: 7`.
        size: Constraints: `minimum: "0"`.
        tags: Constraints: `minItems: 1.0`, `uniqueItems: 1`, `not: 5`.
    """

    name: str
    size: int | Unset = UNSET
    tags: list[str] | Unset = UNSET
