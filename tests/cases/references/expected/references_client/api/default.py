# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource
from .._runtime.unset import UNSET, Unset


class Default(Resource):
    """Operations of the group default."""

    def get_a(self, *, page: int | Unset = UNSET) -> models.OuterInner:
        """GET /a.

        Args:
            page: Example: `2`.

        Returns:
            ok.

        Raises:
            TooManyRequestsResponseError: 429. Slow down.
        """
        return self._send(Call(operations.GET_A, query={"page": page}))

    def post_a(self, *, page: int | Unset = UNSET) -> None:
        """POST /a.

        Args:
            page: Example: `2`.
        """
        return self._send(Call(operations.POST_A, query={"page": page}))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def get_a(self, *, page: int | Unset = UNSET) -> models.OuterInner:
        """GET /a.

        Args:
            page: Example: `2`.

        Returns:
            ok.

        Raises:
            TooManyRequestsResponseError: 429. Slow down.
        """
        return await self._send(Call(operations.GET_A, query={"page": page}))

    async def post_a(self, *, page: int | Unset = UNSET) -> None:
        """POST /a.

        Args:
            page: Example: `2`.
        """
        return await self._send(Call(operations.POST_A, query={"page": page}))
