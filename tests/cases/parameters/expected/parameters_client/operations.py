# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation, Parameter

FIND: Final = Operation[None](
    "GET",
    "/teams/{team}/members{member}",
    parameters=(
        Parameter("team", "path"),
        Parameter("member", "path", style="label"),
        Parameter("verbose", "query"),
        Parameter("ids", "query"),
        Parameter("packed", "query", explode=False),
        Parameter("piped", "query", style="pipeDelimited"),
        Parameter("filter", "query", style="deepObject", explode=True),
        Parameter("X-Trace-Id", "header"),
        Parameter("session", "cookie"),
        Parameter("from", "query"),
        Parameter("team", "query"),
    ),
    security=(),
    responses={204: Answer({})},
)
