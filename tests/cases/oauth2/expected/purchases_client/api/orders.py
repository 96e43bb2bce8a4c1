# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group orders."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Orders(Resource):
    """Operations of the group orders."""

    @_method
    def add_order(self) -> Call[None]:
        """POST /orders.

        Needs, with `oauth`: `orders:write`, `orders:read`.
        """
        return Call(operations.ADD_ORDER)

    @_method
    def check_health(self) -> Call[None]:
        """GET /health.

        Needs, with `oauth`: `orders:read`.
        """
        return Call(operations.CHECK_HEALTH)

    @_method
    def delete_orders(self) -> Call[None]:
        """Needs a token and a key together."""
        return Call(operations.DELETE_ORDERS)

    @_method
    def get_log(self) -> Call[None]:
        """Where it is, the service says.

        Needs, with `oauth`: `orders:read`.
        """
        return Call(operations.GET_LOG)

    @_method
    def list_orders(self) -> Call[list[str]]:
        """GET /orders.

        Needs, with `oauth`: `orders:read`, `elsewhere:read`.

        Returns:
            Orders.
        """
        return Call(operations.LIST_ORDERS)


class AsyncOrders(AsyncResource):
    """Operations of the group orders."""

    @_async_method
    def add_order(self) -> Call[None]:
        """POST /orders.

        Needs, with `oauth`: `orders:write`, `orders:read`.
        """
        return Call(operations.ADD_ORDER)

    @_async_method
    def check_health(self) -> Call[None]:
        """GET /health.

        Needs, with `oauth`: `orders:read`.
        """
        return Call(operations.CHECK_HEALTH)

    @_async_method
    def delete_orders(self) -> Call[None]:
        """Needs a token and a key together."""
        return Call(operations.DELETE_ORDERS)

    @_async_method
    def get_log(self) -> Call[None]:
        """Where it is, the service says.

        Needs, with `oauth`: `orders:read`.
        """
        return Call(operations.GET_LOG)

    @_async_method
    def list_orders(self) -> Call[list[str]]:
        """GET /orders.

        Needs, with `oauth`: `orders:read`, `elsewhere:read`.

        Returns:
            Orders.
        """
        return Call(operations.LIST_ORDERS)
