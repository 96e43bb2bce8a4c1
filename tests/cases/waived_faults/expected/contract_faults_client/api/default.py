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
    def get_owners_owner(self, owner: str) -> Call[None]:
        """GET /owners/{owner}.

        Args:
            owner: The path parameter owner.
        """
        return Call(operations.GET_OWNERS_OWNER, path={"owner": owner})

    @_method
    def post_owners(self) -> Call[None]:
        """POST /owners."""
        return Call(operations.POST_OWNERS)

    @_method
    def post_owners_2(self) -> Call[None]:
        """POST /owners."""
        return Call(operations.POST_OWNERS_2)

    @_method
    def read(self, pet: int, toy: str, *, limit: int | Unset = UNSET, trace: str | Unset = UNSET) -> Call[models.Toy]:
        """GET /pets/{pet}/toys/{toy}.

        Args:
            pet: The path parameter pet.
            toy: The path parameter toy.
            limit: The query parameter limit.
            trace: The header parameter trace.
        """
        return Call(operations.READ, path={"pet": pet, "toy": toy}, query={"limit": limit}, headers={"trace": trace})

    @_method
    def search(self, *, q: str | Unset = UNSET) -> Call[None]:
        """GET /owners.

        Args:
            q: The query parameter q.
        """
        return Call(operations.SEARCH, query={"q": q})

    @_method
    def write(self, owner: str) -> Call[None]:
        """PUT /owners/{owner}.

        Args:
            owner: The path parameter owner.
        """
        return Call(operations.WRITE, path={"owner": owner})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def get_owners_owner(self, owner: str) -> Call[None]:
        """GET /owners/{owner}.

        Args:
            owner: The path parameter owner.
        """
        return Call(operations.GET_OWNERS_OWNER, path={"owner": owner})

    @_async_method
    def post_owners(self) -> Call[None]:
        """POST /owners."""
        return Call(operations.POST_OWNERS)

    @_async_method
    def post_owners_2(self) -> Call[None]:
        """POST /owners."""
        return Call(operations.POST_OWNERS_2)

    @_async_method
    def read(self, pet: int, toy: str, *, limit: int | Unset = UNSET, trace: str | Unset = UNSET) -> Call[models.Toy]:
        """GET /pets/{pet}/toys/{toy}.

        Args:
            pet: The path parameter pet.
            toy: The path parameter toy.
            limit: The query parameter limit.
            trace: The header parameter trace.
        """
        return Call(operations.READ, path={"pet": pet, "toy": toy}, query={"limit": limit}, headers={"trace": trace})

    @_async_method
    def search(self, *, q: str | Unset = UNSET) -> Call[None]:
        """GET /owners.

        Args:
            q: The query parameter q.
        """
        return Call(operations.SEARCH, query={"q": q})

    @_async_method
    def write(self, owner: str) -> Call[None]:
        """PUT /owners/{owner}.

        Args:
            owner: The path parameter owner.
        """
        return Call(operations.WRITE, path={"owner": owner})
