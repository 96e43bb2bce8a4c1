# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What `raw` of a method returns where the contract documents headers of its success: they are attributes here."""

from __future__ import annotations

from . import models
from ._runtime.results import Result


class PlaceOrderResult(Result[models.Order]):
    """The answer to POST /orders, with its documented headers."""

    location: str | None
    """The header Location."""
