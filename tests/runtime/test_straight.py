"""The straight-line functions of models: their text, and the models that they make."""

import copy
import datetime
import pickle
from typing import Any

import attrs
import pytest
from attrs import field, frozen

from templates.runtime.errors import ContractError
from templates.runtime.values.codec import encode
from templates.runtime.values.lanes import json_reader
from templates.runtime.values.layouts import LazyTime
from templates.runtime.values.model import Model
from templates.runtime.values.scalars import read_any, read_str
from templates.runtime.values.straight import Filled, Inner, Taken, filling, reading, writing
from templates.runtime.values.unset import UNSET, Unset

_FILL = """\
def fill(twin):
    made = Blank()
    made.a = twin.f0
    value = twin.f1
    made.b = value if value is UNSET or value[-3] == ":" or value[-1] == "Z" else read_1(value)
    twin_2 = twin.f2
    if twin_2 is UNSET:
        made.c = UNSET
    else:
        made_2 = Blank_2()
        twin_2_0 = twin_2.f0
        made_2_0 = Blank_2_0()
        made_2_0.e = twin_2_0.f0
        made_2_0.__class__ = Model_2_0
        made_2.d = made_2_0
        made_2.__class__ = Model_2
        made.c = made_2
    made.additional_properties = other_0
    made.__class__ = Model
    return made
"""
_READ = """\
def read(value):
    if type(value) is not dict and not is_object(value):
        wrong_kind("an object", value)
    made, taken, step, get = Blank(), 0, 0, value.get
    try:
        pass
        step, item = 0, get(name0, UNSET)
        if item is not UNSET:
            made.a = item if type(item) is str else read0(item)
            taken += 1
        else:
            nothing_for(expected0)
        step, item = 1, get(name1, UNSET)
        if item is not UNSET:
            made.b = read1(item)
            taken += 1
        else:
            made.b = UNSET
    except ContractError as error:
        error.prepend(WIRE_NAMES[step])
        raise
    made.additional_properties = other0
    if taken < len(value):
        made.additional_properties = further(value)
    made.__class__ = Model
    return made
"""
_WRITE = """\
def write(value):
    document, name = {}, None
    try:
        pass
        item = value.a
        if item is not UNSET:
            kind = type(item)
            if kind is str or kind in PLAIN:
                document[name0] = item
            else:
                name = name0
                document[name] = writers[kind](item)
        item = held1(value)
        if item is not UNSET:
            kind = type(item)
            if kind is str or kind in PLAIN:
                document[name1] = item
            else:
                name = name1
                document[name] = writers[kind](item)
    except UnsendableError as error:
        error.prepend(f".{name}")
        raise
    additional = value.additional_properties
    if additional is not NO_PROPERTIES and additional:
        more(value, document, additional)
    return document
"""


class TestText:
    """What is compiled; a name of the wire, which may be any text, is never in it."""

    def test_of_filling(self) -> None:
        """From a twin."""
        innermost = Inner(int, int, [Filled("e")], {})
        inner = Inner(int, int, [Filled("d", read_any, optional=False, inner=innermost)], {})
        filled = [Filled("a"), Filled("b", read_any, lazy=True, nullable=False), Filled("c", read_any, inner=inner)]
        whole = Inner(int, str, filled, {"additional_properties": {}})
        source, names = filling(whole)
        assert _FILL == source
        assert (int, str, {}) == (names["Blank_2_0"], names["Model"], names["other_0"])
        assert 5 == whole.size

    def test_of_reading(self) -> None:
        """From a plain object."""
        taken = [Taken("a", '"\n', read_str, str, "a string"), Taken("b", "b", read_any)]
        source, names = reading(taken, {"additional_properties": {}}, "additional_properties", blank=True)
        assert _READ == source
        assert ('"\n', "b") == names["WIRE_NAMES"]

    def test_of_writing(self) -> None:
        """To a plain object."""
        source, names = writing([("a", '"\n'), ("b", "b")], {"b": read_any}, "additional_properties")
        assert _WRITE == source
        assert '"\n' == names["name0"]


@frozen(kw_only=True)
class Event(Model):
    """A time."""

    at: datetime.datetime | Unset = UNSET


@frozen(kw_only=True)
class Party(Event):
    """A class of a class."""

    guests: list[Event] | Unset = UNSET


def _positive(_: object, __: object, value: int) -> None:
    if value < 1:
        raise ValueError(value)


@frozen(kw_only=True)
class Guarded(Model):
    """A class with a validator, which generated ones never have."""

    count: int = field(validator=_positive)
    at: datetime.datetime | Unset = UNSET


class TestBlankModels:
    """What is made without the constructor."""

    @pytest.mark.parametrize("worth", [0, 10**9])
    def test_they_are_as_constructed_ones(self, worth: int) -> None:
        """Equal, frozen, of the same class, to copy and to pickle."""
        read = json_reader(Party, worth)
        content = b'{"at":"2023-02-16T09:14:11","guests":[{"at":"2023-02-16T09:14:12Z"}]}'
        at = datetime.datetime(2023, 2, 16, 9, 14, 11, tzinfo=datetime.UTC)
        expected = Party(at=at, guests=[Event(at=at.replace(second=12))])
        for party in (read(content), copy.deepcopy(read(content)), pickle.loads(pickle.dumps(read(content)))):
            assert Party is type(party)
            assert expected == party
            assert repr(expected) == repr(party)
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            read(content).at = at
        assert Party(at=at, guests=[]) == read(content).evolve(guests=[])

    def test_a_class_with_a_validator_is_constructed(self) -> None:
        """So that it validates."""
        assert Guarded(count=1) == Guarded.from_json(b'{"count":1}')
        for read in (Guarded.from_json, json_reader(Guarded, 0)):
            with pytest.raises(ValueError, match="0"):
                read(b'{"count":0}')

    def test_a_path_leads_through_models(self) -> None:
        """All the way."""
        with pytest.raises(ContractError, match=r"^\$\.guests\[1\]\.at: expected a date-time"):
            Party.from_dict({"guests": [{}, {"at": "no"}]})

    def test_errors_deep_inside_take_no_longer_than_others(self) -> None:
        """Each level says its step once."""
        value: Any = Event(at=object())  # type: ignore[arg-type]
        for _ in range(60):
            value = Event(additional_properties={"x": [value]})
        with pytest.raises(ValueError, match=r"JSON has no object"):
            encode(value)


class TestLazyTimes:
    """Attributes that hold texts until they are asked for."""

    def test_what_was_given_is_what_there_is(self) -> None:
        """A text that is no time, too: Python does not enforce annotations."""
        json_reader(Event, 0)(b"{}")
        given: Any = "soon"
        assert isinstance(vars(Event)["at"], LazyTime)
        assert "soon" == Event(at=given).at
        assert UNSET is Event().at

    @pytest.mark.parametrize(
        "text",
        [
            *("2023-02-16T09:14:11", "2023-02-16T09:14:11Z", "2023-02-16T09:14:11+00:00", "2023-02-16T09:14:11.12345"),
            *(
                "2023-02-16T09:14:11.123456-01:30",
                "2023-02-16t09:14:11z",
                "2023-02-16 09:14:11",
                "2023-02-16T23:59:60Z",
            ),
        ],
    )
    def test_a_time_is_the_one_that_reading_makes(self, text: str) -> None:
        """And its text is sent back, looked at or not."""
        for worth in (0, 10**9):
            event = json_reader(Event, worth)(f'{{"at":"{text}"}}'.encode())
            assert {"at": text} == event.to_dict()
            assert event.at is event.at
            assert {"at": text} == event.to_dict()
            lists: Any = json_reader(list[datetime.datetime], 10**9)(f'["{text}"]'.encode())
            assert [event.at] == lists
            assert repr(event.at) == repr(lists[0])
