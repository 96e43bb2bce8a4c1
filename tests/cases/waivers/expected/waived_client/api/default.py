# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from typing import Any

from .. import operations, results
from .._runtime.call import Call
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method_with as _async_method_with
from .._runtime.resources import method_with as _method_with


class Default(Resource):
    """Operations of the group default."""

    @_method_with(results.GetAResult)
    def get_a(self) -> Call[Any]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.GET_A)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method_with(results.GetAResult)
    def get_a(self) -> Call[Any]:
        """GET /a.

        Returns:
            ok.
        """
        return Call(operations.GET_A)
