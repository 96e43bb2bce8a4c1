# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group beta."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Beta(Resource):
    """Operations of the group beta."""

    @_method
    def new(self) -> Call[None]:
        """GET /new."""
        return Call(operations.NEW)


class AsyncBeta(AsyncResource):
    """Operations of the group beta."""

    @_async_method
    def new(self) -> Call[None]:
        """GET /new."""
        return Call(operations.NEW)
