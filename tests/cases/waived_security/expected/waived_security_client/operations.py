# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

CLOSED: Final = Operation[None]("GET", "/c", security=(("declared",),), responses={204: Answer({})})

COMBINED: Final = Operation[None]("GET", "/b", security=(), responses={204: Answer({})})

OPEN_: Final = Operation[None]("GET", "/a", security=(), responses={204: Answer({})})
