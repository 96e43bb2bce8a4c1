# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""They purr."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Cats(Resource):
    """They purr."""

    @_method
    def list_cats(self) -> Call[None]:
        """GET /cats."""
        return Call(operations.LIST_CATS)


class AsyncCats(AsyncResource):
    """They purr."""

    @_async_method
    def list_cats(self) -> Call[None]:
        """GET /cats."""
        return Call(operations.LIST_CATS)
