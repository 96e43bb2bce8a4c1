"""Schemas of other files are models like those of the contract: one class each, whatever way leads to it."""

import json


def check(package):
    models = package.models
    answers = {
        "/pets": [{"name": "Bo", "owner": {"pets": [{"name": "Al"}], "card": {"number": "1"}}}],
        "/pets/a": {"name": "Bo", "parent": {"name": "Al"}},
        "/anchors": {"again": {"again": {}}},
        "/elsewhere": {"again": {}},
        "/choice": {"kind": "wild", "shared_only": 1},
    }
    transport = package._runtime.transports.protocol

    def answer(request):
        path = request.url.removeprefix("https://api.example.com")
        return transport.Response(
            200, transport.Headers((("Content-Type", "application/json"),)), json.dumps(answers[path]).encode()
        )

    with package.Files(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        (listed,) = client.default.list_pets()
        assert isinstance(listed, models.Pet)
        assert isinstance(listed.owner.pets[0], models.Pet)
        assert listed.owner.card.number == "1"
        assert isinstance(client.default.get_pet("a").parent, models.Pet)
        assert isinstance(client.default.anchors().again.again, models.One)
        assert isinstance(client.default.elsewhere(), models.One)
        assert isinstance(client.default.choice(), models.SharedCat)
        answers["/choice"] = {"kind": "cat", "models_only": 1}
        assert isinstance(client.default.choice(), models.Cat)
    nested = models.Nested.from_dict({"deep": {"at": 1}, "local": "a"})
    assert isinstance(nested.deep, models.Deep)
    assert nested.local.known
    identified = models.Identified.from_dict({"inner": {"b": True}, "same": {"inner": {}}})
    assert isinstance(identified.same, models.Identified)
    assert models.ByIdentity is models.Identified
    assert isinstance(models.Tree.from_dict({"children": [{"children": []}]}).children[0], models.Tree)
