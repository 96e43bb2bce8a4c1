# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from attrs import frozen

from ._runtime.values.model import Model, Unknown, defined_in, tagged
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Bird(Model):
    """The schema Bird."""

    kind: str


@frozen(kw_only=True)
class Cat(Model):
    """The schema Cat."""

    kind: str
    lives: int | Unset = UNSET


@frozen(kw_only=True)
class Dog(Model):
    """The schema Dog."""

    kind: str
    barks: bool | Unset = UNSET


@frozen(kw_only=True)
class Owner(Model):
    """The schema Owner."""

    pet: OwnerPet | Unset = UNSET
    id: int | str | Unset = UNSET
    tree: Tree | Unset = UNSET
    flag: bool | str | None | Unset = UNSET
    state: Literal["open"] | Literal[1] | None | Unset = UNSET


OwnerPet: TypeAlias = Annotated[Cat | Dog | Unknown, tagged("kind", {"c": "Cat", "d": "Dog"})]


Pet: TypeAlias = Annotated[Cat | Dog | Bird | Unknown, tagged("kind", {"Bird": "Bird", "cat": "Cat", "dog": "Dog"})]
"""One of the pets."""


Tree: TypeAlias = Annotated["str | list[Tree]", defined_in(__name__)]
