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
    def closed(self) -> Call[None]:
        """GET /closed."""
        return Call(operations.CLOSED)

    @_method
    def either(self) -> Call[None]:
        """GET /both."""
        return Call(operations.EITHER)

    @_method
    def odd(self) -> Call[None]:
        """GET /odd."""
        return Call(operations.ODD)

    @_method
    def open_door(self) -> Call[None]:
        """GET /open."""
        return Call(operations.OPEN_DOOR)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def closed(self) -> Call[None]:
        """GET /closed."""
        return Call(operations.CLOSED)

    @_async_method
    def either(self) -> Call[None]:
        """GET /both."""
        return Call(operations.EITHER)

    @_async_method
    def odd(self) -> Call[None]:
        """GET /odd."""
        return Call(operations.ODD)

    @_async_method
    def open_door(self) -> Call[None]:
        """GET /open."""
        return Call(operations.OPEN_DOOR)
