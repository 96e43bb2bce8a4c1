"""A discriminator decides by table, whatever the order; an unknown variant is kept; JSON types tell scalars apart."""

import pytest


def check(package):
    models = package.models
    owner = models.Owner.from_dict({"pet": {"kind": "d", "barks": True}, "id": 3, "flag": "x", "state": 1})
    assert models.Dog(kind="d", barks=True) == owner.pet
    assert (3, "x", 1) == (owner.id, owner.flag, owner.state)
    assert {"pet": {"kind": "d", "barks": True}, "id": 3, "flag": "x", "state": 1} == owner.to_dict()
    tree = {"tree": ["a", ["b", []]]}
    assert tree == models.Owner.from_dict(tree).to_dict()
    with pytest.raises(package.ContractError, match=r"\$\.tree"):
        models.Owner.from_dict({"tree": ["a", 1]})
    unknown = models.Owner.from_dict({"pet": {"kind": "fish", "fins": 2}})
    assert {"kind": "fish", "fins": 2} == unknown.pet.additional_properties
    assert {"pet": {"kind": "fish", "fins": 2}} == unknown.to_dict()
    with pytest.raises(package.ContractError, match=r"\$\.pet\.kind"):
        models.Owner.from_dict({"pet": {"barks": True}})
    with pytest.raises(package.ContractError, match=r"\$\.id"):
        models.Owner.from_dict({"id": [1]})
