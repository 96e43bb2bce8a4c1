# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

CLOSED: Final = Operation[None]("GET", "/closed", security=(("bearer",),), responses={204: Answer({})})

EITHER: Final = Operation[None]("GET", "/both", security=((), ("other",)), responses={204: Answer({})})

ODD: Final = Operation[None](
    "GET", "/odd", security=(("bearer-auth", 'x, y: __import__("os").abort(), #'),), responses={204: Answer({})}
)

OPEN_DOOR: Final = Operation[None]("GET", "/open", security=(), responses={204: Answer({})})
