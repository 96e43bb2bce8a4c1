"""Documents that have more than their models name are read in C all the same, and nothing of them is lost."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from templates.runtime.errors import ContractError
from templates.runtime.values.additions import add_properties
from templates.runtime.values.codec import encode
from templates.runtime.values.documents import parsed
from templates.runtime.values.lanes import json_reader
from templates.runtime.values.model import NO_PROPERTIES, Model, wire
from templates.runtime.values.shapes import reader
from templates.runtime.values.twins import UNSURE, lane
from templates.runtime.values.unset import UNSET, Unset
from tests.runtime.kinds import ANY, FITTING, All
from tests.runtime.pages import Settings

_READ_ALL = json_reader(All, 0)
_READ_MANY = json_reader(list[All], 0)
_GENEROUS = lane(All, generous=True)


@frozen(kw_only=True)
class Typed(Model):
    """Additional properties have a type."""

    whole: int | Unset = UNSET
    additional_properties: Mapping[str, int] = field(default=NO_PROPERTIES, hash=False)


@frozen(kw_only=True)
class Without(Model):
    """A property must not be there."""

    whole: int | Unset = UNSET
    gone: Unset = UNSET


@frozen(kw_only=True)
class Renamed(Model):
    """An attribute is called otherwise on the wire, and another one as it is there."""

    name: str | Unset = field(default=UNSET, metadata=wire("class"))
    other: Settings | Unset = field(default=UNSET, metadata=wire("name"))


def _told(read: Any, content: bytes) -> Any:
    try:
        value = read(content)
    except ContractError as error:
        return error.path, error.expected, error.got
    return json.dumps(encode(value)), repr(value)


def _with_more(document: Any, names: st.SearchStrategy[str], data: st.DataObject) -> Any:
    """Return a document in some of whose objects are more properties."""
    if isinstance(document, list):
        return [_with_more(item, names, data) for item in document]
    if not isinstance(document, dict):
        return document
    found = {name: _with_more(item, names, data) for name, item in document.items()}
    return found | data.draw(st.just({}) | st.dictionaries(names, ANY, max_size=2))


@settings(deadline=None)
@given(FITTING, st.data())
def test_both_lanes_are_one_whatever_is_added_where(document: Any, data: st.DataObject) -> None:
    """In objects inside one another, in lists, maps and tagged unions."""
    content = json.dumps(_with_more(document, st.text(max_size=3).map(lambda it: f"more{it}"), data)).encode()
    assert _told(lambda it: reader(All)(parsed(it)), content) == _told(_READ_ALL, content)
    many = b"[%b,%b,{}]" % (content, json.dumps(document).encode())
    assert _told(lambda it: reader(list[All])(parsed(it)), many) == _told(_READ_MANY, many)


@pytest.mark.parametrize(
    "document",
    [
        {"more": 1},
        {"settings": {"required": True, "more": [1, {"a": None}]}},
        {"list_of": [{}, {"more": 1}, {"required": False}]},
        {"pet": {"kind": "cat", "lives": 9, "more": {}}},
        {"by_name": {"x": "red"}, "times_by_name": {"y": None}, "at": "2023-02-16T09:14:11", "more": "x"},
    ],
)
def test_the_lane_in_c_takes_them(document: Any) -> None:
    """So that the test above is about something."""
    assert _GENEROUS is not None
    content = json.dumps(document).encode()
    value = _GENEROUS(content)
    assert UNSURE is not value
    assert document != value.to_dict()
    add_properties(value, document)
    assert document == value.to_dict()
    assert All.from_dict(document) == value


def test_a_name_of_an_attribute_is_no_name_on_the_wire() -> None:
    content = b'{"class":"x","name":{"required":true,"other":1},"other":2}'
    value = json_reader(Renamed, 0)(content)
    assert json.loads(content) == value.to_dict()
    assert {"other": 2} == value.additional_properties
    assert {"other": 1} == value.other.additional_properties


def test_a_model_that_took_nothing_shares_the_empty_ones() -> None:
    value = _READ_ALL(b'{"settings":{},"more":1}')
    assert NO_PROPERTIES is value.settings.additional_properties


@pytest.mark.parametrize("type_", [Typed, Without])
def test_what_somebody_must_look_at_is_read_completely(type_: type[Model]) -> None:
    """Properties that have a type, or must not be there."""
    assert lane(type_) is not None
    assert lane(type_, generous=True) is None
    for content in (
        b'{"whole":1,"gone":2}',
        b'{"gone":"unset"}',
        b'{"whole":1}',
        b'{"whole":1,"gone":"x"}',
        b'{"whole":1,"more":3}',
        b'{"more":"x"}',
    ):
        assert _told(lambda it: reader(type_)(parsed(it)), content) == _told(json_reader(type_, 0), content)
