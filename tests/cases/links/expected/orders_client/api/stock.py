# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group stock."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Stock(Resource):
    """Operations of the group stock."""

    @_method
    def put_orders_id(self, id: str) -> Call[None]:
        """PUT /orders/{id}.

        Args:
            id: The path parameter id.
        """
        return Call(operations.PUT_ORDERS_ID, path={"id": id})


class AsyncStock(AsyncResource):
    """Operations of the group stock."""

    @_async_method
    def put_orders_id(self, id: str) -> Call[None]:
        """PUT /orders/{id}.

        Args:
            id: The path parameter id.
        """
        return Call(operations.PUT_ORDERS_ID, path={"id": id})
