# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What `raw` of a method returns where the contract documents headers of its success: they are attributes here."""

from __future__ import annotations

from ._runtime.results import Result
from ._runtime.values.numbers import DecimalNumber as _DecimalNumber


class AddThingResult(Result[_DecimalNumber]):
    """The answer to POST /things, with its documented headers."""

    x_rate: _DecimalNumber | None
    """The header X-Rate."""
