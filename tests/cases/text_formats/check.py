"""Strings with a format that Python has a type for are of that type, and what was read is sent back as it was."""

import datetime
import decimal
import ipaddress

import pytest


def check(package):
    models = package.models
    told = {
        "at": "09:14:11.500+02:00",
        "every": "P1Y2M",
        "from": "192.0.2.1",
        "to": "2001:DB8::1",
        "data": "eA",
        "coded": "eA==",
        "price": "1.10",
        "big": 123456789012345678901234567890,
        "other": "h",
        "either": "::1",
    }
    thing = models.Thing.from_dict(told)
    assert told == thing.to_dict()
    zone = datetime.timezone(datetime.timedelta(hours=2))
    assert datetime.time(9, 14, 11, 500000, zone) == thing.at
    assert ("P1Y2M", b"x", b"x", decimal.Decimal("1.10")) == (thing.every, thing.data, thing.coded, thing.price)
    assert (ipaddress.ip_address("192.0.2.1"), ipaddress.ip_address("2001:db8::1")) == (thing.from_, thing.to)
    assert ipaddress.ip_address("::1") == thing.either
    with pytest.raises(ValueError, match="years or months"):
        thing.every.timedelta()
    assert {"data": "eA==", "at": "09:00:00Z"} == models.Thing(
        data=package.Base64(b"x"), at=datetime.time(9, tzinfo=datetime.UTC)
    ).to_dict()
    for key in ("at", "every", "from", "to", "data", "price"):
        with pytest.raises(package.ContractError, match=rf"\$\.{key}"):
            models.Thing.from_dict({key: "é"})
    assert {"decimal": "2"} == models.Duration(decimal=decimal.Decimal(2)).to_dict()
