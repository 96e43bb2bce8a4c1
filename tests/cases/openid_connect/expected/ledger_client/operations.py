# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

ADD_ENTRY: Final = Operation[None]("POST", "/entries", security=(("login",),), responses={204: Answer({})})

LIST_ENTRIES: Final = Operation[list[str]](
    "GET",
    "/entries",
    security=((("login", "entries:read"),),),
    responses={200: Answer({"application/json": list[str]})},
)
