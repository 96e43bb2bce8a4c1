# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group entries."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Entries(Resource):
    """Operations of the group entries."""

    @_method
    def add_entry(self) -> Call[None]:
        """Anybody who is known.

        Needs, with `login`: `openid`.
        """
        return Call(operations.ADD_ENTRY)

    @_method
    def list_entries(self) -> Call[list[str]]:
        """GET /entries.

        Needs, with `login`: `openid`, `entries:read`, `email`.

        Returns:
            Entries.
        """
        return Call(operations.LIST_ENTRIES)


class AsyncEntries(AsyncResource):
    """Operations of the group entries."""

    @_async_method
    def add_entry(self) -> Call[None]:
        """Anybody who is known.

        Needs, with `login`: `openid`.
        """
        return Call(operations.ADD_ENTRY)

    @_async_method
    def list_entries(self) -> Call[list[str]]:
        """GET /entries.

        Needs, with `login`: `openid`, `entries:read`, `email`.

        Returns:
            Entries.
        """
        return Call(operations.LIST_ENTRIES)
