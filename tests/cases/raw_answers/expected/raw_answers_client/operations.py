# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

import datetime
from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Header, Operation

COUNT: Final = Operation[None](
    "HEAD", "/pages", security=(), responses={200: Answer({}, headers=(Header("X-Total", "x_total", int | None),))}
)

LIST_PAGES: Final = Operation[list[str] | None](
    "GET",
    "/pages",
    security=(),
    responses={
        200: Answer(
            {"application/json": list[str]},
            headers=(
                Header("X-Total", "x_total", int | None),
                Header("x-seen-at", "x_seen_at", datetime.datetime | None),
                Header("X-Tags", "x_tags", list[str] | None),
                Header("X-Sizes", "x_sizes", models.ListPagesResponse200XSizes | None, explode=True),
                Header("X-Flat", "x_flat", dict[str, int] | None),
                Header("X-Cursor", "x_cursor", models.ListPagesResponse200XCursor | None, json=True),
                Header("Value", "value_header", str | None),
                Header("Content-Length", "content_length", int | None),
            ),
        ),
        206: Answer({}, headers=(Header("X-Total", "x_total", str | None), Header("X-Rest", "x_rest", bool | None))),
        404: Answer(
            {},
            raises=errors.NotFoundResponseError,
            headers=(Header("X-Sizes", "x_sizes", dict[str, int] | None, explode=True),),
        ),
    },
)
