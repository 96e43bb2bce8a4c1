"""Strings with a format that Python has a type for are of that type, and what was read is sent back as it was."""

import datetime
import decimal
import ipaddress
import pickle

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

    number = package.DecimalNumber
    text = '{"amount":0.1000000000000000055511151231257827021181583404541015625,"amounts":[1.10,1E+2,7],"more":2.50}'
    protocol, seen = package._runtime.transports.protocol, []

    def answer(request):
        seen.append(request)
        body = text if request.method == "GET" else "12345678901234567890.10"
        headers = (("Content-Type", "application/json"), ("X-Rate", "0.30000000000000000001"))
        return protocol.Response(200, protocol.Headers(headers), body.encode())

    with package.TextFormats(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        thing = client.default.get_things()
        assert decimal.Decimal("0.1") != thing.amount
        assert [number("1.10"), number("1E+2"), number(7)] == thing.amounts
        assert {number} == {type(one) for one in (thing.amount, *thing.amounts)}
        result = client.default.add_thing.raw(body=thing, rate=number("0.10000000000000000001"))
        with pytest.raises(ValueError, match=r"\$.amount: JSON has no NaN"):
            client.default.add_thing(body=models.Thing(amount=number("NaN")))
    assert text == seen[1].content.decode(), "what is read is sent back, digit for digit"
    assert seen[1].url.endswith("?rate=0.10000000000000000001")
    assert (number("12345678901234567890.10"), number("0.30000000000000000001")) == (result.value, result.x_rate)
    assert [number("1.1"), number("0.5")] == models.Thing.from_dict({"amounts": [1.1, 0.5]}).amounts
    again = models.Thing.from_dict(thing.to_dict())
    assert (thing, thing.amount.as_tuple()) == (again, again.amount.as_tuple())
    assert thing.amount == pickle.loads(pickle.dumps(thing)).amount
