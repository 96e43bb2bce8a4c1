"""What the stages' data is made of: frozen, compared by class and value, and as JSON."""

from __future__ import annotations

import pickle

import pytest

from generator.frozen import evolve, field, fields, frozen, plain, values


@frozen
class Point:
    """A point."""

    x: int
    y: int = 0
    names: dict[str, str] = field(default_factory=dict)

    @property
    def far(self) -> bool:
        """Whether it is far away."""
        return self.x > 9


@frozen
class Other:
    """Something with the same fields."""

    x: int
    y: int = 0


@frozen(order=True)
class Version:
    """Something in an order."""

    major: int
    minor: int


def test_data_is_compared_by_its_class_and_values() -> None:
    assert Point(1, 2) == Point(x=1, y=2)
    assert Other(1) != Point(1)  # type: ignore[comparison-overlap] # as mypy says, too
    assert {Other(1, 2)} == {Other(1, 2), Other(1, y=2)}
    assert [Version(1, 9), Version(2, 0)] == sorted([Version(2, 0), Version(1, 9)])


def test_data_does_not_change() -> None:
    point = Point(1)
    with pytest.raises(AttributeError):
        point.x = 2  # type: ignore[misc] # what is shown
    assert (Point(1), Point(12)) == (point, evolve(point, x=12))
    assert (False, True) == (point.far, evolve(point, x=12).far)


def test_each_has_defaults_of_its_own() -> None:
    one, other = Point(1), Point(1)
    one.names["a"] = "b"
    assert {} == other.names


def test_what_data_holds_is_told() -> None:
    assert ("x", "y", "names") == fields(Point)
    assert () == fields(dict)
    assert (1, 2, {}) == values(Point(1, 2))
    assert () == values("text")
    assert {"x": 1, "y": [{"x": 2, "y": 0}], "names": {"a": "b", "c": "d"}} == plain(
        Point(1, (Other(2),), {"c": "d", "a": "b"})  # type: ignore[arg-type] # any value, for once
    )
    assert {"x": 1} == plain(Other(1), without=frozenset({"y"}))


def test_data_can_be_sent_to_another_process() -> None:
    assert Point(1, 2) == pickle.loads(pickle.dumps(Point(1, 2)))


def test_a_pattern_takes_it_apart() -> None:
    match Other(1, 2):
        case Other(x, y):
            assert (1, 2) == (x, y)
