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
    def get_a(self, *, page: int | Unset = UNSET) -> Call[models.OuterInner]:
        """GET /a.

        Args:
            page: Example: `2`.

        Returns:
            ok.

        Raises:
            TooManyRequestsResponseError: 429. Slow down.
        """
        return Call(operations.GET_A, query={"page": page})

    @_method
    def post_a(self, *, page: int | Unset = UNSET) -> Call[None]:
        """POST /a.

        Args:
            page: Example: `2`.
        """
        return Call(operations.POST_A, query={"page": page})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def get_a(self, *, page: int | Unset = UNSET) -> Call[models.OuterInner]:
        """GET /a.

        Args:
            page: Example: `2`.

        Returns:
            ok.

        Raises:
            TooManyRequestsResponseError: 429. Slow down.
        """
        return Call(operations.GET_A, query={"page": page})

    @_async_method
    def post_a(self, *, page: int | Unset = UNSET) -> Call[None]:
        """POST /a.

        Args:
            page: Example: `2`.
        """
        return Call(operations.POST_A, query={"page": page})
