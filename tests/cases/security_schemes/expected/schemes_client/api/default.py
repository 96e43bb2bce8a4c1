# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

from .. import operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def basic(self) -> Call[None]:
        """GET /basic."""
        return Call(operations.BASIC)

    @_method
    def certificate(self) -> Call[None]:
        """GET /certificate."""
        return Call(operations.CERTIFICATE)

    @_method
    def connect(self) -> Call[None]:
        """GET /connect.

        Needs, with `connect`: `roles`.
        """
        return Call(operations.CONNECT)

    @_method
    def cookie(self, *, a: str | Unset = UNSET) -> Call[None]:
        """GET /cookie.

        Args:
            a: The cookie parameter a.
        """
        return Call(operations.COOKIE, cookies={"a": a})

    @_method
    def digest(self) -> Call[None]:
        """GET /digest."""
        return Call(operations.DIGEST)

    @_method
    def header(self) -> Call[None]:
        """GET /header."""
        return Call(operations.HEADER)

    @_method
    def named(self, *, x_key: str | Unset = UNSET) -> Call[None]:
        """GET /named.

        Args:
            x_key: The key once more.
        """
        return Call(operations.NAMED, headers={"x-key": x_key})

    @_method
    def oauth(self) -> Call[None]:
        """GET /oauth.

        Needs, with `oauth`: `read:a`, `write:a`.
        """
        return Call(operations.OAUTH)

    @_method
    def query(self, *, a: str | Unset = UNSET) -> Call[None]:
        """GET /query.

        Args:
            a: The query parameter a.
        """
        return Call(operations.QUERY, query={"a": a})

    @_method
    def several(self) -> Call[None]:
        """GET /several."""
        return Call(operations.SEVERAL)


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def basic(self) -> Call[None]:
        """GET /basic."""
        return Call(operations.BASIC)

    @_async_method
    def certificate(self) -> Call[None]:
        """GET /certificate."""
        return Call(operations.CERTIFICATE)

    @_async_method
    def connect(self) -> Call[None]:
        """GET /connect.

        Needs, with `connect`: `roles`.
        """
        return Call(operations.CONNECT)

    @_async_method
    def cookie(self, *, a: str | Unset = UNSET) -> Call[None]:
        """GET /cookie.

        Args:
            a: The cookie parameter a.
        """
        return Call(operations.COOKIE, cookies={"a": a})

    @_async_method
    def digest(self) -> Call[None]:
        """GET /digest."""
        return Call(operations.DIGEST)

    @_async_method
    def header(self) -> Call[None]:
        """GET /header."""
        return Call(operations.HEADER)

    @_async_method
    def named(self, *, x_key: str | Unset = UNSET) -> Call[None]:
        """GET /named.

        Args:
            x_key: The key once more.
        """
        return Call(operations.NAMED, headers={"x-key": x_key})

    @_async_method
    def oauth(self) -> Call[None]:
        """GET /oauth.

        Needs, with `oauth`: `read:a`, `write:a`.
        """
        return Call(operations.OAUTH)

    @_async_method
    def query(self, *, a: str | Unset = UNSET) -> Call[None]:
        """GET /query.

        Args:
            a: The query parameter a.
        """
        return Call(operations.QUERY, query={"a": a})

    @_async_method
    def several(self) -> Call[None]:
        """GET /several."""
        return Call(operations.SEVERAL)
