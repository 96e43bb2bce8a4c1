# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group two."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Two(Resource):
    """Operations of the group two."""

    @_method
    def get_a(self) -> Call[models.Widget]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.GET_A)


class AsyncTwo(AsyncResource):
    """Operations of the group two."""

    @_async_method
    def get_a(self) -> Call[models.Widget]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.GET_A)
