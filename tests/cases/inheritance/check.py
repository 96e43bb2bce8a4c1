"""A reference to a base with a discriminator means any of those that extend it; what nobody knows is the base."""


def check(package):
    models = package.models
    told = {
        "pets": [
            {"petType": "kitty", "lives": 9},
            {"petType": "Dog", "best": {"petType": "Pet"}},
            {"petType": "Fish", "fins": 2},
        ]
    }
    shelter = models.Shelter.from_dict(told)
    assert [models.Cat, models.Dog, models.Pet] == [type(one) for one in shelter.pets]
    assert models.Pet(pet_type="Pet") == shelter.pets[1].best
    assert {"fins": 2} == shelter.pets[2].additional_properties
    assert told == shelter.to_dict()
    decode = __import__(f"{package.__name__}._runtime.values.codec", fromlist=["decode"]).decode
    assert models.Savings(kind="Savings", rate=0.5) == decode(models.Account, {"kind": "Savings", "rate": 0.5})
