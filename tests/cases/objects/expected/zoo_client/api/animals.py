# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group animals."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Animals(Resource):
    """Operations of the group animals."""

    @_method
    def get_animal(self, id: int) -> Call[models.Animal]:
        """Fetch one animal.

        Args:
            id: Which one. Example: `7`.

        Returns:
            The animal.
        """
        return Call(operations.GET_ANIMAL, path={"id": id})


class AsyncAnimals(AsyncResource):
    """Operations of the group animals."""

    @_async_method
    def get_animal(self, id: int) -> Call[models.Animal]:
        """Fetch one animal.

        Args:
            id: Which one. Example: `7`.

        Returns:
            The animal.
        """
        return Call(operations.GET_ANIMAL, path={"id": id})
