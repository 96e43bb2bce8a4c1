# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group api."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Api(Resource):
    """Operations of the group api."""

    def find(self) -> models.GrÖßE:
        """GET /a.

        Returns:
            ok.
        """
        return self._send(Call(operations.FIND))


class AsyncApi(AsyncResource):
    """Operations of the group api."""

    async def find(self) -> models.GrÖßE:
        """GET /a.

        Returns:
            ok.
        """
        return await self._send(Call(operations.FIND))
