# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation

ADD_ORDER: Final = Operation[None](
    "POST", "/orders", security=((("oauth", "orders:read", "orders:write"),), ("key",)), responses={204: Answer({})}
)

CHECK_HEALTH: Final = Operation[None](
    "GET", "/health", security=((), (("oauth", "orders:read"),)), responses={204: Answer({})}
)

DELETE_ORDERS: Final = Operation[None](
    "DELETE", "/orders/all", security=(("oauth", "key"),), responses={204: Answer({})}
)

GET_LOG: Final = Operation[None](
    "GET", "/orders/log", security=((("oauth", "orders:read"),),), responses={204: Answer({})}
)

LIST_ORDERS: Final = Operation[list[str]](
    "GET", "/orders", security=((("oauth", "orders:read"),),), responses={200: Answer({"application/json": list[str]})}
)
