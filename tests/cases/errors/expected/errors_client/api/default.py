# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def get_a(self) -> Call[None]:
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
        return Call(operations.GET_A)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def get_a(self) -> Call[None]:
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
        return Call(operations.GET_A)
