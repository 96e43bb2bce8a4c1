# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group service."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class ServiceResource(Resource):
    """Operations of the group service."""

    @_method
    def d(self) -> Call[None]:
        """GET /d."""
        return Call(operations.D)


class AsyncServiceResource(AsyncResource):
    """Operations of the group service."""

    @_async_method
    def d(self) -> Call[None]:
        """GET /d."""
        return Call(operations.D)
