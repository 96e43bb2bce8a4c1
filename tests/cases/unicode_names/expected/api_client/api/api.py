# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group api."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Api(Resource):
    """Operations of the group api."""

    @_method
    def find(self) -> Call[models.GrÖßE]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.FIND)


class AsyncApi(AsyncResource):
    """Operations of the group api."""

    @_async_method
    def find(self) -> Call[models.GrÖßE]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.FIND)
