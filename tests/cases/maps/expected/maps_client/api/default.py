# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def get_counts(self) -> dict[str, int]:
        """GET /counts.

        Returns:
            Counts by word.
        """
        return self._send(Call(operations.GET_COUNTS))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def get_counts(self) -> dict[str, int]:
        """GET /counts.

        Returns:
            Counts by word.
        """
        return await self._send(Call(operations.GET_COUNTS))
