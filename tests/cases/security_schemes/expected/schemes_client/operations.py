# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What each operation sends, and what each answer means."""

from __future__ import annotations

from typing import Final

from ._runtime.wire.call import Answer, Operation, Parameter

BASIC: Final = Operation[None]("GET", "/basic", security=(("basic",),), responses={204: Answer({})})

CERTIFICATE: Final = Operation[None]("GET", "/certificate", security=(("certificate",),), responses={204: Answer({})})

CONNECT: Final = Operation[None]("GET", "/connect", security=((("connect", "roles"),),), responses={204: Answer({})})

COOKIE: Final = Operation[None](
    "GET", "/cookie", parameters=(Parameter("a", "cookie"),), security=(("cookieKey",),), responses={204: Answer({})}
)

DIGEST: Final = Operation[None]("GET", "/digest", security=(("digest",),), responses={204: Answer({})})

HEADER: Final = Operation[None]("GET", "/header", security=(("header-key",),), responses={204: Answer({})})

NAMED: Final = Operation[None](
    "GET",
    "/named",
    parameters=(Parameter("x-key", "header"),),
    security=(("header-key",),),
    responses={204: Answer({})},
)

OAUTH: Final = Operation[None](
    "GET", "/oauth", security=((("oauth", "read:a", "write:a"),),), responses={204: Answer({})}
)

QUERY: Final = Operation[None](
    "GET", "/query", parameters=(Parameter("a", "query"),), security=(("queryKey",),), responses={204: Answer({})}
)

SEVERAL: Final = Operation[None](
    "GET", "/several", security=(("header-key", "queryKey"), ("certificate", "basic"), ()), responses={204: Answer({})}
)
