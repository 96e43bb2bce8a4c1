"""Both lanes from JSON bytes to values are one: the same value or the same error, whatever the document."""

import contextlib
import datetime
import decimal
import gc
import json
import uuid
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, Literal

import pytest
from attrs import field, frozen
from hypothesis import example, given
from hypothesis import strategies as st

from templates.runtime.errors import ContractError
from templates.runtime.values import lanes
from templates.runtime.values.codec import UnsendableError, encode
from templates.runtime.values.documents import parsed
from templates.runtime.values.enums import OpenEnum, OpenIntEnum
from templates.runtime.values.lanes import json_reader, to_json
from templates.runtime.values.model import Model, Unknown, tagged, wire
from templates.runtime.values.shapes import reader
from templates.runtime.values.texts import Base64, Duration
from templates.runtime.values.twins import UNSURE, lane, plain
from templates.runtime.values.unset import UNSET, Unset
from tests.runtime.pages import LINK, Counts, Forest, Link, Settings, Tree, Unauthorized

Document = Any


class Colour(OpenEnum):
    """Strings."""

    RED = "red"


class Grade(OpenIntEnum):
    """Integers."""

    ONE = 1


class Size(Enum):
    """Closed."""

    SMALL = "s"


@frozen(kw_only=True)
class Cat(Model):
    """A member of a tagged union."""

    kind: Literal["cat"] = "cat"
    lives: int
    born: datetime.datetime | None | Unset = UNSET  # noqa: RUF036  as the generator writes it


@frozen(kw_only=True)
class Dog(Model):
    """Another, of which two tags tell."""

    kind: str
    name: str | None


@frozen(kw_only=True)
class All(Model):
    """A property of each kind that C can carry."""

    text: str | Unset = UNSET
    whole: int | Unset = UNSET
    number: float | Unset = UNSET
    yes: bool | None | Unset = UNSET  # noqa: RUF036  as the generator writes it
    at: datetime.datetime | Unset = UNSET
    at_or_null: datetime.datetime | None | Unset = field(default=UNSET, metadata=wire("at-or-null"))  # noqa: RUF036  as the generator writes it
    ats: list[datetime.datetime] | Unset = UNSET
    day: datetime.date | Unset = UNSET
    clock: datetime.time | Unset = UNSET
    span: Duration | Unset = UNSET
    price: decimal.Decimal | Unset = UNSET
    key: uuid.UUID | Unset = UNSET
    data: Base64 | Unset = UNSET
    colour: Colour | Unset = UNSET
    grade: Grade | None | Unset = UNSET  # noqa: RUF036  as the generator writes it
    size: Size | Unset = UNSET
    fixed: Literal["a", "b"] | Unset = UNSET
    fixed_number: Literal[1, 2] | Unset = UNSET
    either: str | int | None | Unset = UNSET  # noqa: RUF036  as the generator writes it
    settings: Settings | None | Unset = UNSET  # noqa: RUF036  as the generator writes it
    list_of: list[Settings] | Unset = UNSET
    by_name: Mapping[str, Colour] | Unset = UNSET
    times_by_name: dict[str, datetime.datetime | None] | Unset = UNSET
    anything: Any | Unset = UNSET
    pet: Annotated[Cat | Dog | Unknown | None, tagged("kind", {"cat": Cat, "dog": Dog, "hound": Dog})] | Unset = UNSET
    link: Unauthorized | Unset = UNSET


_TIMES = [
    *("2023-02-16T09:14:11", "2023-02-16T09:14:11Z", "2023-02-16T09:14:11+00:00", "2023-02-16 09:14:11-11:30"),
    *(
        "2023-02-16t09:14:11.5z",
        "2023-02-16T09:14:11.1234567891Z",
        "2023-02-16T23:59:60Z",
        "9999-12-31T23:59:59.9999999Z",
    ),
    *("2023-02-16T09:14:11+0000", "2023-02-16T09:14:11+00", "2023-02-30T09:14:11Z", "0000-01-01T00:00:00Z"),
    *("2023-02-16T24:00:00Z", "2023-02-16T09:14Z", "2023-W07-4T09:14:11Z", "0001-01-01T00:00:00+23:59", "", "Z", "12:"),
    *("2023-02-16T09:14:11-23:60", "2023-02-16T09:14:11.Z", "2023-02-16T09:14:11,5Z", "2023-02-16T09:14:11.123"),
    *("2023-02-16T09:14:11.12:", "2023-02-16T09:14:11+12:3", "٢023-02-16T09:14:11Z", "2023-02-16T09:14:11\u2212 00:00"),
]
_NUMBERS = [0, -0.0, 1.0, 1.5, 1e22, 2**53 + 1, 2**63, 2**64, -(2**63) - 1, 10**30, 5e-324, True, 1, 2, 2.0, 3]
_TEXTS = [
    "red",
    "new",
    "s",
    "a",
    "cat",
    "dog",
    "hound",
    "bird",
    "P1D",
    "1.50",
    "1e2",
    "NaN",
    "AA==",
    "AA",
    "é\u0000\ud83d\ude00",
]
_TEXTS += [
    "2023-02-16",
    "2023-2-16",
    "09:14:11Z",
    "12345678-1234-5678-1234-567812345678",
    "{12345678123456781234567812345678}",
]
_TEXTS += ["expired", "unauthorized_link"]
_LEAVES = st.sampled_from([None, *_NUMBERS, *_TEXTS, *_TIMES]) | st.text(max_size=4) | st.floats() | st.integers()
_NAMES = st.sampled_from(
    [it.metadata.get("wire_name", it.name) for kind in (All, Cat, Dog, Settings) for it in kind.__attrs_attrs__]
    + ["error_code", "error_message", "more"]
)
_ANY = st.recursive(
    _LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_NAMES | st.text(max_size=3), inner, max_size=4),
    max_leaves=8,
)


def _both(type_: Any, content: bytes) -> None:
    """Assert that the lanes agree: values compared with their types, texts and all; errors with their paths."""
    told: list[Any] = []
    for read in (json_reader(type_, 0), lambda it: reader(type_)(parsed(it))):
        try:
            value = read(content)
        except ContractError as error:
            told.append((error.path, error.expected, error.got))
        except RecursionError:
            told.append("deep")
        else:
            told.append((json.dumps(encode(value)), repr(value)))
    if told[1] == "deep":
        assert "JSON that is not nested that deep" == told[0][1]
    else:
        assert told[1] == told[0]


_GOOD: dict[str, list[Any]] = {
    "text": ["", "é"],
    "whole": [1, 2**70],
    "number": [1, 1.5, 2**70],
    "yes": [True, None],
    "at": _TIMES[:6],
    "at-or-null": [None, *_TIMES[:3]],
    "ats": [[], _TIMES[:3]],
    "day": ["2023-02-16"],
    "clock": ["09:14:11Z", "09:14:11.5"],
    "span": ["P1D"],
    "price": ["1.50", "+1"],
    "key": ["12345678-1234-5678-1234-567812345678", "ABCDEF78-1234-5678-1234-567812345678"],
    "data": ["AA==", "AA"],
    "colour": ["red", "new"],
    "grade": [1, 7, None],
    "size": ["s"],
    "fixed": ["a"],
    "fixed_number": [2],
    "either": ["x", 1, None],
    "settings": [{}, {"required": True}, None],
    "list_of": [[{}, {"required": False}]],
    "by_name": [{"x": "red", "y": "new"}],
    "times_by_name": [{"x": _TIMES[0], "y": None}],
    "anything": [[1, {"a": None}], "x"],
    "pet": [{"kind": "cat", "lives": 9, "born": _TIMES[2]}, {"name": None, "kind": "hound"}, None],
    "link": [{"error_code": "expired", "error_message": "m"}],
}
"""Values that fit, of each property."""
_FITTING = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in _GOOD.items()})


class TestTheLaneInC:
    """Which documents it takes, so that the tests of equality below are about something."""

    @pytest.mark.parametrize(("name", "value"), [(name, it) for name, values in _GOOD.items() for it in values])
    def test_it_takes_what_fits(self, name: str, value: Any) -> None:
        """Each property, each good value."""
        read = lane(All)
        assert read is not None
        document = json.dumps({name: value}).encode()
        got = read(document)
        assert UNSURE is not got
        assert All.from_dict({name: value}) == got
        assert {name: value} == got.to_dict()

    @pytest.mark.parametrize(
        "content",
        [
            b'{"more": 1}',
            b'{"settings": {"more": 1}}',
            b'{"pet": {"kind": "bird"}}',
            b'{"at": "2023-02-16T09:14:11+0000"}',
            b'{"whole": 1.0}',
            b'{"whole": "1"}',
            b'{"text": "\\ud800"}',
            b'{"number": NaN}',
            b"\xef\xbb\xbf{}",
            b'{"anything": ' + b"[" * 60 + b"]" * 60 + b"}",
        ],
    )
    def test_it_is_not_sure_of_all_else(self, content: bytes) -> None:
        """Which the other lane decides."""
        read = lane(All)
        assert read is not None
        assert UNSURE is read(content)

    @pytest.mark.parametrize(
        "type_", [Link, Tree, Forest, Unknown, Annotated[Cat | None, tagged("kind", {"cat": Cat})]]
    )
    def test_types_that_it_cannot_carry_exactly_have_none(self, type_: Any) -> None:
        """Those that refer to themselves, for one."""
        assert lane(type_) is None
        _both(type_, json.dumps(LINK).encode())

    def test_a_document_of_many_is_read_whole(self) -> None:
        """A list."""
        read = lane(list[All])
        assert read is not None
        assert [All(whole=1), All(whole=2)] == read(b'[{"whole": 1}, {"whole": 2}]')


class TestEquality:
    """The lanes agree."""

    @given(_FITTING)
    def test_of_what_fits(self, document: Document) -> None:
        """Written back as it came."""
        content = json.dumps(document).encode()
        _both(All, content)
        assert json.dumps(document, sort_keys=True) == json.dumps(encode(json_reader(All, 0)(content)), sort_keys=True)

    @given(_FITTING, st.data())
    def test_of_what_was_edited(self, document: Document, data: st.DataObject) -> None:
        """One property, and one inside another, has any value at all."""
        name = data.draw(st.sampled_from(sorted(_GOOD)))
        inner = data.draw(_ANY)
        if isinstance(document.get(name), dict) and data.draw(st.booleans()):
            document[name] = {**document[name], data.draw(_NAMES): inner}
        else:
            document[name] = inner
        _both(All, json.dumps(document).encode())

    @given(_ANY)
    def test_of_anything(self, document: Document) -> None:
        """Of any type, too."""
        content = json.dumps(document).encode()
        for type_ in (All, list[All], dict[str, All], All | None, Any, Counts, Link, int, float, datetime.datetime):
            _both(type_, content)

    @given(st.sampled_from(_TIMES) | st.text("0123456789-:.TtZz+ ", min_size=18, max_size=26))
    def test_of_times(self, text: str) -> None:
        """The texts around RFC 3339."""
        content = json.dumps({"at": text, "ats": [text], "times_by_name": {"x": text}}).encode()
        for document in (content, json.dumps({"at": text}).encode(), json.dumps({"at-or-null": text}).encode()):
            _both(All, document)

    @given(
        st.lists(
            st.sampled_from([b"{", b"}", b"[", b"]", b'"', b":", b",", b"\\", b"1", b"-", b".", b"e", b"\xff", b"\x01"])
            | st.sampled_from(
                [b'"whole"', b'"at"', b'"pet"', b'"kind"', b'"cat"', b"null", b" ", b"\\u0061", b"\\ud83d"]
            ),
            max_size=12,
        ).map(b"".join)
    )
    @example(b'{"whole":1,"whole":2}')
    @example(b'{"whole":"x","whole":2}')
    @example(b'{"pet":{"kind":"cat","lives":1,"kind":"dog","name":null}}')
    @example(b'{"pet":{"kind":"cat","kind":"cat","lives":1}}')
    @example(b'{"\\u0061t":"2023-02-16T09:14:11Z"}')
    @example(b'{"at":"2023-02-16T09:14:11Z","at":"no"}')
    @example(b'{"at":"no","at":"2023-02-16T09:14:11Z"}')
    @example(b'{"at":"2023-02-16T09:14:11\\u005a"}')
    @example(b"\xef\xbb\xbf{}")
    @example(b"[" * 200 + b"]" * 200)
    @example(b'{"anything":' + b"[" * 99 + b"]" * 99 + b"}")
    @example(b'{"anything":' + b"[" * 100 + b"]" * 100 + b"}")
    @example(b"[" * 100_000)
    @example(b"1" * 5000)
    @example(b'{"number":1e400}')
    @example(b'{"number":-0}')
    def test_of_broken_json(self, content: bytes) -> None:
        """Bytes of any kind."""
        for type_ in (All, Any, list[All]):
            _both(type_, content)

    @given(_ANY)
    def test_plain_values_are_those_of_python(self, document: Document) -> None:
        """Where C is sure, down to the kind of each number."""
        content = json.dumps(document).encode()
        value = plain(content)
        if value is not UNSURE:
            assert repr(json.loads(content)) == repr(value)

    def test_the_lane_changes_hands_in_silence(self) -> None:
        """After enough bytes, and not before."""
        read = json_reader(All, 100)
        content = b'{"at": "2023-02-16T09:14:11", "colour": "new"}'
        first, *others = (read(content) for _ in range(5))
        assert all(first == it and repr(first) == repr(it) for it in others)

    @pytest.mark.parametrize("last", ['{"whole":1}', '{"whole":"no"}'])
    @pytest.mark.parametrize("enabled", [True, False])
    def test_the_collector_goes_on_after_a_large_document(self, last: str, enabled: bool) -> None:
        """And goes on as it was, whatever came of them."""
        content = f"[{'{},' * 100_000}{last}]".encode()
        (gc.enable if enabled else gc.disable)()
        try:
            with contextlib.suppress(ContractError):
                assert 100_001 == len(json_reader(list[All], 0)(content))
            assert enabled == gc.isenabled()
        finally:
            gc.enable()

    def test_after_some_that_it_refused_the_lane_is_asked_again(self) -> None:
        """And is used again."""
        read = json_reader(All, 0)
        documents = [b'{"more":1}'] * 20 + [b'{"whole":1}'] * 20
        assert [All.from_dict(json.loads(each)) for each in documents] == [read(each) for each in documents]


class TestWriting:
    """`to_json` by both ways."""

    @given(_FITTING, st.dictionaries(st.text(max_size=3).map(lambda it: f"more{it}"), _ANY, max_size=2))
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
