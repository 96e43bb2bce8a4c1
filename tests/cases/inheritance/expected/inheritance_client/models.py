# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Cat(Model):
    """A cat."""

    pet_type: str = _field(metadata=_wire("petType"))
    name: str | Unset = UNSET
    lives: int | Unset = UNSET


@frozen(kw_only=True)
class Checking(Model):
    """The schema Checking."""

    kind: str
    fee: float | Unset = UNSET


@frozen(kw_only=True)
class Dog(Model):
    """The schema Dog."""

    pet_type: str = _field(metadata=_wire("petType"))
    name: str | Unset = UNSET
    best: AnyPet | Unset = UNSET


@frozen(kw_only=True)
class Pet(Model):
    """The schema Pet."""

    pet_type: str = _field(metadata=_wire("petType"))
    name: str | Unset = UNSET


@frozen(kw_only=True)
class Savings(Model):
    """The schema Savings."""

    kind: str
    rate: float | Unset = UNSET


@frozen(kw_only=True)
class Shelter(Model):
    """The schema Shelter."""

    pets: list[AnyPet] | Unset = UNSET


Account: TypeAlias = Annotated[
    Savings | Checking | Unknown, tagged("kind", {"Checking": "Checking", "Savings": "Savings"})
]


AnyPet: TypeAlias = Annotated[Cat | Dog | Pet, tagged("petType", {"Dog": "Dog", "Pet": "Pet", "kitty": "Cat"}, "Pet")]
