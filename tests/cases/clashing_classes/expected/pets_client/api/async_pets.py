# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group async_pets."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class AsyncPetsResource(Resource):
    """Operations of the group async_pets."""

    @_method
    def b(self) -> Call[None]:
        """GET /b."""
        return Call(operations.B)


class AsyncAsyncPetsResource(AsyncResource):
    """Operations of the group async_pets."""

    @_async_method
    def b(self) -> Call[None]:
        """GET /b."""
        return Call(operations.B)
