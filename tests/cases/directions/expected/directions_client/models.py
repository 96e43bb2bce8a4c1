# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

import datetime
from typing import Annotated, TypeAlias

from attrs import field as _field
from attrs import frozen

from ._runtime.values.model import Model, Unknown, tagged
from ._runtime.values.model import wire as _wire
from ._runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Account(Model):
    """The schema Account."""

    id: Id = _field(metadata=_wire("id", read_only=True))
    name: str


@frozen(kw_only=True)
class AccountRequest(Model):
    """The schema Account.

    What a request has of Account.

    Attributes:
        password: Write-only.
    """

    name: str
    password: str


@frozen(kw_only=True)
class Cat(Model):
    """The schema Cat.

    Attributes:
        kind: Read-only.
        chip: Read-only.
    """

    kind: str
    chip: str = _field(metadata=_wire("chip", read_only=True))


@frozen(kw_only=True)
class CatRequest(Model):
    """The schema Cat.

    What a request has of Cat.

    Attributes:
        kind: Read-only.
    """

    kind: str


@frozen(kw_only=True)
class Dog(Model):
    """The schema Dog."""

    kind: str
    breed: str | Unset = UNSET


@frozen(kw_only=True)
class Found(Model):
    """The schema Found."""

    total: int


@frozen(kw_only=True)
class Note(Model):
    """A note, which says nothing required of one direction only.

    Attributes:
        at: Read-only.
        secret: Write-only.
    """

    text: str
    at: datetime.date | Unset = _field(default=UNSET, metadata=_wire("at", read_only=True))
    secret: str | Unset = UNSET


@frozen(kw_only=True)
class Owner(Model):
    """The schema Owner."""

    name: str | Unset = UNSET


@frozen(kw_only=True)
class Pet(Model):
    """A pet.

    Attributes:
        id: Read-only.
        parent: A pet.
    """

    id: int = _field(metadata=_wire("id", read_only=True))
    name: str
    parent: Pet | Unset = UNSET
    owner: Owner | None | Unset = _field(default=UNSET, metadata=_wire("owner", read_only=True))


@frozen(kw_only=True)
class PetRequest(Model):
    """A pet.

    What a request has of Pet.

    Attributes:
        parent: A pet.
    """

    name: str
    parent: PetRequest | Unset = UNSET


@frozen(kw_only=True)
class Search(Model):
    """The schema Search."""

    text: str


@frozen(kw_only=True)
class Shelter(Model):
    """The schema Shelter."""

    name: str
    pets: list[Pet] | Unset = UNSET
    notes: list[Note] | Unset = UNSET
    favourite: Animal | Unset = UNSET


@frozen(kw_only=True)
class ShelterRequest(Model):
    """The schema Shelter.

    What a request has of Shelter.
    """

    name: str
    pets: list[PetRequest] | Unset = UNSET
    notes: list[Note] | Unset = UNSET
    favourite: AnimalRequest | Unset = UNSET


@frozen(kw_only=True)
class Sighting(Model):
    """The schema Sighting.

    Attributes:
        number: Read-only.
        by: A pet.
    """

    number: int
    seen: str
    by: Pet | Unset = UNSET


@frozen(kw_only=True)
class Stray(Model):
    """An animal that is reported, and is in no answer.

    Attributes:
        by: A pet.
    """

    seen: str
    by: PetRequest | Unset = UNSET
    street: str | Unset = UNSET


Animal: TypeAlias = Annotated[Cat | Dog | Unknown, tagged("kind", {"Cat": "Cat", "Dog": "Dog"})]


AnimalRequest: TypeAlias = Annotated[CatRequest | Dog | Unknown, tagged("kind", {"Cat": "CatRequest", "Dog": "Dog"})]


Id: TypeAlias = int
"""Read-only."""
