# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group pets."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class PetsResource2(Resource):
    """Operations of the group pets."""

    @_method
    def models_2(self) -> Call[None]:
        """GET /a."""
        return Call(operations.MODELS)


class AsyncPetsResource2(AsyncResource):
    """Operations of the group pets."""

    @_async_method
    def models_2(self) -> Call[None]:
        """GET /a."""
        return Call(operations.MODELS)
