# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Order(Model):
    """The schema Order."""

    id: str | None | Unset = UNSET


@frozen(kw_only=True)
class PlaceOrderResponse409(Model):
    """The schema placeOrder response 409."""

    id: str | Unset = UNSET
