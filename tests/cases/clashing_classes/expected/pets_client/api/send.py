# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group send."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Send(Resource):
    """Operations of the group send."""

    def f(self) -> None:
        """GET /f."""
        return self._send(Call(operations.F))


class AsyncSend(AsyncResource):
    """Operations of the group send."""

    async def f(self) -> None:
        """GET /f."""
        return await self._send(Call(operations.F))
