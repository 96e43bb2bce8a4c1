# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def get_vote(self) -> models.Vote:
        """GET /votes.

        Returns:
            ok.
        """
        return self._send(Call(operations.GET_VOTE))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def get_vote(self) -> models.Vote:
        """GET /votes.

        Returns:
            ok.
        """
        return await self._send(Call(operations.GET_VOTE))
