# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class OwnerSize(OpenEnum):
    """The schema Owner size."""

    S = "s"
    L = "l"


@frozen(kw_only=True)
class Owner(Model):
    """The schema Owner.

    Attributes:
        name: Example: `Ada`.
        age: Constraints: `exclusiveMinimum: 0`.
    """

    name: str | None
    pet: Pet | None | Unset = UNSET
    size: OwnerSize | None | Unset = UNSET
    friend: Owner | Unset = UNSET
    age: int | Unset = UNSET


@frozen(kw_only=True)
class Pet(Model):
    """The schema Pet."""

    kind: str
