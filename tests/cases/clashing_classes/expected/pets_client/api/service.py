# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group service."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class ServiceResource(Resource):
    """Operations of the group service."""

    def d(self) -> None:
        """GET /d."""
        return self._send(Call(operations.D))


class AsyncServiceResource(AsyncResource):
    """Operations of the group service."""

    async def d(self) -> None:
        """GET /d."""
        return await self._send(Call(operations.D))
