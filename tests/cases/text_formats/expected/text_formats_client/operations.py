# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import models
from ._runtime.values.numbers import DecimalNumber as _DecimalNumber
from ._runtime.wire.call import Answer, Body, Header, Operation, Parameter

ADD_THING: Final = Operation[_DecimalNumber](
    "POST",
    "/things",
    parameters=(Parameter("rate", "query"),),
    bodies=(Body("application/json"),),
    security=(),
    responses={
        200: Answer({"application/json": _DecimalNumber}, headers=(Header("X-Rate", "x_rate", _DecimalNumber | None),))
    },
)

GET_THINGS: Final = Operation[models.Thing](
    "GET", "/things", security=(), responses={200: Answer({"application/json": models.Thing})}
)
