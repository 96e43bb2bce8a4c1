# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What `raw` of a method returns where the contract documents headers of its success: they are attributes here."""

from __future__ import annotations

import datetime

from . import models
from ._runtime.results import Result


class CountResult(Result[None]):
    """The answer to HEAD /pages, with its documented headers."""

    x_total: int | None
    """The header X-Total."""


class ListPagesResult(Result[list[str] | None]):
    """The answer to GET /pages, with its documented headers."""

    x_total: int | str | None
    """How many there are."""
    x_seen_at: datetime.datetime | None
    """The header x-seen-at."""
    x_tags: list[str] | None
    """The header X-Tags."""
    x_sizes: models.ListPagesResponse200XSizes | None
    """The header X-Sizes."""
    x_flat: dict[str, int] | None
    """The header X-Flat."""
    x_cursor: models.ListPagesResponse200XCursor | None
    """The header X-Cursor."""
    value_header: str | None
    """The header Value."""
    content_length: int | None
    """The header Content-Length."""
    x_rest: bool | None
    """The header X-Rest."""
