"""Each webhook has a function: it gives the typed payload, or says where the contract does not allow it."""

import datetime
import importlib
import uuid

import pytest


def check(package):
    webhooks = importlib.import_module(f"{package.__name__}.webhooks")
    models = package.models

    pet = webhooks.decode_new_pet(b'{"name": "Rex", "kind": "dog", "born": "2020-02-03", "more": 1}')
    expected = models.Pet(
        name="Rex",
        kind=models.PetKind.DOG,
        born=datetime.date(2020, 2, 3),
        additional_properties={"more": 1},
    )
    assert expected == pet
    assert {"name": "Rex", "kind": "dog", "born": "2020-02-03", "more": 1} == pet.to_dict()
    assert pet == webhooks.decode_new_pet('{"name": "Rex", "kind": "dog", "born": "2020-02-03", "more": 1}')

    with pytest.raises(package.ContractError) as raised:
        webhooks.decode_new_pet(b'{"name": "Rex", "kind": "dog", "tags": ["a", 1]}', content_type="application/json")
    assert ("$.tags[1]", "webhook newPet", None) == (raised.value.path, raised.value.operation, raised.value.status)
    assert b'{"name": "Rex", "kind": "dog", "tags": ["a", 1]}' == raised.value.content
    assert str(raised.value).endswith(" [webhook newPet]")
    with pytest.raises(package.ContractError, match="expected the content type application/json, got text/html"):
        webhooks.decode_new_pet(b"<html>", content_type="text/html")

    headers = webhooks.decode_new_pet_headers(
        {
            "x-delivery": "5b4a0e4e-0b3a-4b52-8a0c-6a7dd0a3a3a1",
            "X-ATTEMPT": "3",
            "x-topics": "a, b",
            "source": '{"host": "h"}',
        }
    )
    assert uuid.UUID("5b4a0e4e-0b3a-4b52-8a0c-6a7dd0a3a3a1") == headers.x_delivery
    assert (3, ["a", "b"], "h") == (headers.x_attempt, headers.x_topics, headers.source.host)
    absent = webhooks.decode_new_pet_headers([("X-Attempt", "soon")])
    assert (None, None) == (absent.x_delivery, absent.x_attempt)
    assert "NewPetHeaders(<x_delivery, x_attempt, x_topics, source>)" == repr(headers)

    # Webhooks that share a path item are events of their own.
    changed = webhooks.decode_pet_changed(b'{"pet": {"name": "Tom", "kind": "cat"}}')
    assert models.PetKind.CAT == changed.pet.kind
    assert isinstance(webhooks.decode_pet_left(b'{"pet": {"name": "Tom", "kind": "cat"}}'), models.PetLeftBody)

    # Of several media types the header decides; a text was decoded already, whatever it says.
    assert "grün" == webhooks.decode_note_received("grün".encode("latin-1"), content_type="text/plain; charset=latin-1")
    assert "grün" == webhooks.decode_note_received("grün", content_type='text/plain; charset="latin-1"; format=flowed')
    assert "a" == webhooks.decode_note_received(b'{"text": "a"}', content_type="application/json").text
    assert "a" == webhooks.decode_note_received(b'{"text": "a"}').text
    assert b"\x89PNG" == webhooks.decode_note_received(b"\x89PNG", content_type="image/png")
    with pytest.raises(package.ContractError, match="UTF-8"):
        webhooks.decode_note_received('{"text": "\ud800"}', content_type="application/json")

    # Without a body there is nothing to decode.
    assert None is webhooks.decode_note_get(b"")
    assert "a=1" == webhooks.decode_class(b"a=1", content_type="application/x-www-form-urlencoded")

    told = " ".join(webhooks.decode_new_pet.__doc__.split())
    for words in (
        "A pet has come. Sent at once. It has been seen by a vet. The webhook newPet. The service sends it by POST.",
        "It is sent to https://hooks.example.com/{team}. Where it comes from.",
        "It authenticates by `signature` or nothing.",
        "header `X-Delivery`, required: Which delivery it is.",
        "header `X-Topics`, optional: Deprecated.",
        "query `token`, optional: What was agreed upon.",
        "200: Taken. With `models.Receipt` as application/json. With the header `X-Seen`.",
        "4XX: It will be sent again.",
    ):
        assert words in told, words
    assert "Deprecated." in webhooks.decode_note_received.__doc__
