# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Items, Operation, Parameter

LINES: Final = Operation[str](
    "GET",
    "/lines/{raw}",
    parameters=(Parameter("raw", "path", allow_reserved=True),),
    security=(),
    responses={
        200: Answer(
            {"application/x-ndjson": str},
            items={"application/x-ndjson": Items("json lines", models.LinesResponse200Item)},
        )
    },
)

SEARCH: Final = Operation[None](
    "GET",
    "/search",
    parameters=(Parameter("selector", "querystring", kind="form"),),
    security=(),
    responses={204: Answer({})},
)

SEARCH_JSON: Final = Operation[None](
    "GET",
    "/json",
    parameters=(Parameter("selector", "querystring", kind="json"), Parameter("session", "cookie", style="cookie")),
    security=(),
    responses={204: Answer({})},
)
