# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Connections between a user and an institution."""

from __future__ import annotations

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.wire.call import Call


class Links(Resource):
    """Connections between a user and an institution."""

    @_method
    def reset_link(self, id: str) -> Call[models.Link]:
        """Force Reset Link.

        Resetting a link forces "relink required" on a test link. Afterwards its state is `error` and its
        error code is `auth_expired`.

        Args:
            id: The unique ID for this link. Examples: `mk_eqkWN34UEoa2NxyALG8pcV`,
                `mk_S5qWb8RtZy2LcVn4KdHx7M`, `mk_Lv3NpQ9XkTgB6wYdR2sHcA`, `mk_Fb7KzM4WnCqE9tUhJ5xPvR`,
                `mk_Un2XyG6HsDkA8mBjQ4vTzL`, `mk_De9RwP5CfLuT3gNxV7yKbS`, `mk_Ex4JtH8MvZaW6cRqY2nBfD`,
                `mk_Bu6VgC3KxSeP9rLwD5hNmT`.

        Returns:
            Successful Response.

        Raises:
            ExpiredAccessTokenError: 401. The access token has expired.
            UnauthorizedTokenError: 401. The access token is missing or invalid, or its API client lacks the
                scope.
            UnauthorizedLinkError: 401. The link belongs to another API client.
            ForbiddenActionError: 403. Forbidden by link owner. The user did not give permission to access
                this data when linking or reset only supported for test links.
            LinkNotFoundError: 404. Link not found.
            LinkDeletedError: 410. Link deleted.
            LinkBadStateError: 422. Link error.
            RateLimitExceededError: 429. Rate limit exceeded.
        """
        return Call(operations.RESET_LINK, path={"id": id})


class AsyncLinks(AsyncResource):
    """Connections between a user and an institution."""

    @_async_method
    def reset_link(self, id: str) -> Call[models.Link]:
        """Force Reset Link.

        Resetting a link forces "relink required" on a test link. Afterwards its state is `error` and its
        error code is `auth_expired`.

        Args:
            id: The unique ID for this link. Examples: `mk_eqkWN34UEoa2NxyALG8pcV`,
                `mk_S5qWb8RtZy2LcVn4KdHx7M`, `mk_Lv3NpQ9XkTgB6wYdR2sHcA`, `mk_Fb7KzM4WnCqE9tUhJ5xPvR`,
                `mk_Un2XyG6HsDkA8mBjQ4vTzL`, `mk_De9RwP5CfLuT3gNxV7yKbS`, `mk_Ex4JtH8MvZaW6cRqY2nBfD`,
                `mk_Bu6VgC3KxSeP9rLwD5hNmT`.

        Returns:
            Successful Response.

        Raises:
            ExpiredAccessTokenError: 401. The access token has expired.
            UnauthorizedTokenError: 401. The access token is missing or invalid, or its API client lacks the
                scope.
            UnauthorizedLinkError: 401. The link belongs to another API client.
            ForbiddenActionError: 403. Forbidden by link owner. The user did not give permission to access
                this data when linking or reset only supported for test links.
            LinkNotFoundError: 404. Link not found.
            LinkDeletedError: 410. Link deleted.
            LinkBadStateError: 422. Link error.
            RateLimitExceededError: 429. Rate limit exceeded.
        """
        return Call(operations.RESET_LINK, path={"id": id})
