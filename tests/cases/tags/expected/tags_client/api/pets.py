# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Animals with a home.

Somebody feeds them.
"""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Pets(Resource):
    """Animals with a home.

    Somebody feeds them.
    """

    @_method
    def list_pets(self) -> Call[None]:
        """GET /pets."""
        return Call(operations.LIST_PETS)


class AsyncPets(AsyncResource):
    """Animals with a home.

    Somebody feeds them.
    """

    @_async_method
    def list_pets(self) -> Call[None]:
        """GET /pets."""
        return Call(operations.LIST_PETS)
