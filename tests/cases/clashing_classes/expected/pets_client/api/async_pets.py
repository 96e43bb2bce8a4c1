# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group async_pets."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class AsyncPetsResource(Resource):
    """Operations of the group async_pets."""

    def b(self) -> None:
        """GET /b."""
        return self._send(Call(operations.B))


class AsyncAsyncPetsResource(AsyncResource):
    """Operations of the group async_pets."""

    async def b(self) -> None:
        """GET /b."""
        return await self._send(Call(operations.B))
