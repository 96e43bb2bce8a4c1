# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource
from .._runtime.unset import UNSET, Unset


class Default(Resource):
    """Operations of the group default."""

    def create_note(self, *, body: models.Note) -> models.Note | None:
        """POST /notes.

        Args:
            body: The note to keep.

        Returns:
            Kept. Will be kept.
        """
        return self._send(Call(operations.CREATE_NOTE, body=body))

    def patch_notes(self, *, body: dict[str, str] | Unset = UNSET) -> list[str]:
        """PATCH /notes.

        Args:
            body: The body of the request.

        Returns:
            The notes.
        """
        return self._send(Call(operations.PATCH_NOTES, body=body))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def create_note(self, *, body: models.Note) -> models.Note | None:
        """POST /notes.

        Args:
            body: The note to keep.

        Returns:
            Kept. Will be kept.
        """
        return await self._send(Call(operations.CREATE_NOTE, body=body))

    async def patch_notes(self, *, body: dict[str, str] | Unset = UNSET) -> list[str]:
        """PATCH /notes.

        Args:
            body: The body of the request.

        Returns:
            The notes.
        """
        return await self._send(Call(operations.PATCH_NOTES, body=body))
