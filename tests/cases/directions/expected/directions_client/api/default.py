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
    def add_pet(self, *, body: models.PetRequest | models.Pet) -> Call[models.Pet]:
        """POST /pets.

        Args:
            body: The body of the request.

        Returns:
            The pet.
        """
        return Call(operations.ADD_PET, body=body)

    @_method
    def put_shelters(
        self, *, body: list[models.ShelterRequest] | list[models.Shelter] | models.Note
    ) -> Call[list[models.Shelter]]:
        """PUT /shelters.

        Args:
            body: The body of the request. It is sent as application/json or
                application/x-www-form-urlencoded.

        Returns:
            The shelters.
        """
        return Call(operations.PUT_SHELTERS, body=body)

    @_method
    def report(self, *, body: models.Stray) -> Call[None]:
        """POST /strays.

        Args:
            body: The body of the request.
        """
        return Call(operations.REPORT, body=body)

    @_method
    def search(self, *, body: models.Search | Unset = UNSET) -> Call[models.Found]:
        """POST /searches.

        Args:
            body: The body of the request.

        Returns:
            What was found.
        """
        return Call(operations.SEARCH, body=body)

    @_method
    def sign_up(self, *, body: models.AccountRequest) -> Call[models.Account]:
        """POST /accounts.

        Args:
            body: The body of the request.

        Returns:
            The account.
        """
        return Call(operations.SIGN_UP, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def add_pet(self, *, body: models.PetRequest | models.Pet) -> Call[models.Pet]:
        """POST /pets.

        Args:
            body: The body of the request.

        Returns:
            The pet.
        """
        return Call(operations.ADD_PET, body=body)

    @_async_method
    def put_shelters(
        self, *, body: list[models.ShelterRequest] | list[models.Shelter] | models.Note
    ) -> Call[list[models.Shelter]]:
        """PUT /shelters.

        Args:
            body: The body of the request. It is sent as application/json or
                application/x-www-form-urlencoded.

        Returns:
            The shelters.
        """
        return Call(operations.PUT_SHELTERS, body=body)

    @_async_method
    def report(self, *, body: models.Stray) -> Call[None]:
        """POST /strays.

        Args:
            body: The body of the request.
        """
        return Call(operations.REPORT, body=body)

    @_async_method
    def search(self, *, body: models.Search | Unset = UNSET) -> Call[models.Found]:
        """POST /searches.

        Args:
            body: The body of the request.

        Returns:
            What was found.
        """
        return Call(operations.SEARCH, body=body)

    @_async_method
    def sign_up(self, *, body: models.AccountRequest) -> Call[models.Account]:
        """POST /accounts.

        Args:
            body: The body of the request.

        Returns:
            The account.
        """
        return Call(operations.SIGN_UP, body=body)
