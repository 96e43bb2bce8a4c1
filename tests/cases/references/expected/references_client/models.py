# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import TypeAlias

from attrs import field as _field
from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


class XOddEnum(OpenEnum):
    """The schema x-odd enum."""

    A = "a"


@frozen(kw_only=True)
class MaybeObject(Model):
    """The schema Maybe object."""

    a: int


@frozen(kw_only=True)
class Outer(Model):
    """The schema Outer.

    Attributes:
        inner: What is inside.
    """

    inner: OuterInner_2 | None | Unset = UNSET
    list_: list[OuterListItem] | Unset = _field(default=UNSET, metadata=_wire("list"))


@frozen(kw_only=True)
class OuterInner_2(Model):
    """What is inside."""

    at: int | Unset = UNSET


@frozen(kw_only=True)
class OuterListItem(Model):
    """The schema Outer list item."""

    b: int | Unset = UNSET


@frozen(kw_only=True)
class PerCent(Model):
    """The schema Per cent%."""

    self_: PerCent | Unset = _field(default=UNSET, metadata=_wire("self"))


Maybe: TypeAlias = MaybeObject | None


OuterInner: TypeAlias = OuterInner_2 | None
"""What is inside."""


OuterList: TypeAlias = list[OuterListItem]


XOdd: TypeAlias = XOddEnum | None


Alias: TypeAlias = OuterInner
"""What is inside."""


First: TypeAlias = OuterList
