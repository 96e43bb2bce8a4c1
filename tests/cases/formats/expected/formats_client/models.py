# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from uuid import UUID

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Entry(Model):
    """The schema Entry."""

    at: datetime.datetime
    day: datetime.date
    id: UUID
    big: int
    price: float | Unset = UNSET
    link: str | Unset = UNSET
