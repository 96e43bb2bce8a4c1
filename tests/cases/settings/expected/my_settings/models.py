# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class DeepOne(Model):
    """Deep One."""

    a: str | Unset = UNSET


@frozen(kw_only=True)
class Widget(Model):
    """A thing."""

    id: str | Unset = UNSET
    """Its id."""
    attr_2nd: str | Unset = _field(default=UNSET, metadata=_wire("2nd"))
    inner: DeepOne | Unset = UNSET
    """Deep One."""
