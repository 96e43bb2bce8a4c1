# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import NO_PROPERTIES, Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Bag(Model):
    """The schema Bag.

    Attributes:
        counts: Constraints: `propertyNames: {"maxLength":9}`, `patternProperties: ["^x-"]`.
        open_: Constraints: `patternProperties: ["^x-"]`.
        mixed: Constraints: `patternProperties: ["^s-", "^n-", "^m-"]`.
        huge: Constraints: `pattern: "^.{0,262144}$"`.
        evil: Constraints: `patternProperties: ["^(a+)+$"]`.
    """

    counts: dict[str, int] | Unset = UNSET
    open_: dict[str, int | Any] | Unset = _field(default=UNSET, metadata=_wire("open"))
    mixed: BagMixed | Unset = UNSET
    huge: str | Unset = UNSET
    evil: dict[str, str | int] | Unset = UNSET


@frozen(kw_only=True)
class BagMixed(Model):
    """Constraints: `patternProperties: ["^s-", "^n-", "^m-"]`."""

    known: bool | Unset = UNSET
    additional_properties: Mapping[str, str | int] = _field(default=NO_PROPERTIES, hash=False)
