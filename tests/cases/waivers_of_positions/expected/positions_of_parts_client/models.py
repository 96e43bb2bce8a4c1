# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class SendFormBody(Model):
    """The schema send_form body."""

    a: SendFormBodyA | Unset = UNSET


@frozen(kw_only=True)
class SendFormBodyA(Model):
    """The schema send_form body a."""

    b: str | Unset = UNSET
