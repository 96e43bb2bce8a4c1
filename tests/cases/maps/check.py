"""Objects whose keys are data are dicts; other properties of a model have the type that the contract gives them."""

import pytest


def check(package):
    models = package.models
    thing = models.Open.from_dict({"id": "x", "more": {"a": "b"}})
    assert {"more": {"a": "b"}} == thing.additional_properties
    assert {"id": "x", "more": {"a": "b"}} == thing.to_dict()
    with pytest.raises(package.ContractError, match=r"\$\.more\.a"):
        models.Open.from_dict({"id": "x", "more": {"a": 1}})
    # A server may add what the contract forbids; the client keeps it.
    assert {"new": 1} == models.Closed.from_dict({"new": 1}).to_dict()
