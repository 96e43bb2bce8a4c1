# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Operation, Parameter

POST_CLASS_CLASS: Final = Operation[None](
    "POST", "/class/{class}", parameters=(Parameter("class", "path"),), security=(), responses={204: Answer({})}
)

IMPORT_: Final = Operation[models.Class](
    "GET",
    "/class/{class}",
    parameters=(
        Parameter("class", "path"),
        Parameter("self", "query"),
        Parameter("größe", "query"),
        Parameter("UserID", "query"),
        Parameter("userId", "query"),
    ),
    security=(),
    responses={200: Answer({"application/json": models.Class})},
)
