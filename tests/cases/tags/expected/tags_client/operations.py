# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

NEW: Final = Operation[None]("GET", "/new", security=(), responses={204: Answer({})})

LIST_CATS: Final = Operation[None]("GET", "/cats", security=(), responses={204: Answer({})})

OTHER: Final = Operation[None]("GET", "/other", security=(), responses={204: Answer({})})

LIST_PETS: Final = Operation[None]("GET", "/pets", security=(), responses={204: Answer({})})
