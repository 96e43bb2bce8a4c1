# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Body, Operation

READ_A: Final = Operation[models.A](
    "GET",
    "/a",
    security=(),
    responses={200: Answer({"application/json": models.A}), 404: Answer({}, raises=errors.NotFoundError)},
)

WRITE_A: Final = Operation[None](
    "POST", "/a", bodies=(Body("application/json"),), security=(), responses={204: Answer({})}
)
