# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Body, Operation, Parameter

ASK: Final = Operation[None](
    "QUERY",
    "/a/{id}",
    parameters=(Parameter("id", "path"),),
    bodies=(Body("application/json"),),
    security=(),
    responses={204: Answer({})},
)

COPY: Final = Operation[None](
    "COPY", "/a/{id}", parameters=(Parameter("id", "path"),), security=(), responses={204: Answer({})}
)

LINK: Final = Operation[None]("link", "/a/{id}", parameters=(Parameter("id", "path"),), security=(), responses={})
