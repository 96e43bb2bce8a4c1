# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class OwnerStateType1(OpenEnum):
    """The schema Owner state type_1."""

    OPEN = "open"
    CLOSED = "closed"


@frozen(kw_only=True)
class A(Model):
    """The schema A."""

    kind: Literal["a"] = "a"


@frozen(kw_only=True)
class B(Model):
    """The schema B."""

    kind: Literal["b"] = "b"


@frozen(kw_only=True)
class Cat(Model):
    """The schema Cat."""

    name: str
    lives: int | Unset = UNSET


@frozen(kw_only=True)
class Dog(Model):
    """The schema Dog."""

    name: str
    barks: bool | Unset = UNSET


@frozen(kw_only=True)
class One(Model):
    """The schema One."""

    a: int


@frozen(kw_only=True)
class Owner(Model):
    """The schema Owner.

    Attributes:
        when: The more special type wins.
        key: These two have nothing in common.
        kind: A constant tells them apart.
        of: Both are open; what knows more wins.
        plain: It is the same value either way.
    """

    when: str | datetime.date | Unset = UNSET
    state: str | OwnerStateType1 | Unset = UNSET
    key: int | UUID | Unset = UNSET
    kind: A | B | Unset = UNSET
    of: One | Two | Unset = UNSET
    plain: str | Literal["x"] | Unset = UNSET


@frozen(kw_only=True)
class Two(Model):
    """The schema Two."""

    a: int
    b: int
    more: str | Unset = UNSET


Pet: TypeAlias = Cat | Dog
"""Whoever has only a name may be either."""
