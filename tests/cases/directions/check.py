"""What a server sets is read and never sent, what only requests have is never waited for, and the classes say so."""

import datetime
import json

import attrs
import pytest


def check(package):
    models = package.models
    sent = []
    transport = package._runtime.transports.protocol
    answers = {
        "/pets": {"id": 7, "name": "Rex", "owner": {"name": "Ann"}, "parent": {"id": 8, "name": "Old", "more": 1}},
        "/shelters": [
            {
                "name": "North",
                "pets": [{"id": 7, "name": "Rex"}],
                "notes": [{"text": "Full.", "at": "2024-01-01"}],
                "favourite": {"kind": "Cat", "chip": "c"},
            }
        ],
        "/accounts": {"id": 1, "name": "Ann"},
        "/searches": {"total": 2},
    }

    def answer(request):
        path = request.url.removeprefix("https://api.example.com")
        form = dict(request.headers)["Content-Type"] == "application/x-www-form-urlencoded"
        sent.append(request.content.decode() if form else json.loads(request.content))
        status = 201 if path == "/pets" else 200
        headers = transport.Headers((("Content-Type", "application/json"),))
        return transport.Response(status, headers, json.dumps(answers[path]).encode())

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.Directions(transport=carrier) as client:
        pet = client.default.add_pet(body=models.PetRequest(name="Rex", parent=models.PetRequest(name="Old")))
        assert (7, "Ann", 8) == (pet.id, pet.owner.name, pet.parent.id)
        client.default.add_pet(body=attrs.evolve(pet, name="Max"))
        assert answers["/pets"] == pet.to_dict(), "an object keeps what it came with"
        shelters = client.default.put_shelters(body=[])
        client.default.put_shelters(body=shelters)
        note = shelters[0].notes[0]
        assert datetime.date(2024, 1, 1) == note.at
        client.default.put_shelters(body=attrs.evolve(note, secret="s"))
        account = client.default.sign_up(body=models.AccountRequest(name="Ann", password="p"))
        assert models.Account(id=1, name="Ann") == account
        assert 2 == client.default.search(body=models.Search(text="t")).total
    assert [
        {"name": "Rex", "parent": {"name": "Old"}},
        {"name": "Max", "parent": {"name": "Old", "more": 1}},
        [],
        [{"name": "North", "pets": [{"name": "Rex"}], "notes": [{"text": "Full."}], "favourite": {"kind": "Cat"}}],
        "text=Full.&secret=s",
        {"name": "Ann", "password": "p"},
        {"text": "t"},
    ] == sent
    with pytest.raises(TypeError, match="id"):
        models.PetRequest(name="Rex", id=7)
    with pytest.raises(TypeError, match="password"):
        models.AccountRequest(name="Ann")
    with pytest.raises(package.ContractError, match="id"):
        models.Pet.from_dict({"name": "Rex"})
