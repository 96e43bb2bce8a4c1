# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def get_owner(self, id: str) -> Call[models.Owner]:
        """GET /owners/{id}.

        Args:
            id: The path parameter id.

        Returns:
            An owner.
        """
        return Call(operations.GET_OWNER, path={"id": id})

    @_method
    def list_pets(self) -> Call[list[models.Pet]]:
        """GET /pets.

        Returns:
            Pets.
        """
        return Call(operations.LIST_PETS)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def get_owner(self, id: str) -> Call[models.Owner]:
        """GET /owners/{id}.

        Args:
            id: The path parameter id.

        Returns:
            An owner.
        """
        return Call(operations.GET_OWNER, path={"id": id})

    @_async_method
    def list_pets(self) -> Call[list[models.Pet]]:
        """GET /pets.

        Returns:
            Pets.
        """
        return Call(operations.LIST_PETS)
