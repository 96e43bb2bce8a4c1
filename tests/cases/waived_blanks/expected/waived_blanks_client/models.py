# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class AK(OpenEnum):
    """The schema A k."""

    A = "a"
    B = "b"


@frozen(kw_only=True)
class AObject(Model):
    """The schema A object.

    Attributes:
        x: 2.0.
        d: Default: `null`.
    """

    n: None | Unset = UNSET
    b: Any | Unset = UNSET
    e: list[str] | Unset = UNSET
    x: str | Unset = UNSET
    d: str | Unset = UNSET
    m: Any | Unset = UNSET
    k: AK | Unset = UNSET
    l: Literal["a"] | Unset = UNSET


A: TypeAlias = AObject | None


Blank: TypeAlias = Any
