# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

NEW_PET: Final = Operation[None]("GET", "/pets", security=(("key",),), responses={204: Answer({})})
