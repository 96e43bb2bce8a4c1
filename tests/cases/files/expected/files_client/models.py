# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Annotated, TypeAlias

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.unset import UNSET, Unset


class Other(OpenEnum):
    """The schema other."""

    A = "a"


@frozen(kw_only=True)
class Card(Model):
    """The schema card."""

    number: str | Unset = UNSET


@frozen(kw_only=True)
class Cat(Model):
    """The schema cat."""

    kind: str
    models_only: int | Unset = UNSET


@frozen(kw_only=True)
class Deep(Model):
    """The schema deep."""

    at: int | Unset = UNSET


@frozen(kw_only=True)
class Identified(Model):
    """The schema Identified."""

    inner: Inner | Unset = UNSET
    same: Identified | Unset = UNSET


@frozen(kw_only=True)
class Inner(Model):
    """The schema inner."""

    b: bool | Unset = UNSET


@frozen(kw_only=True)
class Nested(Model):
    """The schema Nested."""

    deep: Deep | Unset = UNSET
    local: Other | Unset = UNSET


@frozen(kw_only=True)
class One(Model):
    """The schema one."""

    again: One | Unset = UNSET


@frozen(kw_only=True)
class Person(Model):
    """The schema person."""

    pets: list[Pet] | Unset = UNSET
    card: Card | Unset = UNSET


@frozen(kw_only=True)
class Pet(Model):
    """An animal.

    Attributes:
        parent: An animal.
    """

    name: str
    owner: Person | Unset = UNSET
    parent: Pet | Unset = UNSET


@frozen(kw_only=True)
class Problem(Model):
    """The schema Problem."""

    detail: str | None | Unset = UNSET


@frozen(kw_only=True)
class SharedCat(Model):
    """The schema shared_cat."""

    kind: str
    shared_only: int | Unset = UNSET


@frozen(kw_only=True)
class Tree(Model):
    """The schema Tree."""

    children: list[Tree] | Unset = UNSET


ByIdentity: TypeAlias = Identified


ChoiceResponse200: TypeAlias = Annotated[Cat | SharedCat | Unknown, tagged("kind", {"cat": "Cat", "wild": "SharedCat"})]
