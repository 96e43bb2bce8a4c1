# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Header, Operation, Parameter

RESET_LINK: Final = Operation[models.Link](
    "POST",
    "/links/{id}/reset",
    parameters=(Parameter("id", "path"),),
    security=(("bearerAuth",),),
    responses={
        200: Answer({"application/json": models.Link}),
        401: Answer(
            {"application/json": models.Unauthorized},
            raises=errors.UnauthorizedError,
            variants={
                models.ExpiredAccessToken: errors.ExpiredAccessTokenError,
                models.UnauthorizedToken: errors.UnauthorizedTokenError,
                models.UnauthorizedLink: errors.UnauthorizedLinkError,
            },
        ),
        403: Answer({"application/json": models.ForbiddenAction}, raises=errors.ForbiddenActionError),
        404: Answer({"application/json": models.LinkNotFound}, raises=errors.LinkNotFoundError),
        410: Answer({"application/json": models.LinkDeleted}, raises=errors.LinkDeletedError),
        422: Answer({"application/json": models.LinkBadState}, raises=errors.LinkBadStateError),
        429: Answer(
            {"application/json": models.RateLimitExceeded},
            raises=errors.RateLimitExceededError,
            headers=(Header("Retry-After", "retry_after", int | None),),
        ),
    },
)
