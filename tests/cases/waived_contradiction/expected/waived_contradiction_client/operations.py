# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Any, Final

from ._runtime.wire.call import Answer, Body, Operation

PUT_A: Final = Operation[Any](
    "PUT", "/a", bodies=(Body("application/json"),), security=(), responses={200: Answer({"application/json": Any})}
)
