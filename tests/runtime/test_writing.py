"""Both ways from values to JSON bytes are one: the same document or the same error, whatever a user made."""

import contextlib
import datetime
import decimal
import json
import uuid
from typing import Any

import attrs
import pytest
from attrs import field, frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from templates.runtime.errors import ContractError
from templates.runtime.values import lanes, structs
from templates.runtime.values.codec import UnsendableError, encode
from templates.runtime.values.lanes import json_reader, to_json
from templates.runtime.values.model import Model, Unknown, wire
from templates.runtime.values.numbers import DecimalNumber
from templates.runtime.values.texts import Base64, Duration
from templates.runtime.values.unset import UNSET, Unset
from tests.runtime.kinds import ANY, FITTING, All, Cat, Colour, Dog, Grade, Size
from tests.runtime.pages import Settings

Document = Any


@frozen(kw_only=True)
class Quoted(Model):
    """Properties that are called as C cannot write them."""

    quoted: str = field(metadata=wire('a"b'))
    backslash: "Quoted | Unset" = field(default=UNSET, metadata=wire("c\\d"))


_GIVEN: st.SearchStrategy[Any] = st.recursive(
    st.sampled_from(
        [
            *(
                None,
                True,
                1,
                2**70,
                1.5,
                float("nan"),
                "text",
                "\ud800",
                UNSET,
                b"bytes",
                object,
                decimal.Decimal("1.50"),
            ),
            *(
                Colour.RED,
                Colour("new"),
                Grade.ONE,
                Grade(7),
                Size.SMALL,
                uuid.UUID(int=1),
                Duration("P1D"),
                Base64(b"x"),
            ),
            datetime.datetime(2023, 2, 16, tzinfo=datetime.UTC),
            *(datetime.datetime(2023, 2, 16), datetime.date(2023, 2, 16), datetime.time(9), datetime.timedelta(1)),  # noqa: DTZ001  as users make it
            *(Cat(lives=9), Dog(kind="dog", name=None), All(at=datetime.datetime(2023, 2, 16)), DecimalNumber("1.10")),  # noqa: DTZ001  as users make it
            *(Settings(additional_properties={"required": 1}), Settings(additional_properties={"more": Cat(lives=1)})),
            *(
                {1: "x"},
                {None: "x"},
                {"x": {1, 2}},
                (1, "x"),
                frozenset({1}),
                Unknown(additional_properties={"kind": "x"}),
            ),
        ]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=2), inner, max_size=2),
    max_leaves=4,
)
"""What users may give to a model, right or wrong."""


class TestWriting:
    """`to_json` by both ways."""

    @settings(deadline=None)
    @given(FITTING, st.dictionaries(st.text(max_size=3).map(lambda it: f"more{it}"), ANY, max_size=2))
    def test_both_ways_say_the_same(self, document: Document, more: Document) -> None:
        """The same JSON, or the same error."""
        try:
            value = All.from_dict({**document, **more})
        except ContractError:
            return
        told: list[Any] = []
        for written in (0, lanes.WORTH):
            lanes._written = written
            try:
                told.append(repr(json.loads(to_json(value))))
            except UnsendableError as error:
                told.append(str(error))
        assert told[0] == told[1]

    @settings(deadline=None)
    @given(
        st.dictionaries(
            st.sampled_from([it.name for it in attrs.fields(All) if it.name != "additional_properties"]),
            _GIVEN,
            max_size=4,
        )
    )
    def test_both_ways_say_the_same_of_what_users_make(self, attributes: Document) -> None:
        """Of values that are not of the annotated types, too: Python does not enforce them."""
        told: list[Any] = []
        for written in (0, lanes.WORTH):
            lanes._written = written
            try:
                told.append(json.loads(to_json(All(**attributes)), parse_int=repr))
            except UnsendableError as error:
                told.append(str(error))
        assert told[0] == told[1]

    @settings(deadline=None)
    @given(FITTING)
    def test_the_lane_in_c_writes_what_fits(self, document: Document) -> None:
        """Which the others are compared with."""
        for value in (All.from_dict(document), [All.from_dict(document)] * 200, {"x": All.from_dict(document)}):
            # An integer of more than 64 bits is none of those that msgspec writes.
            if "70" not in repr(document):
                with contextlib.suppress(OverflowError):
                    assert json.loads(json.dumps(encode(value))) == json.loads(structs.write(value))

    @pytest.mark.parametrize("size", [0, 1, 63, 64, 65, 128, 129])
    def test_lists_of_any_length_are_written(self, size: int) -> None:
        """In pieces, where they are long."""
        values = [All(whole=number) for number in range(size)]
        assert [{"whole": number} for number in range(size)] == json.loads(structs.write(values))

    def test_a_name_that_msgspec_does_not_take(self) -> None:
        """Is written all the same."""
        lanes._written = lanes.WORTH
        value = [Quoted(quoted="x", backslash=Quoted(quoted="y"))]
        assert [{'a"b': "x", "c\\d": {'a"b': "y"}}] == json.loads(to_json(value))

    @pytest.mark.parametrize("written", [0, 32_768])
    @pytest.mark.parametrize(
        ("value", "problem"),
        [
            (All(text="\ud800"), "half of a surrogate pair"),
            (All(number=float("nan")), r"\$\.number: JSON has no nan"),
            (All(anything=[{"x": object()}]), r"\$\.anything\[0\]\.x: JSON has no object"),
            (All(settings=Settings(additional_properties={"required": 1})), r"\$\.settings: additional_properties has"),
        ],
    )
    def test_what_json_does_not_have_is_refused(self, written: int, value: All, problem: str) -> None:
        """With the path."""
        lanes._written = written
        with pytest.raises(UnsendableError, match=problem):
            to_json(value)

    def test_a_time_that_nobody_looked_at_is_sent_as_it_came(self) -> None:
        """And it is a `datetime` for whoever looks."""
        value = json_reader(All, 0)(b'{"at": "2023-02-16T09:14:11.100"}')
        assert b'{"at":"2023-02-16T09:14:11.100"}' == to_json(value)
        assert datetime.datetime(2023, 2, 16, 9, 14, 11, 100_000, tzinfo=datetime.UTC) == value.at
        assert b'{"at":"2023-02-16T09:14:11.100"}' == to_json(value)
