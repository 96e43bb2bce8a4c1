# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def list_things(
        self, *, order: models.ListThingsOrder | Unset = UNSET, level: models.Level | Unset = UNSET
    ) -> Call[models.Thing]:
        """GET /things.

        Args:
            order: Default: `asc`.
            level: The query parameter level.

        Returns:
            ok.
        """
        return Call(operations.LIST_THINGS, query={"order": order, "level": level})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def list_things(
        self, *, order: models.ListThingsOrder | Unset = UNSET, level: models.Level | Unset = UNSET
    ) -> Call[models.Thing]:
        """GET /things.

        Args:
            order: Default: `asc`.
            level: The query parameter level.

        Returns:
            ok.
        """
        return Call(operations.LIST_THINGS, query={"order": order, "level": level})
