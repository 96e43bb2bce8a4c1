# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from attrs import frozen

from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Arrived(Model):
    """The schema Arrived."""

    event: Literal["arrived"] = "arrived"
    data: str
    id: str | Unset = UNSET


@frozen(kw_only=True)
class Closed(Model):
    """The schema Closed."""

    event: Literal["closed"] = "closed"
    data: str
    retry: int | Unset = UNSET


@frozen(kw_only=True)
class CompleteBody(Model):
    """The schema complete body."""

    stream: bool | Unset = UNSET


@frozen(kw_only=True)
class Delta(Model):
    """The schema Delta."""

    text: str


@frozen(kw_only=True)
class Problem(Model):
    """The schema Problem."""

    title: str


WatchResponse200Item: TypeAlias = Annotated[
    Arrived | Closed | Unknown, tagged("event", {"arrived": "Arrived", "closed": "Closed"})
]
