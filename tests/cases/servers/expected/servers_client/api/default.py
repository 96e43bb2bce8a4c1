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
    def files(self) -> Call[None]:
        """GET /files."""
        return Call(operations.FILES)

    @_method
    def here(self) -> Call[None]:
        """GET /here."""
        return Call(operations.HERE)

    @_method
    def old(self) -> Call[None]:
        """PUT /files."""
        return Call(operations.OLD)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def files(self) -> Call[None]:
        """GET /files."""
        return Call(operations.FILES)

    @_async_method
    def here(self) -> Call[None]:
        """GET /here."""
        return Call(operations.HERE)

    @_async_method
    def old(self) -> Call[None]:
        """PUT /files."""
        return Call(operations.OLD)
