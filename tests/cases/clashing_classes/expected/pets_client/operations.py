# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

B: Final = Operation[None]("GET", "/b", security=(), responses={204: Answer({})})

C: Final = Operation[None]("GET", "/c", security=(), responses={204: Answer({})})

E: Final = Operation[None]("GET", "/e", security=(), responses={204: Answer({})})

MODELS: Final = Operation[None]("GET", "/a", security=(), responses={204: Answer({})})

F: Final = Operation[None]("GET", "/f", security=(), responses={204: Answer({})})

D: Final = Operation[None]("GET", "/d", security=(), responses={204: Answer({})})

G: Final = Operation[None]("GET", "/g", security=(), responses={204: Answer({})})
