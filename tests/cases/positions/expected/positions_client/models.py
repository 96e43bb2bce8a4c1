# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from typing import Any
from typing import Never as _Never

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Row(Model):
    """The schema Row.

    Attributes:
        pair: Constraints: `minItems: 2`.
        fixed: Constraints: `minItems: 1`, `maxItems: 1`.
        some: Its first items have types of their own, by position.
    """

    pair: tuple[str, int] | Unset = UNSET
    fixed: tuple[datetime.date] | Unset = UNSET
    some: list[str | int | bool] | Unset = UNSET
    none: list[_Never] | Unset = UNSET
    gone: RowGone | Unset = UNSET


@frozen(kw_only=True)
class RowGone(Model):
    """The schema Row gone.

    Attributes:
        old: Must not be there.
    """

    old: Unset = UNSET
    any_: Any | Unset = _field(default=UNSET, metadata=_wire("any"))
