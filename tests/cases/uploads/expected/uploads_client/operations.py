# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.values.uploads import Upload as _Upload
from ._runtime.wire.call import Answer, Body, Operation, Parameter

ADD_NOTE: Final = Operation[None](
    "POST",
    "/notes",
    bodies=(
        Body("application/json", type=dict[str, str]),
        Body("application/octet-stream", "bytes", type=bytes | _Upload),
    ),
    security=(),
    responses={204: Answer({})},
)

ADD_PHOTO: Final = Operation[None](
    "POST", "/photos", bodies=(Body("multipart/form-data", "multipart"),), security=(), responses={204: Answer({})}
)

PUT_FILE: Final = Operation[None](
    "PUT",
    "/files/{name}",
    parameters=(Parameter("name", "path"),),
    bodies=(Body("application/octet-stream", "bytes"),),
    security=(),
    responses={204: Answer({})},
)
