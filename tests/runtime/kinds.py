"""Models with a property of each kind, values that fit and values of any kind, for the tests of both lanes."""

import datetime
import decimal
import uuid
from collections.abc import Mapping
from enum import Enum
from typing import Annotated, Any, Literal

from attrs import field, frozen
from hypothesis import strategies as st

from templates.runtime.values.enums import OpenEnum, OpenIntEnum
from templates.runtime.values.model import Model, Unknown, tagged, wire
from templates.runtime.values.texts import Base64, Duration
from templates.runtime.values.unset import UNSET, Unset
from tests.runtime.pages import Settings, Unauthorized


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


TIMES = [
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
NUMBERS = [0, -0.0, 1.0, 1.5, 1e22, 2**53 + 1, 2**63, 2**64, -(2**63) - 1, 10**30, 5e-324, True, 1, 2, 2.0, 3]
TEXTS = [
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
TEXTS += [
    "2023-02-16",
    "2023-2-16",
    "09:14:11Z",
    "12345678-1234-5678-1234-567812345678",
    "{12345678123456781234567812345678}",
]
TEXTS += ["expired", "unauthorized_link"]
LEAVES = st.sampled_from([None, *NUMBERS, *TEXTS, *TIMES]) | st.text(max_size=4) | st.floats() | st.integers()
NAMES = st.sampled_from(
    [it.metadata.get("wire_name", it.name) for kind in (All, Cat, Dog, Settings) for it in kind.__attrs_attrs__]
    + ["error_code", "error_message", "more"]
)
ANY = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES | st.text(max_size=3), inner, max_size=4),
    max_leaves=8,
)


GOOD: dict[str, list[Any]] = {
    "text": ["", "é"],
    "whole": [1, 2**70],
    "number": [1, 1.5, 2**70],
    "yes": [True, None],
    "at": TIMES[:6],
    "at-or-null": [None, *TIMES[:3]],
    "ats": [[], TIMES[:3]],
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
    "times_by_name": [{"x": TIMES[0], "y": None}],
    "anything": [[1, {"a": None}], "x"],
    "pet": [{"kind": "cat", "lives": 9, "born": TIMES[2]}, {"name": None, "kind": "hound"}, None],
    "link": [{"error_code": "expired", "error_message": "m"}],
}
"""Values that fit, of each property."""
FITTING = st.fixed_dictionaries({}, optional={name: st.sampled_from(values) for name, values in GOOD.items()})
