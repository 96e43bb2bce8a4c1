# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group animals."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Animals(Resource):
    """Operations of the group animals."""

    def get_animal(self, id: int) -> models.Animal:
        """Fetch one animal.

        Args:
            id: Which one. Example: `7`.

        Returns:
            The animal.
        """
        return self._send(Call(operations.GET_ANIMAL, path={"id": id}))


class AsyncAnimals(AsyncResource):
    """Operations of the group animals."""

    async def get_animal(self, id: int) -> models.Animal:
        """Fetch one animal.

        Args:
            id: Which one. Example: `7`.

        Returns:
            The animal.
        """
        return await self._send(Call(operations.GET_ANIMAL, path={"id": id}))
