"""Reading a JSON value as a type, and the strictness of each type."""

import datetime
import enum
import uuid
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

import pytest
from attrs import frozen

from templates.runtime.errors import ContractError
from templates.runtime.values.codec import UnsendableError, decode, encode
from templates.runtime.values.model import Model, Unknown, tagged
from tests.runtime.pages import (
    Closed,
    ExpiredAccessToken,
    Forest,
    LinkDeleted,
    LinkState,
    Nested,
    Priority,
    RateLimitExceeded,
    Settings,
    Tree,
    Unauthorized,
    UnauthorizedLink,
)

_BIG = 10**400
_ID = "12345678-1234-5678-1234-567812345678"


class Color(enum.Enum):
    """A closed enumeration."""

    RED = "red"


@frozen(kw_only=True)
class Cat(Model):
    """A member of a union without a tag."""

    kind: Literal["cat"]
    name: str


@frozen(kw_only=True)
class Dog(Model):
    """Another, told apart only by the value of a constant."""

    kind: Literal["dog"]
    name: str


@frozen(kw_only=True)
class Named(Model):
    """A member that takes whatever has a name."""

    name: str


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (str, "x", "x"),
        (int, 1, 1),
        (int, 1.0, 1),
        (int, _BIG, _BIG),
        (float, 1, 1),
        (float, 1.5, 1.5),
        (float, _BIG, _BIG),
        (bool, False, False),
        (None, None, None),
        (Any, [1, {"a": None}], [1, {"a": None}]),
        (datetime.date, "2023-02-16", datetime.date(2023, 2, 16)),
        (uuid.UUID, _ID, uuid.UUID(_ID)),
        (LinkState, "error", LinkState.ERROR),
        (LinkState, "new", LinkState("new")),
        (Priority, 2, Priority.HIGH),
        (Priority, 2.0, Priority.HIGH),
        (Priority, 9, Priority(9)),
        (Color, "red", Color.RED),
        (Literal["a", 1] | None, "a", "a"),
        (Literal["a", 1] | None, 1.0, 1),
        (Literal["a", 1] | None, None, None),
        (Literal[True], True, True),
        (list[int], [1, 2], [1, 2]),
        (Sequence[str], ["a"], ["a"]),
        (dict[str, int], {"a": 1}, {"a": 1}),
        (Mapping[str, list[int]], {"a": [1]}, {"a": [1]}),
        (Annotated[int, "a remark"], 1, 1),
        (int | None, None, None),
        (int | str, "1", "1"),
    ],
)
def test_a_value_is_read(type_: Any, value: Any, expected: Any) -> None:
    """As the type says, and of exactly the Python type that it says."""
    found = decode(type_, value)
    assert expected == found
    assert type(expected) is type(found)


def test_a_uuid_looks_like_any_other() -> None:
    """Whatever its spelling, which is kept."""
    text = "ABCDEF78-1234-5678-1234-567812345678"
    assert f"UUID('{text}')" == repr(decode(uuid.UUID, text))


@pytest.mark.parametrize(
    ("type_", "value", "expected"),
    [
        (str, 1, "$: expected a string, got an integer"),
        (int, True, "$: expected an integer, got true or false"),
        (int, 1.5, "$: expected an integer, got 1.5"),
        (int, "1", "$: expected an integer, got a string"),
        (int, float("inf"), "$: expected an integer, got inf"),
        (float, False, "$: expected a number, got true or false"),
        (float, float("nan"), "$: expected a finite number, got nan"),
        (bool, 1, "$: expected true or false, got an integer"),
        (None, False, "$: expected null, got true or false"),
        (uuid.UUID, "{" + _ID + "}", "$: expected a UUID, got "),
        (uuid.UUID, _ID.replace("-", ""), "$: expected a UUID, got "),
        (Color, "blue", "$: expected 'red', got 'blue'"),
        (Priority, True, "$: expected one of 1, 2, got true or false"),
        (Priority, 1.5, "$: expected an integer, got 1.5"),
        (LinkState, 1, "$: expected one of 'connected', 'error', got an integer"),
        (LinkState, ["error"], "$: expected one of 'connected', 'error', got an array"),
        (Literal[1], True, "$: expected 1, got True"),
        (Literal[True], 1, "$: expected True, got 1"),
        (Literal["a"], {}, "$: expected 'a', got an object"),
        (list[int], "12", "$: expected an array, got a string"),
        (list[list[int]], [[1], [2, "3"]], "$[1][1]: expected an integer, got a string"),
        (dict[str, int], {"a b": "1"}, "$['a b']: expected an integer, got a string"),
        (dict[str, int], [], "$: expected an object, got an array"),
        (int | None, "x", "$: expected an integer or null, got a string"),
        (int | datetime.datetime, "x", "$: expected a date-time (RFC 3339), got 'x'"),
        (str, ("x" * 100).encode(), "$: expected a string, got a bytes"),
    ],
)
def test_a_value_of_another_kind_is_refused(type_: Any, value: Any, expected: str) -> None:
    """Nothing is coerced."""
    with pytest.raises(ContractError) as caught:
        decode(type_, value)
    assert str(caught.value).startswith(expected)


def test_the_representation_of_an_error_has_the_path() -> None:
    """As its text has; also of what cannot be sent."""
    with pytest.raises(ContractError) as caught:
        decode(dict[str, list[int]], {"a": [1, "2"]})
    assert "ContractError('$.a[1]', 'an integer', 'a string')" == repr(caught.value)
    with pytest.raises(UnsendableError) as unsendable:
        encode({"a": [1, float("nan")]})
    assert repr(unsendable.value).startswith(f"UnsendableError('{unsendable.value.path}', ")
    assert "$" != unsendable.value.path


def test_a_long_value_is_cut_in_the_message() -> None:
    """A message is read by people."""
    with pytest.raises(ContractError) as caught:
        decode(Color, "x" * 10_000)
    assert len(str(caught.value)) < 200


def test_many_values_are_cut_in_the_message() -> None:
    """As a message is one line."""
    names = {f"A{number}": f"a{number}" for number in range(300)}
    many: Any = enum.Enum("Many", names)  # type: ignore[misc]  # its members are data
    with pytest.raises(ContractError, match=r"^\$: expected one of 'a0', .* 'a9', 290 more, got 'b'$"):
        decode(many, "b")


def test_what_json_cannot_be_is_a_mistake_of_the_program() -> None:
    """Not of the service."""
    for type_ in (complex, set[int], "Link"):
        with pytest.raises(TypeError):
            decode(type_, 1)


class TestTagged:
    """Unions that a property tells apart."""

    def test_the_tag_chooses(self) -> None:
        """By a table."""
        for union in (Unauthorized, Closed):
            expired = decode(union, {"error_code": "expired", "error_message": "m"})
            other = decode(union, {"error_code": "unauthorized_link", "error_message": "m"})
            assert isinstance(expired, ExpiredAccessToken)
            assert isinstance(other, UnauthorizedLink)

    def test_an_unknown_tag_is_kept(self) -> None:
        """As `Unknown`, if the union has it."""
        document = {"error_code": "new", "more": [1]}
        unknown = decode(Unauthorized, document)
        assert isinstance(unknown, Unknown)
        assert document == unknown.to_dict()

    def test_a_member_that_no_value_means_takes_nothing(self) -> None:
        """It was not meant; `Unknown` is for that."""
        document = {"error_code": "new", "error_message": "m"}
        tag = tagged("error_code", {"expired": ExpiredAccessToken})
        for members in (RateLimitExceeded | ExpiredAccessToken | Unknown, Unknown | RateLimitExceeded):
            assert isinstance(decode(Annotated[members, tag], document), Unknown)
        with pytest.raises(ContractError, match=r"^\$\.error_code: expected 'expired', got 'new'$"):
            decode(Annotated[RateLimitExceeded | ExpiredAccessToken, tag], document)

    def test_a_member_may_be_a_union(self) -> None:
        """Which reads the values that mean it by its own table."""
        for union, expected in ((Nested, ExpiredAccessToken), (Nested | None, ExpiredAccessToken)):
            assert expected is type(decode(union, {"error_code": "expired", "error_message": "m"}))
        assert LinkDeleted is type(decode(Nested, LinkDeleted(documentation_url="u").to_dict()))
        for code in ("later", "unauthorized_link", "new"):
            assert Unknown is type(decode(Nested, {"error_code": code, "error_message": "m"}))
        with pytest.raises(ContractError, match=r"^\$\.error_message: expected a string, got nothing$"):
            decode(Nested, {"error_code": "expired"})

    def test_a_union_of_unions(self) -> None:
        """No member is a model that would say where the names are."""
        union = Annotated[Unauthorized | Closed | Unknown, tagged("error_code", {"unauthorized_link": "Closed"})]
        found = decode(union, {"error_code": "unauthorized_link", "error_message": "m"})
        assert isinstance(found, UnauthorizedLink)
        assert isinstance(decode(union, {"error_code": "expired"}), Unknown)

    @pytest.mark.parametrize(
        ("document", "expected"),
        [
            ({"error_code": "new"}, "$.error_code: expected one of 'expired', 'unauthorized_link', got 'new'"),
            ({}, "$.error_code: expected one of 'expired', 'unauthorized_link', got nothing"),
            ({"error_code": []}, "$.error_code: expected one of 'expired', 'unauthorized_link', got an array"),
            ({"error_code": "expired"}, "$.error_message: expected a string, got nothing"),
            (None, "$: expected an object, got null"),
        ],
    )
    def test_a_misfit_names_the_tag(self, document: Any, expected: str) -> None:
        """Or what is wrong in the member that the tag chose."""
        with pytest.raises(ContractError) as caught:
            decode(Closed, document)
        assert expected == str(caught.value)

    def test_in_a_list_and_nullable(self) -> None:
        """As a part of other types."""
        found = decode(list[Closed | None], [None, {"error_code": "expired", "error_message": "m"}])
        assert [None, ExpiredAccessToken(error_message="m")] == found


class TestUntagged:
    """Unions that only their values tell apart."""

    def test_the_kind_of_the_json_value_chooses(self) -> None:
        """A string is a string."""
        union = str | int | list[str] | Settings | None
        for value in ("1", 1, ["1"], None):
            assert value == decode(union, value)
        assert Settings(required=True) == decode(union, {"required": True})

    def test_constants_choose(self) -> None:
        """Whatever the order."""
        for union in (Cat | Dog, Dog | Cat):
            assert Dog(kind="dog", name="x") == decode(union, {"kind": "dog", "name": "x"})

    def test_the_member_that_knows_most_is_taken(self) -> None:
        """Whatever the order."""
        for union in (Named | Dog, Dog | Named, Unknown | Named | Dog):
            assert isinstance(decode(union, {"kind": "dog", "name": "x"}), Dog)
            assert isinstance(decode(union, {"kind": "cow", "name": "x"}), Named)
        assert isinstance(decode(Named | Dog | Unknown, {"kind": "cow"}), Unknown)

    @pytest.mark.parametrize(
        ("type_", "value", "expected"),
        [
            (str | datetime.date, "2023-02-16", datetime.date),
            (str | datetime.date, "soon", str),
            (str | LinkState, "error", LinkState),
            (str | LinkState, "new", str),
            (float | int, 1, int),
            (int | float, 1.5, float),
            (Any | int, "x", str),
        ],
    )
    def test_the_special_goes_before_the_general(self, type_: Any, value: Any, expected: type) -> None:
        """A date is a date before it is a string."""
        assert expected is type(decode(type_, value))

    def test_if_none_fits_all_are_named(self) -> None:
        """So that a person sees what would have."""
        with pytest.raises(ContractError, match=r"^\$: expected Cat or Dog, got an object$"):
            decode(Cat | Dog, {"kind": "cow", "name": "x"})


class TestForwardReferences:
    """Types given as text."""

    def test_an_alias_that_refers_to_itself(self) -> None:
        """At the top and in a model."""
        tree = {"a": [1, {"b": 2}]}
        assert tree == decode(Tree, tree)
        assert {"tree": tree, "trees": [tree]} == Forest.from_dict({"tree": tree, "trees": [tree]}).to_dict()
        for type_, value in ((Tree, {"a": [1, {"b": "2"}]}), (Forest, {"tree": {"a": [1, {"b": "2"}]}})):
            with pytest.raises(ContractError, match=r"a\[1\]\.b: expected an object or an array or an integer"):
                decode(type_, value)


class TestEncode:
    """By the value alone."""

    @pytest.mark.parametrize(
        ("value", "expected"),
        [
            (datetime.date(2023, 2, 16), "2023-02-16"),
            (datetime.datetime(2023, 2, 16, tzinfo=datetime.UTC), "2023-02-16T00:00:00Z"),
            (uuid.UUID(_ID), _ID),
            (LinkState("new"), "new"),
            (Priority.LOW, 1),
            (Color.RED, "red"),
            ((1, LinkState.ERROR), [1, "error"]),
            ({"a": Settings(required=False)}, {"a": {"required": False}}),
            (_BIG, _BIG),
            (1.0, 1.0),
        ],
    )
    def test_a_value_becomes_json(self, value: Any, expected: Any) -> None:
        """Of exactly the types that `json` has."""
        found = encode(value)
        assert expected == found
        assert type(expected) is type(found)

    def test_the_result_shares_nothing(self) -> None:
        """A change of it changes nothing else."""
        inner: list[Any] = []
        encode({"a": inner})["a"].append(1)
        assert [] == inner

    def test_models_that_are_errors_are_models(self) -> None:
        """A constant is written as the value it is."""
        written = LinkDeleted(documentation_url="u").to_dict()
        assert {
            "error_code": "link_error.deleted",
            "error_message": "Link deleted.",
            "documentation_url": "u",
        } == written
        assert RateLimitExceeded(error_code="c", error_message="m") == RateLimitExceeded.from_dict(
            {"error_code": "c", "error_message": "m"}
        )
