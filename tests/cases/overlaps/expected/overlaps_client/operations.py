# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Operation, Parameter

GET_OWNER: Final = Operation[models.Owner](
    "GET",
    "/owners/{id}",
    parameters=(Parameter("id", "path"),),
    security=(),
    responses={200: Answer({"application/json": models.Owner})},
)

LIST_PETS: Final = Operation[list[models.Pet]](
    "GET", "/pets", security=(), responses={200: Answer({"application/json": list[models.Pet]})}
)
