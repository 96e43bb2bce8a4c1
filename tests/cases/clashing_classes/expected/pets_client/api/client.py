# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group client."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class ClientResource(Resource):
    """Operations of the group client."""

    def c(self) -> None:
        """GET /c."""
        return self._send(Call(operations.C))


class AsyncClientResource(AsyncResource):
    """Operations of the group client."""

    async def c(self) -> None:
        """GET /c."""
        return await self._send(Call(operations.C))
