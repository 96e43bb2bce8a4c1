# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Any, TypeAlias

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class A(Model):
    """The schema A.

    Attributes:
        e: Whatever it was.
    """

    e: Any | Unset = UNSET
    f: Any | Unset = UNSET
    g: str | Any | Unset = UNSET
    h: Alias | Unset = UNSET


Alias: TypeAlias = Any
