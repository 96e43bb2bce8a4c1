# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Operation

GET_THINGS: Final = Operation[models.Bag](
    "GET", "/things", security=(), responses={200: Answer({"application/json": models.Bag})}
)
