# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Any, Final

from . import errors, models
from ._runtime.wire.call import Answer, Header, Operation, Parameter

GET_VETS: Final = Operation[models.GetVetsResponse200](
    "GET", "/vets", security=(), responses={200: Answer({"application/json": models.GetVetsResponse200})}
)

LIST_KENNELS: Final = Operation[list[models.Pet]](
    "GET",
    "/kennels/{city}",
    parameters=(Parameter("city", "path"), Parameter("per_page", "query")),
    security=(("key",),),
    responses={200: Answer({"application/json": list[models.Pet]})},
)

LIST_OWNERS: Final = Operation[models.ListOwnersResponse200](
    "GET",
    "/owners",
    parameters=(Parameter("starting_after", "query"),),
    security=(),
    responses={200: Answer({"application/json": models.ListOwnersResponse200})},
)

LIST_PETS: Final = Operation[models.Pets | None](
    "GET",
    "/pets",
    parameters=(Parameter("limit", "query"), Parameter("cursor", "query")),
    security=(),
    responses={
        200: Answer({"application/json": models.Pets}, headers=(Header("X-Rate-Left", "x_rate_left", int | None),)),
        204: Answer({}),
        404: Answer({"application/json": models.Problem}, raises=errors.ProblemError),
    },
)

LIST_SHELVES: Final = Operation[dict[str, Any]](
    "GET",
    "/shelves",
    parameters=(Parameter("p", "query"),),
    security=(),
    responses={200: Answer({"application/json": dict[str, Any]})},
)

LIST_TOYS: Final = Operation[list[str]](
    "GET",
    "/toys",
    parameters=(Parameter("skip", "query"), Parameter("limit", "query")),
    security=(),
    responses={200: Answer({"application/json": list[str]})},
)

LIST_VISITS: Final = Operation[models.ListVisitsResponse200](
    "GET",
    "/visits",
    parameters=(Parameter("page", "query"), Parameter("per_page", "query")),
    security=(),
    responses={200: Answer({"application/json": models.ListVisitsResponse200})},
)
