# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group client."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class ClientResource(Resource):
    """Operations of the group client."""

    @_method
    def c(self) -> Call[None]:
        """GET /c."""
        return Call(operations.C)


class AsyncClientResource(AsyncResource):
    """Operations of the group client."""

    @_async_method
    def c(self) -> Call[None]:
        """GET /c."""
        return Call(operations.C)
