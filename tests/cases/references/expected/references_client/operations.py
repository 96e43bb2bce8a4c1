# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Header, Operation, Parameter

GET_A: Final = Operation[models.OuterInner](
    "GET",
    "/a",
    parameters=(Parameter("page", "query"),),
    security=(),
    responses={
        200: Answer({"application/json": models.OuterInner}),
        429: Answer({}, raises=errors.TooManyRequestsResponseError, headers=(Header("x-wait", "x_wait", int | None),)),
    },
)

POST_A: Final = Operation[None](
    "POST", "/a", parameters=(Parameter("page", "query"),), security=(), responses={204: Answer({})}
)
