# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from decimal import Decimal as _Decimal
from ipaddress import IPv4Address as _IPv4Address
from ipaddress import IPv6Address as _IPv6Address

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.numbers import DecimalNumber as _DecimalNumber
from ._runtime.values.numbers import Exact as _Exact
from ._runtime.values.texts import Base64 as _Base64
from ._runtime.values.texts import Duration as _Duration
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Duration(Model):
    """The schema Duration."""

    decimal: _Decimal | Unset = UNSET


@frozen(kw_only=True)
class Thing(Model, _Exact):
    """The schema Thing.

    Attributes:
        at: Default: `09:00:00Z`.
        coded: Constraints: `contentEncoding: "base64"`.
        amount: Default: `1.5`.
    """

    at: datetime.time | Unset = UNSET
    every: _Duration | Unset = UNSET
    from_: _IPv4Address | Unset = _field(default=UNSET, metadata=_wire("from"))
    to: _IPv6Address | Unset = UNSET
    data: _Base64 | Unset = UNSET
    coded: _Base64 | Unset = UNSET
    price: _Decimal | Unset = UNSET
    amount: _DecimalNumber | Unset = UNSET
    amounts: list[_DecimalNumber | datetime.date] | Unset = UNSET
    big: int | Unset = UNSET
    other: str | Unset = UNSET
    either: _IPv4Address | _IPv6Address | Unset = UNSET
