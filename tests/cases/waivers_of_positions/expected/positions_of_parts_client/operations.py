# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Body, Operation

SEND_BATCH: Final = Operation[None](
    "POST", "/batch", bodies=(Body("multipart/mixed", "bytes"),), security=(), responses={204: Answer({})}
)

SEND_FORM: Final = Operation[None](
    "POST", "/form", bodies=(Body("multipart/form-data", "multipart"),), security=(), responses={204: Answer({})}
)
