# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group timeout."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class TimeoutResource(Resource):
    """Operations of the group timeout."""

    def g(self) -> None:
        """GET /g."""
        return self._send(Call(operations.G))


class AsyncTimeoutResource(AsyncResource):
    """Operations of the group timeout."""

    async def g(self) -> None:
        """GET /g."""
        return await self._send(Call(operations.G))
