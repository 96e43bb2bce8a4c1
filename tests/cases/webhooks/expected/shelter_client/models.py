# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class PetKind(OpenEnum):
    """The schema Pet kind."""

    CAT = "cat"
    DOG = "dog"


@frozen(kw_only=True)
class ClassBody(Model):
    """The schema class body."""

    a: str | Unset = UNSET


@frozen(kw_only=True)
class NewPetSource(Model):
    """The schema newPet Source."""

    host: str | Unset = UNSET


@frozen(kw_only=True)
class NoteReceivedJsonBody(Model):
    """The schema noteReceived_json body."""

    text: str


@frozen(kw_only=True)
class Pet(Model):
    """The schema Pet."""

    name: str
    kind: PetKind
    born: datetime.date | Unset = UNSET
    tags: list[str] | Unset = UNSET


@frozen(kw_only=True)
class PetChangedBody(Model):
    """The schema pet.changed body."""

    pet: Pet


@frozen(kw_only=True)
class PetLeftBody(Model):
    """The schema pet-left body."""

    pet: Pet


@frozen(kw_only=True)
class Receipt(Model):
    """The schema Receipt."""

    taken: bool | Unset = UNSET
