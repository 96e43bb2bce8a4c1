# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from typing import Any

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def put_a(self, *, body: Any | Unset = UNSET) -> Call[Any]:
        """PUT /a.

        Args:
            body: The body of the request.

        Returns:
            ok.
        """
        return Call(operations.PUT_A, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def put_a(self, *, body: Any | Unset = UNSET) -> Call[Any]:
        """PUT /a.

        Args:
            body: The body of the request.

        Returns:
            ok.
        """
        return Call(operations.PUT_A, body=body)
