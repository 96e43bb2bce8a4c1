# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Body, Operation

ADD_PET: Final = Operation[models.Pet](
    "POST",
    "/pets",
    bodies=(Body("application/json", read_only=True),),
    security=(),
    responses={201: Answer({"application/json": models.Pet})},
)

PUT_SHELTERS: Final = Operation[list[models.Shelter]](
    "PUT",
    "/shelters",
    bodies=(
        Body("application/json", type=list[models.ShelterRequest] | list[models.Shelter], read_only=True),
        Body("application/x-www-form-urlencoded", "form", type=models.Note, read_only=True),
    ),
    security=(),
    responses={200: Answer({"application/json": list[models.Shelter]})},
)

REPORT: Final = Operation[None](
    "POST", "/strays", bodies=(Body("application/json", read_only=True),), security=(), responses={204: Answer({})}
)

SEARCH: Final = Operation[models.Found](
    "POST",
    "/searches",
    bodies=(Body("application/json"),),
    security=(),
    responses={200: Answer({"application/json": models.Found})},
)

SIGN_UP: Final = Operation[models.Account](
    "POST",
    "/accounts",
    bodies=(Body("application/json", read_only=True),),
    security=(),
    responses={200: Answer({"application/json": models.Account})},
)
