# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from typing import Any

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def read_a(self) -> Call[models.A]:
        """GET /a.

        Returns:
            ok.

        Raises:
            NotFoundError: 404.
        """
        return Call(operations.READ_A)

    @_method
    def write_a(self, *, body: list[Any] | Unset = UNSET) -> Call[None]:
        """POST /a.

        Args:
            body: The body of the request.
        """
        return Call(operations.WRITE_A, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def read_a(self) -> Call[models.A]:
        """GET /a.

        Returns:
            ok.

        Raises:
            NotFoundError: 404.
        """
        return Call(operations.READ_A)

    @_async_method
    def write_a(self, *, body: list[Any] | Unset = UNSET) -> Call[None]:
        """POST /a.

        Args:
            body: The body of the request.
        """
        return Call(operations.WRITE_A, body=body)
