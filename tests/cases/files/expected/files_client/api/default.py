# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource
from .._runtime.unset import UNSET, Unset


class Default(Resource):
    """Operations of the group default."""

    def anchors(self) -> models.One:
        """GET /anchors.

        Returns:
            One.
        """
        return self._send(Call(operations.ANCHORS))

    def choice(self) -> models.ChoiceResponse200:
        """GET /choice.

        Returns:
            One of two, told apart by the names of files.
        """
        return self._send(Call(operations.CHOICE))

    def elsewhere(self) -> models.One:
        """GET /elsewhere.

        Returns:
            What pets are, by a pointer into another operation.
        """
        return self._send(Call(operations.ELSEWHERE))

    def get_pet(self, id: str) -> models.Pet:
        """GET /pets/{id}.

        Args:
            id: The path parameter id.

        Returns:
            One.

        Raises:
            ProblemError: 404. Not there.
        """
        return self._send(Call(operations.GET_PET, path={"id": id}))

    def list_pets(self, *, limit: int | Unset = UNSET) -> list[models.Pet]:
        """GET /pets.

        Args:
            limit: The query parameter limit.

        Returns:
            All.
        """
        return self._send(Call(operations.LIST_PETS, query={"limit": limit}))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def anchors(self) -> models.One:
        """GET /anchors.

        Returns:
            One.
        """
        return await self._send(Call(operations.ANCHORS))

    async def choice(self) -> models.ChoiceResponse200:
        """GET /choice.

        Returns:
            One of two, told apart by the names of files.
        """
        return await self._send(Call(operations.CHOICE))

    async def elsewhere(self) -> models.One:
        """GET /elsewhere.

        Returns:
            What pets are, by a pointer into another operation.
        """
        return await self._send(Call(operations.ELSEWHERE))

    async def get_pet(self, id: str) -> models.Pet:
        """GET /pets/{id}.

        Args:
            id: The path parameter id.

        Returns:
            One.

        Raises:
            ProblemError: 404. Not there.
        """
        return await self._send(Call(operations.GET_PET, path={"id": id}))

    async def list_pets(self, *, limit: int | Unset = UNSET) -> list[models.Pet]:
        """GET /pets.

        Args:
            limit: The query parameter limit.

        Returns:
            All.
        """
        return await self._send(Call(operations.LIST_PETS, query={"limit": limit}))
