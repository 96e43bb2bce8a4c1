# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import NO_PROPERTIES, Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Closed(Model):
    """The schema Closed."""

    id: str | Unset = UNSET


@frozen(kw_only=True)
class Open(Model):
    """The schema Open."""

    id: str | Unset = UNSET
    additional_properties: Mapping[str, Labels] = _field(default=NO_PROPERTIES, hash=False)


@frozen(kw_only=True)
class Owner(Model):
    """The schema Owner."""

    name: str


Bag: TypeAlias = dict[str, Any]


Labels: TypeAlias = dict[str, str]
