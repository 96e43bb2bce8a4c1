# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group pets."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from .. import models, operations, results
from .._runtime.pagination import async_paged as _async_paged
from .._runtime.pagination import paged as _paged
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import async_method_with as _async_method_with
from .._runtime.resources import method as _method
from .._runtime.resources import method_with as _method_with
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Pets(Resource):
    """Operations of the group pets."""

    @_paged[models.Pet]("link", items="/results", next="/next")
    @_method
    def get_vets(self) -> Call[models.GetVetsResponse200]:
        """GET /vets.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Returns:
            A page. What follows what says the configuration.
        """
        return Call(operations.GET_VETS)

    @_paged[models.Pet]("link")
    @_method
    def list_kennels(self, city: str, *, per_page: int | Unset = UNSET) -> Call[list[models.Pet]]:
        """GET /kennels/{city}.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            city: The path parameter city.
            per_page: The query parameter per_page.

        Returns:
            A page.
        """
        return Call(operations.LIST_KENNELS, path={"city": city}, query={"per_page": per_page})

    @_paged[models.ListOwnersResponse200DataItem](
        "cursor", "starting_after", items="/data", last="/id", more="/has_more"
    )
    @_method
    def list_owners(self, *, starting_after: UUID | Unset = UNSET) -> Call[models.ListOwnersResponse200]:
        """GET /owners.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            starting_after: The query parameter starting_after.

        Returns:
            A page.
        """
        return Call(operations.LIST_OWNERS, query={"starting_after": starting_after})

    @_paged[models.Pet]("cursor", "cursor", items="/data", next="/page/next-cursor")
    @_method_with(results.ListPetsResult)
    def list_pets(self, *, limit: int | Unset = UNSET, cursor: str | Unset = UNSET) -> Call[models.Pets | None]:
        """GET /pets.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            limit: The query parameter limit.
            cursor: The query parameter cursor.

        Returns:
            A page. There are none.

        Raises:
            ProblemError: 404. No such cursor.
        """
        return Call(operations.LIST_PETS, query={"limit": limit, "cursor": cursor})

    @_paged[Any]("page", "p", items="/shelves", pages="/meta/pages")
    @_method
    def list_shelves(self, *, p: int | Unset = UNSET) -> Call[dict[str, Any]]:
        """GET /shelves.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            p: The query parameter p.

        Returns:
            A page.
        """
        return Call(operations.LIST_SHELVES, query={"p": p})

    @_paged[str]("offset", "skip")
    @_method
    def list_toys(self, *, limit: int, skip: int | Unset = UNSET) -> Call[list[str]]:
        """GET /toys.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            skip: The query parameter skip.
            limit: The query parameter limit.

        Returns:
            A page.
        """
        return Call(operations.LIST_TOYS, query={"skip": skip, "limit": limit})

    @_paged[int | models.Pet]("page", "page", items="/visits", total="/total", start=1)
    @_method
    def list_visits(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET
    ) -> Call[models.ListVisitsResponse200]:
        """GET /visits.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            page: Default: `1`.
            per_page: The query parameter per_page.

        Returns:
            A page.
        """
        return Call(operations.LIST_VISITS, query={"page": page, "per_page": per_page})


class AsyncPets(AsyncResource):
    """Operations of the group pets."""

    @_async_paged[models.Pet]("link", items="/results", next="/next")
    @_async_method
    def get_vets(self) -> Call[models.GetVetsResponse200]:
        """GET /vets.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Returns:
            A page. What follows what says the configuration.
        """
        return Call(operations.GET_VETS)

    @_async_paged[models.Pet]("link")
    @_async_method
    def list_kennels(self, city: str, *, per_page: int | Unset = UNSET) -> Call[list[models.Pet]]:
        """GET /kennels/{city}.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            city: The path parameter city.
            per_page: The query parameter per_page.

        Returns:
            A page.
        """
        return Call(operations.LIST_KENNELS, path={"city": city}, query={"per_page": per_page})

    @_async_paged[models.ListOwnersResponse200DataItem](
        "cursor", "starting_after", items="/data", last="/id", more="/has_more"
    )
    @_async_method
    def list_owners(self, *, starting_after: UUID | Unset = UNSET) -> Call[models.ListOwnersResponse200]:
        """GET /owners.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            starting_after: The query parameter starting_after.

        Returns:
            A page.
        """
        return Call(operations.LIST_OWNERS, query={"starting_after": starting_after})

    @_async_paged[models.Pet]("cursor", "cursor", items="/data", next="/page/next-cursor")
    @_async_method_with(results.ListPetsResult)
    def list_pets(self, *, limit: int | Unset = UNSET, cursor: str | Unset = UNSET) -> Call[models.Pets | None]:
        """GET /pets.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            limit: The query parameter limit.
            cursor: The query parameter cursor.

        Returns:
            A page. There are none.

        Raises:
            ProblemError: 404. No such cursor.
        """
        return Call(operations.LIST_PETS, query={"limit": limit, "cursor": cursor})

    @_async_paged[Any]("page", "p", items="/shelves", pages="/meta/pages")
    @_async_method
    def list_shelves(self, *, p: int | Unset = UNSET) -> Call[dict[str, Any]]:
        """GET /shelves.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            p: The query parameter p.

        Returns:
            A page.
        """
        return Call(operations.LIST_SHELVES, query={"p": p})

    @_async_paged[str]("offset", "skip")
    @_async_method
    def list_toys(self, *, limit: int, skip: int | Unset = UNSET) -> Call[list[str]]:
        """GET /toys.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            skip: The query parameter skip.
            limit: The query parameter limit.

        Returns:
            A page.
        """
        return Call(operations.LIST_TOYS, query={"skip": skip, "limit": limit})

    @_async_paged[int | models.Pet]("page", "page", items="/visits", total="/total", start=1)
    @_async_method
    def list_visits(
        self, *, page: int | Unset = UNSET, per_page: int | Unset = UNSET
    ) -> Call[models.ListVisitsResponse200]:
        """GET /visits.

        Answers come page by page: `all` yields every item, `pages` every page, `resume` goes on from one.

        Args:
            page: Default: `1`.
            per_page: The query parameter per_page.

        Returns:
            A page.
        """
        return Call(operations.LIST_VISITS, query={"page": page, "per_page": per_page})
