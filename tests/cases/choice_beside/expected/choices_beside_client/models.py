# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from typing import Annotated, Literal, TypeAlias

from attrs import field as _field
from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


class StepRideType(OpenEnum):
    """The schema Step type_1 type."""

    RIDE = "ride"
    DRIVE = "drive"


@frozen(kw_only=True)
class BothType0Type0(Model):
    """The schema Both type_0 type_0."""

    a: int
    c: int


@frozen(kw_only=True)
class BothType0Type1(Model):
    """The schema Both type_0 type_1."""

    a: int
    d: int


@frozen(kw_only=True)
class BothType1Type0(Model):
    """The schema Both type_1 type_0."""

    b: int
    c: int


@frozen(kw_only=True)
class BothType1Type1(Model):
    """The schema Both type_1 type_1."""

    b: int
    d: int


@frozen(kw_only=True)
class Circle(Model):
    """The schema Circle."""

    radius: float | Unset = UNSET


@frozen(kw_only=True)
class Contact(Model):
    """Constraints: `anyOf: [{"required":["mail"]},{"required":["phone"]}]`."""

    mail: str | Unset = UNSET
    phone: str | Unset = UNSET


@frozen(kw_only=True)
class EventGone(Model):
    """Something happened."""

    id: str
    gone: bool


@frozen(kw_only=True)
class EventMade(Model):
    """Something happened."""

    id: str
    made: datetime.date


@frozen(kw_only=True)
class Gone(Model):
    """The schema Gone."""

    gone: bool


@frozen(kw_only=True)
class ShapeCircle(Model):
    """The schema Shape Circle."""

    kind: str
    name: str | Unset = UNSET
    radius: float | Unset = UNSET


@frozen(kw_only=True)
class ShapeSquare(Model):
    """The schema Shape Square."""

    kind: str
    name: str | Unset = UNSET
    side: float | Unset = UNSET


@frozen(kw_only=True)
class Square(Model):
    """The schema Square."""

    side: float | Unset = UNSET


@frozen(kw_only=True)
class StepRide(Model):
    """Ride."""

    type_: StepRideType = _field(metadata=_wire("type"))
    on: str | Unset = UNSET


@frozen(kw_only=True)
class StepWalk(Model):
    """Walk."""

    type_: Literal["walk"] = _field(default="walk", metadata=_wire("type"))
    far: int | Unset = UNSET


Both: TypeAlias = BothType0Type0 | BothType0Type1 | BothType1Type0 | BothType1Type1


Event: TypeAlias = EventMade | EventGone
"""Something happened."""


Only: TypeAlias = Circle | Square


Shape: TypeAlias = Annotated[
    ShapeCircle | ShapeSquare | None | Unknown, tagged("kind", {"Square": "ShapeSquare", "round": "ShapeCircle"})
]


Step: TypeAlias = Annotated[
    StepWalk | StepRide | Unknown, tagged("type", {"drive": "StepRide", "ride": "StepRide", "walk": "StepWalk"})
]
