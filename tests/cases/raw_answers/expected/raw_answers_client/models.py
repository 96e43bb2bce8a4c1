# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class ListPagesResponse200XCursor(Model):
    """The schema list_pages response 200 X-Cursor."""

    next_: str | Unset = _field(default=UNSET, metadata=_wire("next"))


@frozen(kw_only=True)
class ListPagesResponse200XSizes(Model):
    """The schema list_pages response 200 X-Sizes."""

    a: int | Unset = UNSET
    b: str | Unset = UNSET
