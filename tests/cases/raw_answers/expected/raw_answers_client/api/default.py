# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations, results
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method_with as _async_method_with
from .._runtime.resources import method_with as _method_with
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method_with(results.CountResult)
    def count(self) -> Call[None]:
        """HEAD /pages."""
        return Call(operations.COUNT)

    @_method_with(results.ListPagesResult)
    def list_pages(self) -> Call[list[str] | None]:
        """GET /pages.

        Returns:
            A page. A part.

        Raises:
            NotFoundResponseError: 404. None.
        """
        return Call(operations.LIST_PAGES)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method_with(results.CountResult)
    def count(self) -> Call[None]:
        """HEAD /pages."""
        return Call(operations.COUNT)

    @_async_method_with(results.ListPagesResult)
    def list_pages(self) -> Call[list[str] | None]:
        """GET /pages.

        Returns:
            A page. A part.

        Raises:
            NotFoundResponseError: 404. None.
        """
        return Call(operations.LIST_PAGES)
