# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.streams import async_streamed as _async_streamed
from .._runtime.streams import streamed as _streamed
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_streamed[models.LinesResponse200Item]()
    @_method
    def lines(self, raw: str) -> Call[str]:
        """GET /lines/{raw}.

        `stream` reads the answer while it comes in.

        Args:
            raw: The path parameter raw.
        """
        return Call(operations.LINES, path={"raw": raw})

    @_method
    def search(self, *, selector: models.SearchSelector) -> Call[None]:
        """GET /search.

        Args:
            selector: The querystring parameter selector.
        """
        return Call(operations.SEARCH, query={"selector": selector})

    @_method
    def search_json(
        self, *, selector: dict[str, str] | Unset = UNSET, session: list[str] | Unset = UNSET
    ) -> Call[None]:
        """GET /json.

        Args:
            selector: The querystring parameter selector.
            session: The cookie parameter session.
        """
        return Call(operations.SEARCH_JSON, query={"selector": selector}, cookies={"session": session})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_streamed[models.LinesResponse200Item]()
    @_async_method
    def lines(self, raw: str) -> Call[str]:
        """GET /lines/{raw}.

        `stream` reads the answer while it comes in.

        Args:
            raw: The path parameter raw.
        """
        return Call(operations.LINES, path={"raw": raw})

    @_async_method
    def search(self, *, selector: models.SearchSelector) -> Call[None]:
        """GET /search.

        Args:
            selector: The querystring parameter selector.
        """
        return Call(operations.SEARCH, query={"selector": selector})

    @_async_method
    def search_json(
        self, *, selector: dict[str, str] | Unset = UNSET, session: list[str] | Unset = UNSET
    ) -> Call[None]:
        """GET /json.

        Args:
            selector: The querystring parameter selector.
            session: The cookie parameter session.
        """
        return Call(operations.SEARCH_JSON, query={"selector": selector}, cookies={"session": session})
