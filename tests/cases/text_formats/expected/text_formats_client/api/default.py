# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations, results
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import async_method_with as _async_method_with
from .._runtime.resources import method as _method
from .._runtime.resources import method_with as _method_with
from .._runtime.values.numbers import DecimalNumber as _DecimalNumber
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method_with(results.AddThingResult)
    def add_thing(
        self, *, rate: _DecimalNumber | Unset = UNSET, body: models.Thing | Unset = UNSET
    ) -> Call[_DecimalNumber]:
        """POST /things.

        Args:
            rate: The query parameter rate.
            body: The body of the request.

        Returns:
            ok.
        """
        return Call(operations.ADD_THING, query={"rate": rate}, body=body)

    @_method
    def get_things(self) -> Call[models.Thing]:
        """GET /things.

        Returns:
            ok.
        """
        return Call(operations.GET_THINGS)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method_with(results.AddThingResult)
    def add_thing(
        self, *, rate: _DecimalNumber | Unset = UNSET, body: models.Thing | Unset = UNSET
    ) -> Call[_DecimalNumber]:
        """POST /things.

        Args:
            rate: The query parameter rate.
            body: The body of the request.

        Returns:
            ok.
        """
        return Call(operations.ADD_THING, query={"rate": rate}, body=body)

    @_async_method
    def get_things(self) -> Call[models.Thing]:
        """GET /things.

        Returns:
            ok.
        """
        return Call(operations.GET_THINGS)
