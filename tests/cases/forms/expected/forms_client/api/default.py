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
    def create_charge(self, *, body: models.Charge) -> Call[None]:
        """POST /charges.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.CREATE_CHARGE, body=body)

    @_method
    def search(self, *, body: dict[str, Any] | Unset = UNSET) -> Call[None]:
        """POST /search.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.SEARCH, body=body)

    @_method
    def send_photos(self, *, body: models.Photos) -> Call[None]:
        """POST /photos.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
        """
        return Call(operations.SEND_PHOTOS, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def create_charge(self, *, body: models.Charge) -> Call[None]:
        """POST /charges.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.CREATE_CHARGE, body=body)

    @_async_method
    def search(self, *, body: dict[str, Any] | Unset = UNSET) -> Call[None]:
        """POST /search.

        Args:
            body: The body of the request. It is sent as application/x-www-form-urlencoded.
        """
        return Call(operations.SEARCH, body=body)

    @_async_method
    def send_photos(self, *, body: models.Photos) -> Call[None]:
        """POST /photos.

        Args:
            body: The body of the request. It is sent as multipart/form-data.
        """
        return Call(operations.SEND_PHOTOS, body=body)
