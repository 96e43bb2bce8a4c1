# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Any, Literal

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class ThingZone(OpenEnum):
    """The schema Thing zone."""

    GMT0 = "GMT+0"
    GMT_0 = "GMT-0"
    VALUE_2 = ""
    VALUE_3 = "+1"
    VALUE_4 = "-1"
    A = "a"
    A_6 = "A"


@frozen(kw_only=True)
class Thing(Model):
    """The schema Thing.

    Attributes:
        mixed: Default: `a`. One of: `1`, `a`, `1.5`.
        rate: Default: `0.5`. One of: `0.5`, `1`, `2.5`.
        flag: One of: `true`.
        shape: One of: `[1,2]`, `{"a":1}`.
        exact: Always `1.5`.
        whole: Always `{"a":[1]}`.
    """

    mixed: Literal[1, "a"] | int | str | float | None | Unset = UNSET
    rate: float | Unset = 0.5
    flag: bool | Unset = UNSET
    maybe: None | Unset = UNSET
    shape: list[Any] | dict[str, Any] | Unset = UNSET
    exact: float | Unset = UNSET
    whole: dict[str, Any] | Unset = UNSET
    zone: ThingZone | Unset = UNSET
