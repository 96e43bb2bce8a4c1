# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.values.uploads import Upload as _Upload
from ._runtime.wire.call import Answer, Body, Operation, Parameter

CREATE_NOTE: Final = Operation[str | int](
    "POST",
    "/notes",
    bodies=(
        Body("application/json", type=models.CreateNoteJsonBody),
        Body("application/x-www-form-urlencoded", "form", type=models.CreateNoteDataBody),
        Body("multipart/form-data", "multipart", type=models.CreateNoteFilesBody),
    ),
    security=(),
    responses={200: Answer({"text/json": str, "application/json+x": int})},
)

DELETE_THING: Final = Operation[None](
    "DELETE",
    "/things/{id}",
    parameters=(Parameter("id", "path"),),
    bodies=(Body("image/*", "bytes"),),
    security=(),
    responses={204: Answer({}), "default": Answer({"application/octet-stream": bytes}, raises=errors.ApiBytesError)},
)

PUT_THING: Final = Operation[models.Thing | str | bytes](
    "PUT",
    "/things/{id}",
    parameters=(Parameter("id", "path"),),
    bodies=(
        Body("application/json", type=models.Thing),
        Body("text/csv", "text", type=str),
        Body("application/octet-stream", "bytes", type=bytes | _Upload),
        Body("application/*+json", type=models.Thing),
    ),
    security=(),
    responses={
        200: Answer(
            {
                "application/vnd.thing.v3+json": models.Thing,
                "text/plain; charset=utf-8": str,
                "application/xml": str,
                "image/*": bytes,
            }
        ),
        299: Answer({"*/*": models.Thing}, json=frozenset(("*/*",))),
        404: Answer({"text/html": str}, raises=errors.NotFoundTextError),
        413: Answer({"application/pdf": bytes}, raises=errors.ContentTooLargeBytesError),
        "5XX": Answer(
            {"text/plain": str, "application/json": models.Thing},
            raises=errors.ServerError,
            variants={str: errors.ServerTextError, models.Thing: errors.ThingError},
        ),
    },
)
