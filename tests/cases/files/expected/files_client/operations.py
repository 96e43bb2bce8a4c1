# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Operation, Parameter

ANCHORS: Final = Operation[models.One](
    "GET", "/anchors", security=(), responses={200: Answer({"application/json": models.One})}
)

CHOICE: Final = Operation[models.ChoiceResponse200](
    "GET", "/choice", security=(), responses={200: Answer({"application/json": models.ChoiceResponse200})}
)

ELSEWHERE: Final = Operation[models.One](
    "GET", "/elsewhere", security=(), responses={200: Answer({"application/json": models.One})}
)

GET_PET: Final = Operation[models.Pet](
    "GET",
    "/pets/{id}",
    parameters=(Parameter("id", "path"),),
    security=(),
    responses={
        200: Answer({"application/json": models.Pet}),
        404: Answer({"application/json": models.Problem}, raises=errors.ProblemError),
    },
)

LIST_PETS: Final = Operation[list[models.Pet]](
    "GET",
    "/pets",
    parameters=(Parameter("limit", "query"),),
    security=(),
    responses={200: Answer({"application/json": list[models.Pet]})},
)
