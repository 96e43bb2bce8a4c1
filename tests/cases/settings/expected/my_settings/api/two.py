# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group two."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Two(Resource):
    """Operations of the group two."""

    def get_a(self) -> models.Widget:
        """GET /a.

        Returns:
            ok.
        """
        return self._send(Call(operations.GET_A))


class AsyncTwo(AsyncResource):
    """Operations of the group two."""

    async def get_a(self) -> models.Widget:
        """GET /a.

        Returns:
            ok.
        """
        return await self._send(Call(operations.GET_A))
