# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource
from .._runtime.unset import UNSET, Unset


class Default(Resource):
    """Operations of the group default."""

    def list_things(
        self, *, order: models.ListThingsOrder | Unset = UNSET, level: models.Level | Unset = UNSET
    ) -> models.Thing:
        """GET /things.

        Args:
            order: Default: `asc`.
            level: The query parameter level.

        Returns:
            ok.
        """
        return self._send(Call(operations.LIST_THINGS, query={"order": order, "level": level}))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def list_things(
        self, *, order: models.ListThingsOrder | Unset = UNSET, level: models.Level | Unset = UNSET
    ) -> models.Thing:
        """GET /things.

        Args:
            order: Default: `asc`.
            level: The query parameter level.

        Returns:
            ok.
        """
        return await self._send(Call(operations.LIST_THINGS, query={"order": order, "level": level}))
