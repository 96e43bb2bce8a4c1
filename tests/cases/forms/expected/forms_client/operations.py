# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Body, Field, Operation

CREATE_CHARGE: Final = Operation[None](
    "POST",
    "/charges",
    bodies=(
        Body(
            "application/x-www-form-urlencoded",
            "form",
            fields=(
                Field("tags", style="form"),
                Field("range", style="deepObject"),
                Field("link", style="form", explode=True, allow_reserved=True),
                Field("note", media_types=("application/json",)),
            ),
        ),
    ),
    security=(),
    responses={204: Answer({})},
)

SEARCH: Final = Operation[None](
    "POST",
    "/search",
    bodies=(Body("application/x-www-form-urlencoded", "form"),),
    security=(),
    responses={204: Answer({})},
)

SEND_PHOTOS: Final = Operation[None](
    "POST",
    "/photos",
    bodies=(
        Body(
            "multipart/form-data",
            "multipart",
            fields=(
                Field("cover", media_types=("image/png", "image/jpeg")),
                Field("thumb", media_types=("image/png",)),
                Field("about", media_types=("application/json",)),
            ),
        ),
    ),
    security=(),
    responses={204: Answer({})},
)
