# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation, Parameter

FIND: Final = Operation[None](
    "GET",
    "/items/{at}",
    parameters=(
        Parameter("at", "path", kind="json"),
        Parameter("filter", "query", kind="json"),
        Parameter("plain", "query", kind="text"),
        Parameter("X-Meta", "header", kind="json"),
        Parameter("state", "cookie", kind="json"),
        Parameter("filter[name]", "query"),
        Parameter("$top", "query"),
        Parameter("next", "query", allow_reserved=True),
        Parameter("pick", "query", explode=False, allow_reserved=True),
        Parameter("deep", "query", style="deepObject"),
        Parameter("either", "query", style="deepObject"),
        Parameter("spaced", "query", style="spaceDelimited", explode=True),
        Parameter("X-Pairs", "header", explode=True),
        Parameter("X-List", "header"),
        Parameter("at", "query"),
    ),
    security=(),
    responses={204: Answer({})},
)
