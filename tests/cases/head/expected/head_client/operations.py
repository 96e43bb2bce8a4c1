# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from . import errors
from ._runtime.wire.call import Answer, Operation

LOOK: Final = Operation[None](
    "HEAD", "/a", security=(), responses={200: Answer({}), 404: Answer({}, raises=errors.NotFoundError)}
)
