# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from typing import Literal

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def find(
        self,
        at_path: models.FindAt,
        *,
        filter_: dict[str, str] | Unset = UNSET,
        plain: str | Unset = UNSET,
        x_meta: list[str] | Unset = UNSET,
        state: bool | Unset = UNSET,
        filtername: str | Unset = UNSET,
        top: int | Literal[""] | Unset = UNSET,
        next_: str | Unset = UNSET,
        pick: list[str] | Unset = UNSET,
        deep: models.FindDeep | Unset = UNSET,
        either: int | models.FindEitherType1 | Unset = UNSET,
        spaced: list[str] | Unset = UNSET,
        x_pairs: dict[str, str] | Unset = UNSET,
        x_list: list[str] | Unset = UNSET,
        at_query: str | Unset = UNSET,
    ) -> Call[None]:
        """GET /items/{at}.

        Args:
            at_path: The path parameter at.
            filter_: The query parameter filter.
            plain: The query parameter plain.
            x_meta: The header parameter X-Meta.
            state: The cookie parameter state.
            filtername: The query parameter filter[name].
            top: The query parameter $top.
            next_: The query parameter next.
            pick: The query parameter pick.
            deep: The query parameter deep.
            either: The query parameter either.
            spaced: The query parameter spaced.
            x_pairs: The header parameter X-Pairs.
            x_list: The header parameter X-List.
            at_query: The query parameter at.
        """
        return Call(
            operations.FIND,
            path={"at": at_path},
            query={
                "filter": filter_,
                "plain": plain,
                "filter[name]": filtername,
                "$top": top,
                "next": next_,
                "pick": pick,
                "deep": deep,
                "either": either,
                "spaced": spaced,
                "at": at_query,
            },
            headers={"X-Meta": x_meta, "X-Pairs": x_pairs, "X-List": x_list},
            cookies={"state": state},
        )


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def find(
        self,
        at_path: models.FindAt,
        *,
        filter_: dict[str, str] | Unset = UNSET,
        plain: str | Unset = UNSET,
        x_meta: list[str] | Unset = UNSET,
        state: bool | Unset = UNSET,
        filtername: str | Unset = UNSET,
        top: int | Literal[""] | Unset = UNSET,
        next_: str | Unset = UNSET,
        pick: list[str] | Unset = UNSET,
        deep: models.FindDeep | Unset = UNSET,
        either: int | models.FindEitherType1 | Unset = UNSET,
        spaced: list[str] | Unset = UNSET,
        x_pairs: dict[str, str] | Unset = UNSET,
        x_list: list[str] | Unset = UNSET,
        at_query: str | Unset = UNSET,
    ) -> Call[None]:
        """GET /items/{at}.

        Args:
            at_path: The path parameter at.
            filter_: The query parameter filter.
            plain: The query parameter plain.
            x_meta: The header parameter X-Meta.
            state: The cookie parameter state.
            filtername: The query parameter filter[name].
            top: The query parameter $top.
            next_: The query parameter next.
            pick: The query parameter pick.
            deep: The query parameter deep.
            either: The query parameter either.
            spaced: The query parameter spaced.
            x_pairs: The header parameter X-Pairs.
            x_list: The header parameter X-List.
            at_query: The query parameter at.
        """
        return Call(
            operations.FIND,
            path={"at": at_path},
            query={
                "filter": filter_,
                "plain": plain,
                "filter[name]": filtername,
                "$top": top,
                "next": next_,
                "pick": pick,
                "deep": deep,
                "either": either,
                "spaced": spaced,
                "at": at_query,
            },
            headers={"X-Meta": x_meta, "X-Pairs": x_pairs, "X-List": x_list},
            cookies={"state": state},
        )
