# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Body, Operation

READ_FORK: Final = Operation[models.Fork](
    "GET", "/a", security=(), responses={200: Answer({"application/json": models.Fork})}
)

WRITE_FORK: Final = Operation[None](
    "POST", "/a", bodies=(Body("application/json"),), security=(), responses={204: Answer({})}
)
