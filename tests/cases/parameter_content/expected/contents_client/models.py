# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class FindAt(Model):
    """The schema find at."""

    x: int


@frozen(kw_only=True)
class FindDeep(Model):
    """The schema find deep."""

    a: FindDeepA | Unset = UNSET


@frozen(kw_only=True)
class FindDeepA(Model):
    """The schema find deep a."""

    b: list[int] | Unset = UNSET


@frozen(kw_only=True)
class FindEitherType1(Model):
    """The schema find either type_1."""

    gt: int | Unset = UNSET
