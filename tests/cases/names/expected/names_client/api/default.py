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
    def post_class_class(self, class_: str) -> Call[None]:
        """POST /class/{class}.

        Args:
            class_: The path parameter class.
        """
        return Call(operations.POST_CLASS_CLASS, path={"class": class_})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def post_class_class(self, class_: str) -> Call[None]:
        """POST /class/{class}.

        Args:
            class_: The path parameter class.
        """
        return Call(operations.POST_CLASS_CLASS, path={"class": class_})
