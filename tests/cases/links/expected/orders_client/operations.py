# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors, models
from ._runtime.wire.call import Answer, Body, Header, Operation, Parameter

GET_ORDER: Final = Operation[None](
    "GET",
    "/orders/{id}",
    parameters=(
        Parameter("id", "path"),
        Parameter("fields", "query"),
        Parameter("price", "query"),
        Parameter("note", "query"),
    ),
    security=(),
    responses={200: Answer({})},
)

PLACE_ORDER: Final = Operation[models.Order](
    "POST",
    "/orders",
    bodies=(Body("application/json"),),
    security=(),
    responses={
        201: Answer({"application/json": models.Order}, headers=(Header("Location", "location", str | None),)),
        409: Answer({"application/json": models.PlaceOrderResponse409}, raises=errors.PlaceOrderResponse409Error),
    },
)

PUT_ORDERS_ID: Final = Operation[None](
    "PUT", "/orders/{id}", parameters=(Parameter("id", "path"),), security=(), responses={204: Answer({})}
)
