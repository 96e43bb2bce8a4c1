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
        """GET /c."""
        return Call(operations.CLOSED)

    @_method
    def combined(self) -> Call[None]:
        """GET /b."""
        return Call(operations.COMBINED)

    @_method
    def open_(self) -> Call[None]:
        """GET /a."""
        return Call(operations.OPEN_)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def closed(self) -> Call[None]:
        """GET /c."""
        return Call(operations.CLOSED)

    @_async_method
    def combined(self) -> Call[None]:
        """GET /b."""
        return Call(operations.COMBINED)

    @_async_method
    def open_(self) -> Call[None]:
        """GET /a."""
        return Call(operations.OPEN_)
