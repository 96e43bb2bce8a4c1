# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What `raw` of a method returns where the contract documents headers of its success: they are attributes here."""

from __future__ import annotations

from typing import Any

from ._runtime.results import Result


class GetAResult(Result[Any]):
    """The answer to GET /a, with its documented headers."""

    x_total: int | None
    """The header X-Total."""
