# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Header, Operation

GET_A: Final = Operation[None](
    "GET",
    "/a",
    security=(),
    responses={
        200: Answer({}),
        404: Answer({"application/json": models.Problem}, raises=errors.ProblemNotFoundError),
        409: Answer({"application/json": models.Problem}, raises=errors.ProblemConflictError),
        418: Answer({"application/json": models.Error}, raises=errors.ErrorResponseError),
        499: Answer({}, raises=errors.Status499Error),
        "4XX": Answer({}, raises=errors.ClientError),
        503: Answer(
            {"application/json": dict[str, str]},
            raises=errors.ServiceUnavailableResponseError,
            headers=(Header("Retry-After", "retry_after", int | None),),
        ),
        "default": Answer({"application/json": models.NotFoundError}, raises=errors.NotFoundResponseError),
    },
)
