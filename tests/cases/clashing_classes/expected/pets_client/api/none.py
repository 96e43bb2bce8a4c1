# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group none."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class None_(Resource):
    """Operations of the group none."""

    def e(self) -> None:
        """GET /e."""
        return self._send(Call(operations.E))


class AsyncNone_(AsyncResource):
    """Operations of the group none."""

    async def e(self) -> None:
        """GET /e."""
        return await self._send(Call(operations.E))
