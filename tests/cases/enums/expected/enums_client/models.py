# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.enums import OpenEnum, OpenIntEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class Color(OpenEnum):
    """A colour."""

    RED = "Red"
    DARK_BLUE = "dark-blue"
    LIGHT_GREY = "light grey"
    VALUE_3 = "3d"


class Level(OpenIntEnum):
    """The schema Level."""

    VALUE_NEGATIVE_1 = -1
    VALUE_0 = 0
    VALUE_10 = 10


class ListThingsOrder(OpenEnum):
    """Default: `asc`."""

    ASC = "asc"
    DESC = "desc"


class Named(OpenIntEnum):
    """The schema Named."""

    LOW = 1
    VERY_HIGH = 2


class ThingKind(OpenEnum):
    """Default: `y`."""

    X = "x"
    Y = "y"


class ThingMaybe(OpenEnum):
    """The schema Thing maybe."""

    YES = "yes"
    NO = "no"


@frozen(kw_only=True)
class Thing(Model):
    """The schema Thing.

    Attributes:
        color: A colour.
        kind: Default: `y`.
    """

    color: Color
    level: Level
    named: Named | Unset = UNSET
    maybe: ThingMaybe | None | Unset = UNSET
    kind: ThingKind | Unset = ThingKind.Y
