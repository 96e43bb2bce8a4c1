# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource


class Default(Resource):
    """Operations of the group default."""

    def post_class_class(self, class_: str) -> None:
        """POST /class/{class}.

        Args:
            class_: The path parameter class.
        """
        return self._send(Call(operations.POST_CLASS_CLASS, path={"class": class_}))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def post_class_class(self, class_: str) -> None:
        """POST /class/{class}.

        Args:
            class_: The path parameter class.
        """
        return await self._send(Call(operations.POST_CLASS_CLASS, path={"class": class_}))
