"""Absent, null and value are three things; unknown properties are kept; what is required is required."""

import pytest


def check(package):
    models = package.models
    animal = models.Animal.from_dict({"animalId": 7, "name": None, "keeper": {"name": "Ada", "new": 1}})
    assert None is animal.name
    assert package.UNSET is animal.note
    assert {"animalId": 7, "name": None, "keeper": {"name": "Ada", "new": 1}} == animal.to_dict()
    assert isinstance(animal.keeper, models.AnimalKeeper)
    assert 4 == models.Animal(animal_id=1, name="a", keeper=models.AnimalKeeper(name="b")).legs
    with pytest.raises(package.ContractError, match=r"\$\.keeper\.name"):
        models.Animal.from_dict({"animalId": 7, "name": None, "keeper": {}})
    with pytest.raises(package.ContractError, match=r"\$\.visits\[1\]\.by"):
        models.Animal.from_dict(
            {"animalId": 7, "name": None, "keeper": {"name": "Ada"}, "visits": [{"by": "Bob"}, {"by": 3}]}
        )
