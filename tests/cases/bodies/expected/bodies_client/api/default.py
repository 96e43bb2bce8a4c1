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
    def create_note(self, *, body: models.Note) -> Call[models.Note | None]:
        """POST /notes.

        Args:
            body: The note to keep.

        Returns:
            Kept. Will be kept.
        """
        return Call(operations.CREATE_NOTE, body=body)

    @_method
    def patch_notes(self, *, body: dict[str, str] | Unset = UNSET) -> Call[list[str]]:
        """PATCH /notes.

        Args:
            body: The body of the request.

        Returns:
            The notes.
        """
        return Call(operations.PATCH_NOTES, body=body)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def create_note(self, *, body: models.Note) -> Call[models.Note | None]:
        """POST /notes.

        Args:
            body: The note to keep.

        Returns:
            Kept. Will be kept.
        """
        return Call(operations.CREATE_NOTE, body=body)

    @_async_method
    def patch_notes(self, *, body: dict[str, str] | Unset = UNSET) -> Call[list[str]]:
        """PATCH /notes.

        Args:
            body: The body of the request.

        Returns:
            The notes.
        """
        return Call(operations.PATCH_NOTES, body=body)
