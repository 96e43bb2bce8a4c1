"""Enums of any values: strings and integers are classes; others are literals where Python has them, told where not."""

import pytest


def check(package):
    models = package.models
    told = {
        "mixed": 1,
        "rate": 0.5,
        "flag": True,
        "maybe": None,
        "shape": [1, 2],
        "exact": 1.5,
        "whole": {"a": [1]},
        "zone": "GMT-0",
    }
    thing = models.Thing.from_dict(told)
    assert told == thing.to_dict()
    assert ["GMT+0", "GMT-0", "", "+1", "-1", "a", "A"] == [one.value for one in models.ThingZone]
    assert 0.5 == models.Thing().rate
    assert "`1.5`" in models.Thing.__doc__
    for wrong in ({"mixed": []}, {"rate": "x"}, {"flag": 1}, {"maybe": 1}, {"shape": "x"}, {"exact": "x"}):
        with pytest.raises(package.ContractError):
            models.Thing.from_dict(wrong)
