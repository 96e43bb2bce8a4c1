# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def look(self) -> None:
        """HEAD /a.

        Raises:
            NotFoundError: 404. It is not.
        """
        return self._send(Call(operations.LOOK))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def look(self) -> None:
        """HEAD /a.

        Raises:
            NotFoundError: 404. It is not.
        """
        return await self._send(Call(operations.LOOK))
