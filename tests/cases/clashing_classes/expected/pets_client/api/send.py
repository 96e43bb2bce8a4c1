# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group send."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Send(Resource):
    """Operations of the group send."""

    @_method
    def f(self) -> Call[None]:
        """GET /f."""
        return Call(operations.F)


class AsyncSend(AsyncResource):
    """Operations of the group send."""

    @_async_method
    def f(self) -> Call[None]:
        """GET /f."""
        return Call(operations.F)
