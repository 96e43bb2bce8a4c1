# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group other."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Other(Resource):
    """Operations of the group other."""

    @_method
    def other(self) -> Call[None]:
        """GET /other."""
        return Call(operations.OTHER)


class AsyncOther(AsyncResource):
    """Operations of the group other."""

    @_async_method
    def other(self) -> Call[None]:
        """GET /other."""
        return Call(operations.OTHER)
