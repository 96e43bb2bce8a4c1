# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Operation, Parameter

GET_OWNERS_OWNER: Final = Operation[None](
    "GET", "/owners/{owner}", parameters=(Parameter("owner", "path"),), security=(), responses={}
)

POST_OWNERS: Final = Operation[None]("POST", "/owners", security=(), responses={204: Answer({})})

POST_OWNERS_2: Final = Operation[None]("POST", "/owners", security=(), responses={204: Answer({})})

READ: Final = Operation[models.Toy](
    "GET",
    "/pets/{pet}/toys/{toy}",
    parameters=(
        Parameter("pet", "path"),
        Parameter("toy", "path"),
        Parameter("limit", "query"),
        Parameter("trace", "header"),
    ),
    security=(),
    responses={"2XX": Answer({"application/json": models.Toy})},
)

SEARCH: Final = Operation[None](
    "GET", "/owners", parameters=(Parameter("q", "query"),), security=(), responses={204: Answer({})}
)

WRITE: Final = Operation[None](
    "PUT", "/owners/{owner}", parameters=(Parameter("owner", "path"),), security=(), responses={}
)
