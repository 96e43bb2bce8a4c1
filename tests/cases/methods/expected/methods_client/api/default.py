# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def ask(self, id: str, *, body: str) -> Call[None]:
        """QUERY /a/{id}.

        Args:
            id: The path parameter id.
            body: The body of the request.
        """
        return Call(operations.ASK, path={"id": id}, body=body)

    @_method
    def copy(self, id: str) -> Call[None]:
        """COPY /a/{id}.

        Args:
            id: The path parameter id.
        """
        return Call(operations.COPY, path={"id": id})

    @_method
    def link(self, id: str) -> Call[None]:
        """LINK /a/{id}.

        Args:
            id: The path parameter id.
        """
        return Call(operations.LINK, path={"id": id})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def ask(self, id: str, *, body: str) -> Call[None]:
        """QUERY /a/{id}.

        Args:
            id: The path parameter id.
            body: The body of the request.
        """
        return Call(operations.ASK, path={"id": id}, body=body)

    @_async_method
    def copy(self, id: str) -> Call[None]:
        """COPY /a/{id}.

        Args:
            id: The path parameter id.
        """
        return Call(operations.COPY, path={"id": id})

    @_async_method
    def link(self, id: str) -> Call[None]:
        """LINK /a/{id}.

        Args:
            id: The path parameter id.
        """
        return Call(operations.LINK, path={"id": id})
