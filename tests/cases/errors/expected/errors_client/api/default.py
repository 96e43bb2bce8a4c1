# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def get_a(self) -> None:
        """GET /a.

        Raises:
            ProblemNotFoundError: 404. Not there.
            ProblemConflictError: 409. Conflict.
            ErrorResponseError: 418. A teapot.
            Status499Error: 499. Odd.
            ClientError: 4XX. Something else.
            ServiceUnavailableResponseError: 503. Down.
            NotFoundResponseError: default. Anything else.
        """
        return self._send(Call(operations.GET_A))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def get_a(self) -> None:
        """GET /a.

        Raises:
            ProblemNotFoundError: 404. Not there.
            ProblemConflictError: 409. Conflict.
            ErrorResponseError: 418. A teapot.
            Status499Error: 499. Odd.
            ClientError: 4XX. Something else.
            ServiceUnavailableResponseError: 503. Down.
            NotFoundResponseError: default. Anything else.
        """
        return await self._send(Call(operations.GET_A))
