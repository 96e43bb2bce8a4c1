# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Any, Final

from ._runtime.call import Answer, Header, Operation

GET_A: Final = Operation[Any](
    "GET",
    "/a",
    security=(),
    responses={200: Answer({"application/json": Any}, headers=(Header("X-Total", "x_total", int | None),))},
)
