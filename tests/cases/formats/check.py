"""Formats that Python has a type for are of that type, and come out again letter by letter."""

import datetime
import uuid

import pytest


def check(package):
    data = {
        "at": "2024-05-01T10:00:00.123456789",
        "day": "2024-05-01",
        "id": "6F9619FF-8B86-D011-B42D-00CF4FC964FF",
        "big": 2**80,
    }
    entry = package.models.Entry.from_dict(data)
    assert datetime.datetime(2024, 5, 1, 10, 0, 0, 123456, datetime.UTC) == entry.at
    assert datetime.date(2024, 5, 1) == entry.day
    assert uuid.UUID("6f9619ff-8b86-d011-b42d-00cf4fc964ff") == entry.id
    assert data == entry.to_dict()
    with pytest.raises(package.ContractError, match=r"\$\.at"):
        package.models.Entry.from_dict(data | {"at": "yesterday"})
