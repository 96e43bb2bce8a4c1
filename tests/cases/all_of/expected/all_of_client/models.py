# Generated from openapi.yaml by oasmith. Do not edit: change the contract and generate again.
"""What is sent and received: a class or an alias for each schema of the contract."""

from __future__ import annotations

from typing import TypeAlias

from attrs import frozen

from ._runtime.values.enums import OpenEnum
from ._runtime.values.model import Model
from ._runtime.values.unset import UNSET, Unset


class DogKind(OpenEnum):
    """The schema Dog kind."""

    PUPPY = "puppy"
    ADULT = "adult"


class Levels(OpenEnum):
    """The schema Levels."""

    MID = "mid"
    HIGH = "high"


@frozen(kw_only=True)
class Beside(Model):
    """An entity with a kind.

    Attributes:
        id: Its identifier.
    """

    id: str
    kind: str
    owner: Entity | Unset = UNSET


@frozen(kw_only=True)
class Closed(Model):
    """The schema Closed."""

    a: str | Unset = UNSET
    b: str | Unset = UNSET


@frozen(kw_only=True)
class Dog(Model):
    """A dog, and what every entity has.

    Attributes:
        id: Its identifier.
        name: Constraints: `minLength: 1`.
    """

    id: str
    kind: DogKind
    owner: Owner | Unset = UNSET
    name: str


@frozen(kw_only=True)
class Entity(Model):
    """The schema Entity.

    Attributes:
        id: Its identifier.
    """

    id: str
    kind: str | Unset = UNSET
    owner: Entity | Unset = UNSET


@frozen(kw_only=True)
class Nested(Model):
    """The schema Nested.

    Attributes:
        id: Its identifier.
    """

    id: str
    kind: str | Unset = UNSET
    owner: Entity | Unset = UNSET
    x: int


@frozen(kw_only=True)
class Owner(Model):
    """The schema Owner.

    Attributes:
        id: Its identifier.
        dog: A dog, and what every entity has.
    """

    id: str
    kind: str | Unset = UNSET
    owner: Entity | Unset = UNSET
    dog: Dog | Unset = UNSET


Age: TypeAlias = int
"""Constraints: `minimum: 0`."""


Described: TypeAlias = Dog
"""Only a dog."""


Short: TypeAlias = str
"""Constraints: `maxLength: 3`, `pattern: "^a"`."""


Tags: TypeAlias = list[str]
"""Constraints: `maxItems: 2`. Constraints: `maxLength: 9`."""
