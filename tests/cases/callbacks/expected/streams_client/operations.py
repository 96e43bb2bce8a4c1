# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Body, Operation, Parameter

CREATE_STREAM: Final = Operation[None](
    "POST", "/streams", bodies=(Body("application/json"),), security=(), responses={201: Answer({})}
)

DELETE_STREAM: Final = Operation[None](
    "DELETE", "/streams/{id}", parameters=(Parameter("id", "path"),), security=(), responses={204: Answer({})}
)
