# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Any

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Animal(Model):
    """One animal of the zoo.

    It has a keeper.

    Attributes:
        animal_id: Its number. Constraints: `minimum: 1`.
        name: Constraints: `maxLength: 80`.
        legs: Default: `4`.
        wild: Deprecated. Default: `true`.
    """

    animal_id: int = _field(metadata=_wire("animalId"))
    name: str | None
    legs: int | Unset = 4
    tall: float | Unset = UNSET
    wild: bool | Unset = True
    keeper: AnimalKeeper
    visits: list[AnimalVisitsItem] | Unset = UNSET
    note: str | None | Unset = UNSET
    extra: Any | Unset = UNSET


@frozen(kw_only=True)
class AnimalKeeper(Model):
    """The schema Animal keeper.

    Attributes:
        badge: Read-only.
    """

    name: str
    badge: int | Unset = UNSET


@frozen(kw_only=True)
class AnimalVisitsItem(Model):
    """The schema Animal visits item."""

    by: str | Unset = UNSET
