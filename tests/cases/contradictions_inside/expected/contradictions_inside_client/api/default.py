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
    def read_fork(self) -> Call[models.Fork]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.READ_FORK)

    @_method
    def write_fork(self, *, body: models.Fork | Unset = UNSET) -> Call[None]:
        """POST /a.

        Args:
            body: The body of the request.
        """
        return Call(operations.WRITE_FORK, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def read_fork(self) -> Call[models.Fork]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.READ_FORK)

    @_async_method
    def write_fork(self, *, body: models.Fork | Unset = UNSET) -> Call[None]:
        """POST /a.

        Args:
            body: The body of the request.
        """
        return Call(operations.WRITE_FORK, body=body)
