# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.files import File as _File
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class AddPhotoBody(Model):
    """The schema add_photo body."""

    photo: _File
    title: str | Unset = UNSET
