# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

FILES: Final = Operation[None](
    "GET", "/files", security=(("token",),), base_url="https://files.example.com/up", responses={204: Answer({})}
)

HERE: Final = Operation[None]("GET", "/here", security=(("token",),), responses={204: Answer({})})

OLD: Final = Operation[None](
    "PUT", "/files", security=(("token",),), base_url="http://old.example.com", responses={204: Answer({})}
)
