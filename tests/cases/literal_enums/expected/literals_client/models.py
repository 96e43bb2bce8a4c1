# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Literal, TypeAlias

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import Unset

Color: TypeAlias = Literal["red", "blue"] | str


ThingShade: TypeAlias = Literal["dark", "light"] | str
"""Default: `dark`."""


@frozen(kw_only=True)
class Thing(Model):
    """The schema Thing.

    Attributes:
        shade: Default: `dark`.
    """

    color: Color
    shade: ThingShade | Unset = "dark"
