# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.wire.call import Answer, Body, Field, Operation, Parameter, PartHeader

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

SEND_NOTE: Final = Operation[None](
    "POST",
    "/notes",
    parameters=(Parameter("text_x_lang", "query"),),
    bodies=(
        Body("application/json", type=models.Note),
        Body("application/x-www-form-urlencoded", "form", type=models.Note),
        Body(
            "multipart/form-data",
            "multipart",
            type=models.Note,
            fields=(Field("text", headers=(PartHeader("X-Lang"),)),),
        ),
    ),
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
                Field("thumb", media_types=("image/png",), headers=(PartHeader("X-Width"),)),
                Field(
                    "about",
                    media_types=("application/json",),
                    headers=(
                        PartHeader("X-Trace", required=True),
                        PartHeader("X-Sizes"),
                        PartHeader("X-Rights", json=True),
                    ),
                ),
                Field("title", headers=(PartHeader("X-Lang"),)),
                Field("tags", style="form", explode=True, headers=(PartHeader("X-Range", explode=True),)),
            ),
        ),
    ),
    security=(),
    responses={204: Answer({})},
)
