# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def anchors(self) -> Call[models.One]:
        """GET /anchors.

        Returns:
            One.
        """
        return Call(operations.ANCHORS)

    @_method
    def choice(self) -> Call[models.ChoiceResponse200]:
        """GET /choice.

        Returns:
            One of two, told apart by the names of files.
        """
        return Call(operations.CHOICE)

    @_method
    def elsewhere(self) -> Call[models.One]:
        """GET /elsewhere.

        Returns:
            What pets are, by a pointer into another operation.
        """
        return Call(operations.ELSEWHERE)

    @_method
    def get_pet(self, id: str) -> Call[models.Pet]:
        """GET /pets/{id}.

        Args:
            id: The path parameter id.

        Returns:
            One.

        Raises:
            ProblemError: 404. Not there.
        """
        return Call(operations.GET_PET, path={"id": id})

    @_method
    def list_pets(self, *, limit: int | Unset = UNSET) -> Call[list[models.Pet]]:
        """GET /pets.

        Args:
            limit: The query parameter limit.

        Returns:
            All.
        """
        return Call(operations.LIST_PETS, query={"limit": limit})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def anchors(self) -> Call[models.One]:
        """GET /anchors.

        Returns:
            One.
        """
        return Call(operations.ANCHORS)

    @_async_method
    def choice(self) -> Call[models.ChoiceResponse200]:
        """GET /choice.

        Returns:
            One of two, told apart by the names of files.
        """
        return Call(operations.CHOICE)

    @_async_method
    def elsewhere(self) -> Call[models.One]:
        """GET /elsewhere.

        Returns:
            What pets are, by a pointer into another operation.
        """
        return Call(operations.ELSEWHERE)

    @_async_method
    def get_pet(self, id: str) -> Call[models.Pet]:
        """GET /pets/{id}.

        Args:
            id: The path parameter id.

        Returns:
            One.

        Raises:
            ProblemError: 404. Not there.
        """
        return Call(operations.GET_PET, path={"id": id})

    @_async_method
    def list_pets(self, *, limit: int | Unset = UNSET) -> Call[list[models.Pet]]:
        """GET /pets.

        Args:
            limit: The query parameter limit.

        Returns:
            All.
        """
        return Call(operations.LIST_PETS, query={"limit": limit})
