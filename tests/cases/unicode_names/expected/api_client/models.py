# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import field as _field
from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


class Kana(OpenEnum):
    """The schema Kana."""

    ハ = "ﾊ"
    ハ_1 = "ハ"


@frozen(kw_only=True)
class GrÖßE(Model):
    """The schema Größe."""

    μg: int | Unset = _field(default=UNSET, metadata=_wire("µg"))
    fi: str | Unset = _field(default=UNSET, metadata=_wire("ﬁ"))
    fi_: str | Unset = _field(default=UNSET, metadata=_wire("fi"))
    日本: str | Unset = UNSET
