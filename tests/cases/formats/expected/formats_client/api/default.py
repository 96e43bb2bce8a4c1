# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""Operations of the group default."""

from __future__ import annotations

import datetime

from .. import models, operations
from .._runtime.call import Call
from .._runtime.client import AsyncResource, Resource
from .._runtime.unset import UNSET, Unset


class Default(Resource):
    """Operations of the group default."""

    def read_log(self, *, since: datetime.datetime | Unset = UNSET) -> models.Entry:
        """GET /log.

        Args:
            since: The query parameter since.

        Returns:
            ok.
        """
        return self._send(Call(operations.READ_LOG, query={"since": since}))


class AsyncDefault(AsyncResource):
    """Operations of the group default."""

    async def read_log(self, *, since: datetime.datetime | Unset = UNSET) -> models.Entry:
        """GET /log.

        Args:
            since: The query parameter since.

        Returns:
            ok.
        """
        return await self._send(Call(operations.READ_LOG, query={"since": since}))
