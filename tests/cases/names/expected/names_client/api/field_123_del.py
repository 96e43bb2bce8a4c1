# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group field_123_del."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Field123Del(Resource):
    """Operations of the group field_123_del."""

    @_method
    def import_(
        self,
        class_: str,
        *,
        self_: str | Unset = UNSET,
        größe: str | Unset = UNSET,
        user_id_query: str | Unset = UNSET,
        user_id_query_2: str | Unset = UNSET,
    ) -> Call[models.Class]:
        """GET /class/{class}.

        Args:
            class_: The path parameter class.
            self_: The query parameter self.
            größe: The query parameter größe.
            user_id_query: The query parameter UserID.
            user_id_query_2: The query parameter userId.

        Returns:
            ok.
        """
        return Call(
            operations.IMPORT_,
            path={"class": class_},
            query={"self": self_, "größe": größe, "UserID": user_id_query, "userId": user_id_query_2},
        )


class AsyncField123Del(AsyncResource):
    """Operations of the group field_123_del."""

    @_async_method
    def import_(
        self,
        class_: str,
        *,
        self_: str | Unset = UNSET,
        größe: str | Unset = UNSET,
        user_id_query: str | Unset = UNSET,
        user_id_query_2: str | Unset = UNSET,
    ) -> Call[models.Class]:
        """GET /class/{class}.

        Args:
            class_: The path parameter class.
            self_: The query parameter self.
            größe: The query parameter größe.
            user_id_query: The query parameter UserID.
            user_id_query_2: The query parameter userId.

        Returns:
            ok.
        """
        return Call(
            operations.IMPORT_,
            path={"class": class_},
            query={"self": self_, "größe": größe, "UserID": user_id_query, "userId": user_id_query_2},
        )
