# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

import datetime

from .. import models, operations
from .._runtime.resources import AsyncResource, Resource
from .._runtime.resources import async_method as _async_method
from .._runtime.resources import method as _method
from .._runtime.values.unset import UNSET, Unset
from .._runtime.wire.call import Call


class Default(Resource):
    """Operations of the group default."""

    @_method
    def read_log(self, *, since: datetime.datetime | Unset = UNSET) -> Call[models.Entry]:
        """GET /log.

        Args:
            since: The query parameter since.

        Returns:
            ok.
        """
        return Call(operations.READ_LOG, query={"since": since})


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    @_async_method
    def read_log(self, *, since: datetime.datetime | Unset = UNSET) -> Call[models.Entry]:
        """GET /log.

        Args:
            since: The query parameter since.

        Returns:
            ok.
        """
        return Call(operations.READ_LOG, query={"since": since})
