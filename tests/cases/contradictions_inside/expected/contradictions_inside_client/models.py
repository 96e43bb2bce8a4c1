# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Never as _Never

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import NO_PROPERTIES, Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Fork(Model):
    """The schema Fork.

    Attributes:
        owner: Must not be there.
        size: Must not be there.
    """

    topics: list[_Never]
    owner: Unset = UNSET
    size: Unset = UNSET
    additional_properties: Mapping[str, _Never] = _field(default=NO_PROPERTIES, hash=False)


@frozen(kw_only=True)
class Repository(Model):
    """The schema Repository."""

    topics: list[str]
    owner: RepositoryOwner | Unset = UNSET
    size: int | Unset = UNSET
    additional_properties: Mapping[str, str] = _field(default=NO_PROPERTIES, hash=False)


@frozen(kw_only=True)
class RepositoryOwner(Model):
    """The schema Repository owner."""

    name: str | Unset = UNSET
    id: int
