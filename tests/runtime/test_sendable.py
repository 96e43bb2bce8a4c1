"""Read-only properties are left out of what is sent, however deep, and nothing else is touched."""

from __future__ import annotations

from typing import Any

import pytest
from attrs import field, frozen

from templates.runtime.values.files import File
from templates.runtime.values.model import Model, wire
from templates.runtime.values.sendable import without_read_only
from templates.runtime.values.unset import UNSET, Unset


@frozen(kw_only=True)
class Toy(Model):
    """A toy."""

    name: str


@frozen(kw_only=True)
class Pet(Model):
    """A pet, whose id the server gives."""

    id: int | Unset = field(metadata=wire("id", read_only=True))
    name: str
    toys: list[Toy] | Unset = UNSET
    parents: tuple[Pet, ...] | Unset = UNSET
    class_: str | Unset = field(default=UNSET, metadata=wire("class"))


def test_read_only_is_left_out_at_any_depth() -> None:
    old = Pet(id=1, name="Old")
    pet = Pet(id=2, name="Rex", parents=(old,), additional_properties={"of": {"whom": old}})
    sent: Pet = without_read_only({"them": [pet]})["them"][0]
    assert {"name": "Rex", "parents": [{"name": "Old"}], "of": {"whom": {"name": "Old"}}} == sent.to_dict()
    assert isinstance(sent.parents, tuple)
    assert (2, 1) == (pet.id, old.id), "the object itself is not changed"


@pytest.mark.parametrize(
    "value",
    [
        None,
        "text",
        [Toy(name="ball")],
        {"a": (1, 2)},
        File(b"x"),
        Pet(id=UNSET, name="Rex", toys=[Toy(name="ball")], class_="a", additional_properties={"x": [1]}),
    ],
)
def test_what_has_nothing_read_only_is_the_same_object(value: Any) -> None:
    assert value is without_read_only(value)
