# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Body, Operation

CREATE_NOTE: Final = Operation[models.Note | None](
    "POST",
    "/notes",
    bodies=(Body("application/json"),),
    security=(),
    responses={201: Answer({"application/json": models.Note}), 202: Answer({})},
)

PATCH_NOTES: Final = Operation[list[str]](
    "PATCH",
    "/notes",
    bodies=(Body("application/merge-patch+json"),),
    security=(),
    responses={200: Answer({"application/problem+json": list[str]})},
)
