# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Body, Operation, Parameter

READ_A: Final = Operation[models.A | bytes | None](
    "GET",
    "/a",
    parameters=(Parameter("q", "query"),),
    security=(),
    responses={200: Answer({"application/json": models.A}), 204: Answer({}), 206: Answer({"*/*": bytes})},
)

WRITE_A: Final = Operation[None](
    "POST", "/a", bodies=(Body("application/json"),), security=(), responses={204: Answer({})}
)
