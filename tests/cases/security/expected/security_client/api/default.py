# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def closed(self) -> None:
        """GET /closed."""
        return self._send(Call(operations.CLOSED))

    def either(self) -> None:
        """GET /both."""
        return self._send(Call(operations.EITHER))

    def odd(self) -> None:
        """GET /odd."""
        return self._send(Call(operations.ODD))

    def open_door(self) -> None:
        """GET /open."""
        return self._send(Call(operations.OPEN_DOOR))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def closed(self) -> None:
        """GET /closed."""
        return await self._send(Call(operations.CLOSED))

    async def either(self) -> None:
        """GET /both."""
        return await self._send(Call(operations.EITHER))

    async def odd(self) -> None:
        """GET /odd."""
        return await self._send(Call(operations.ODD))

    async def open_door(self) -> None:
        """GET /open."""
        return await self._send(Call(operations.OPEN_DOOR))
