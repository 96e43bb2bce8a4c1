# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from uuid import UUID

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class GetVetsResponse200(Model):
    """The schema get_/vets response 200."""

    next_: str | None | Unset = _field(default=UNSET, metadata=_wire("next"))
    results: list[Pet]


@frozen(kw_only=True)
class ListOwnersResponse200(Model):
    """The schema list_owners response 200."""

    data: list[ListOwnersResponse200DataItem]
    has_more: bool


@frozen(kw_only=True)
class ListOwnersResponse200DataItem(Model):
    """The schema list_owners response 200 data item."""

    id: UUID


@frozen(kw_only=True)
class ListVisitsResponse200(Model):
    """The schema list_visits response 200."""

    visits: list[int | Pet] | Unset = UNSET
    total: int | Unset = UNSET


@frozen(kw_only=True)
class Pet(Model):
    """The schema Pet."""

    name: str


@frozen(kw_only=True)
class Pets(Model):
    """The schema Pets."""

    data: list[Pet]
    page: PetsPage | Unset = UNSET


@frozen(kw_only=True)
class PetsPage(Model):
    """The schema Pets page."""

    next_cursor: str | None | Unset = _field(default=UNSET, metadata=_wire("next-cursor"))


@frozen(kw_only=True)
class Problem(Model):
    """The schema Problem."""

    title: str
