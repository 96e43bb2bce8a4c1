"""Items by position are a tuple where their number is fixed, else a list of all their types; `false` is never there."""

import datetime

import pytest


def check(package):
    models = package.models
    row = models.Row.from_dict(
        {"pair": ["a", 1], "some": ["x", 2, True], "fixed": ["2024-02-29"], "none": [], "gone": {}}
    )
    assert (("a", 1), ["x", 2, True], (datetime.date(2024, 2, 29),), []) == (row.pair, row.some, row.fixed, row.none)
    assert {"pair": ["b", 2], "gone": {"any": [1]}} == models.Row(
        pair=("b", 2), gone=models.RowGone(any_=[1])
    ).to_dict()
    for wrong in ({"pair": ["a"]}, {"pair": ["a", 1, 2]}, {"pair": [1, "a"]}, {"none": [1]}, {"gone": {"old": 1}}):
        with pytest.raises(package.ContractError):
            models.Row.from_dict(wrong)
