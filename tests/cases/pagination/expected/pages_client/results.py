# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What `raw` of a method returns where the contract documents headers of its success: they are attributes here."""

from __future__ import annotations

from . import models
from ._runtime.results import Result


class ListPetsResult(Result[models.Pets | None]):
    """The answer to GET /pets, with its documented headers."""

    x_rate_left: int | None
    """The header X-Rate-Left."""
