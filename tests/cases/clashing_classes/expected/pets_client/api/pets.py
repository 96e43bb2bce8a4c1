# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group pets."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class PetsResource2(Resource):
    """Operations of the group pets."""

    def models_2(self) -> None:
        """GET /a."""
        return self._send(Call(operations.MODELS))


class AsyncPetsResource2(AsyncResource):
    """Operations of the group pets."""

    async def models_2(self) -> None:
        """GET /a."""
        return await self._send(Call(operations.MODELS))
