# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Closed(Model):
    """The schema Closed."""

    type_: Literal["closed"] = _field(default="closed", metadata=_wire("type"))
    code: int | Unset = UNSET


@frozen(kw_only=True)
class CreateStreamBody(Model):
    """The schema createStream body."""

    url: str | Unset = UNSET


@frozen(kw_only=True)
class OnEndPostBody(Model):
    """The schema onEnd_post body."""

    reason: str


@frozen(kw_only=True)
class Opened(Model):
    """The schema Opened."""

    type_: Literal["opened"] = _field(default="opened", metadata=_wire("type"))
    by: str | Unset = UNSET


Event: TypeAlias = Annotated[Opened | Closed | Unknown, tagged("type", {"closed": "Closed", "opened": "Opened"})]
