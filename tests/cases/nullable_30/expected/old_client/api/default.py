# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def get_owners_id(self, id: str) -> models.Owner:
        """GET /owners/{id}.

        Args:
            id: The path parameter id.

        Returns:
            The owner.
        """
        return self._send(Call(operations.GET_OWNERS_ID, path={"id": id}))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def get_owners_id(self, id: str) -> models.Owner:
        """GET /owners/{id}.

        Args:
            id: The path parameter id.

        Returns:
            The owner.
        """
        return await self._send(Call(operations.GET_OWNERS_ID, path={"id": id}))
