"""What fits several options is read as the one that knows most of it, then the more special one, then the first."""

import datetime


def check(package):
    models = package.models
    transport = package._runtime.transports.in_process
    pets = [{"name": "text"}, {"name": "Tom", "lives": 9}, {"name": "Ada", "barks": True}]
    with package.Overlaps(transport=transport.InProcessTransport(lambda _: transport.json_response(pets))) as client:
        cat, tom, ada = client.default.list_pets()
    # As api.md says.
    assert models.Cat(name="text") == cat
    assert models.Cat(name="Tom", lives=9) == tom
    assert models.Dog(name="Ada", barks=True) == ada
    owner = models.Owner.from_dict({"when": "2020-01-31", "state": "open", "of": {"a": 1, "b": 1}})
    assert datetime.date(2020, 1, 31) == owner.when
    assert models.OwnerStateType1.OPEN is owner.state
    assert models.Two(a=1, b=1) == owner.of
