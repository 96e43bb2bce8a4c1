# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group none."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class None_(Resource):
    """Operations of the group none."""

    @_method
    def e(self) -> Call[None]:
        """GET /e."""
        return Call(operations.E)


class AsyncNone_(AsyncResource):
    """Operations of the group none."""

    @_async_method
    def e(self) -> Call[None]:
        """GET /e."""
        return Call(operations.E)
