# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group orders."""

from __future__ import annotations

from typing import Any

from .. import models, operations, results
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import async_method_with as _async_method_with
from .._runtime.resources import method as _method
from .._runtime.resources import method_with as _method_with
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class OrdersResource(Resource):
    """Operations of the group orders."""

    @_method
    def get_order(
        self, id: str, *, fields: list[Any] | Unset = UNSET, price: str | Unset = UNSET, note: str | Unset = UNSET
    ) -> Call[None]:
        """GET /orders/{id}.

        Args:
            id: The path parameter id.
            fields: The query parameter fields.
            price: The query parameter price.
            note: The query parameter note.
        """
        return Call(operations.GET_ORDER, path={"id": id}, query={"fields": fields, "price": price, "note": note})

    @_method_with(results.PlaceOrderResult)
    def place_order(self, *, body: models.Order | Unset = UNSET) -> Call[models.Order]:
        """POST /orders.

        Args:
            body: The body of the request.

        Returns:
            Placed.

        Raises:
            PlaceOrderResponse409Error: 409. There is one.

        Links:
            itself: After 201, `orders.get_order` with id = `$response.body#/id`, query.fields = `["a",1]`,
                price = `$5`, note = `as {$method} at {$url}, {not one}`. The order that was placed.
            replacement: After 201, `stock.put_orders_id` with path.id = `$response.header.Location`, body =
                `$request.body`. It is at https://{region}.example.com.
            elsewhere: After 201, the operation `https://api.example.org/#/paths/~1a/get` with body =
                `{"note":{}}`.
            again: After 201, `orders.place_order` with body = `{"id":null}`.
            standing: After 409, `orders.get_order` with id = `$response.body#/id~1a~0b/0`.
        """
        return Call(operations.PLACE_ORDER, body=body)


class AsyncOrdersResource(AsyncResource):
    """Operations of the group orders."""

    @_async_method
    def get_order(
        self, id: str, *, fields: list[Any] | Unset = UNSET, price: str | Unset = UNSET, note: str | Unset = UNSET
    ) -> Call[None]:
        """GET /orders/{id}.

        Args:
            id: The path parameter id.
            fields: The query parameter fields.
            price: The query parameter price.
            note: The query parameter note.
        """
        return Call(operations.GET_ORDER, path={"id": id}, query={"fields": fields, "price": price, "note": note})

    @_async_method_with(results.PlaceOrderResult)
    def place_order(self, *, body: models.Order | Unset = UNSET) -> Call[models.Order]:
        """POST /orders.

        Args:
            body: The body of the request.

        Returns:
            Placed.

        Raises:
            PlaceOrderResponse409Error: 409. There is one.

        Links:
            itself: After 201, `orders.get_order` with id = `$response.body#/id`, query.fields = `["a",1]`,
                price = `$5`, note = `as {$method} at {$url}, {not one}`. The order that was placed.
            replacement: After 201, `stock.put_orders_id` with path.id = `$response.header.Location`, body =
                `$request.body`. It is at https://{region}.example.com.
            elsewhere: After 201, the operation `https://api.example.org/#/paths/~1a/get` with body =
                `{"note":{}}`.
            again: After 201, `orders.place_order` with body = `{"id":null}`.
            standing: After 409, `orders.get_order` with id = `$response.body#/id~1a~0b/0`.
        """
        return Call(operations.PLACE_ORDER, body=body)
