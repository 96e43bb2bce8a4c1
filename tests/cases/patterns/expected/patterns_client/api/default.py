# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def get_things(self) -> Call[models.Bag]:
        """GET /things.

        Returns:
            ok.
        """
        return Call(operations.GET_THINGS)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def get_things(self) -> Call[models.Bag]:
        """GET /things.

        Returns:
            ok.
        """
        return Call(operations.GET_THINGS)
