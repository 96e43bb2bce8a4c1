"""What stands beside a choice holds for each option: each is a class with all of it."""

from typing import get_args

import pytest


def check(package):
    models = package.models
    decode = __import__(f"{package.__name__}._runtime.values.codec", fromlist=["decode"]).decode
    made = decode(models.Event, {"id": "1", "made": "2024-02-29"})
    assert ("EventMade", 29) == (type(made).__name__, made.made.day)
    assert "EventGone" == type(decode(models.Event, {"id": "1", "gone": True})).__name__
    with pytest.raises(package.ContractError):
        decode(models.Event, {"gone": True})
    assert (1.5, "r") == (decode(models.Shape, {"kind": "round", "name": "r", "radius": 1.5}).radius, "r")
    assert "ShapeSquare" == type(decode(models.Shape, {"kind": "Square"})).__name__
    assert "Unknown" == type(decode(models.Shape, {"kind": "star"})).__name__
    assert decode(models.Shape, None) is None
    assert {"mail": "m"} == models.Contact(mail="m").to_dict()
    assert 4 == len(get_args(models.Both))
    assert (models.Circle, models.Square) == get_args(models.Only)
    assert "StepRide" == type(decode(models.Step, {"type": "drive", "on": "bus"})).__name__
