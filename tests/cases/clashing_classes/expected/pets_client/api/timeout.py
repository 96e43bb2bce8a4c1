# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group timeout."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class TimeoutResource(Resource):
    """Operations of the group timeout."""

    @_method
    def g(self) -> Call[None]:
        """GET /g."""
        return Call(operations.G)


class AsyncTimeoutResource(AsyncResource):
    """Operations of the group timeout."""

    @_async_method
    def g(self) -> Call[None]:
        """GET /g."""
        return Call(operations.G)
