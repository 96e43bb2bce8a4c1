"""Members by the look of their names have the types of all patterns; the client does not look at the names."""

from typing import Any

import pytest


def check(package):
    models = package.models
    bag = models.Bag.from_dict(
        {"counts": {"x-a": 1}, "open": {"x-a": 1, "other": [2]}, "mixed": {"known": True, "s-a": "t", "n-a": 4}}
    )
    assert ({"x-a": 1}, {"x-a": 1, "other": [2]}) == (bag.counts, bag.open_)
    assert {"s-a": "t", "n-a": 4} == bag.mixed.additional_properties
    assert {"evil": {"a" * 50 + "!": "slow", "b": 1}} == models.Bag(evil={"a" * 50 + "!": "slow", "b": 1}).to_dict()
    for wrong in ({"counts": {"x-a": "1"}}, {"mixed": {"known": True, "n-a": 1.5}}):
        with pytest.raises(package.ContractError):
            models.Bag.from_dict(wrong)
    assert Any is not None
