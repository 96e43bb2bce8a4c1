# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""The first group."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class One(Resource):
    """The first group."""

    def get_a(self) -> models.Widget:
        """GET /a.

        Returns:
            ok.
        """
        return self._send(Call(operations.GET_A))


class AsyncOne(AsyncResource):
    """The first group."""

    async def get_a(self) -> models.Widget:
        """GET /a.

        Returns:
            ok.
        """
        return await self._send(Call(operations.GET_A))
