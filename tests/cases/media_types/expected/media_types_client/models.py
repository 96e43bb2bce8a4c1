# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from attrs import frozen

from ._runtime.values.files import File as _File
from ._runtime.values.model import Model


@frozen(kw_only=True)
class CreateNoteDataBody(Model):
    """The schema create_note_data body."""

    a: str


@frozen(kw_only=True)
class CreateNoteFilesBody(Model):
    """The schema create_note_files body."""

    a: _File


@frozen(kw_only=True)
class CreateNoteJsonBody(Model):
    """The schema create_note_json body."""

    a: str


@frozen(kw_only=True)
class Thing(Model):
    """The schema Thing."""

    name: str
