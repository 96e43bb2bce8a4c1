"""What `allOf` says is one class: every property, narrowed by each member; and a schema may contain itself."""

import pytest


def check(package):
    models = package.models
    told = {
        "id": "d1",
        "kind": "puppy",
        "name": "Rex",
        "owner": {"id": "o1", "dog": {"id": "d2", "kind": "old", "name": "B"}},
    }
    dog = models.Dog.from_dict(told)
    assert (models.DogKind.PUPPY, "Rex", "d1") == (dog.kind, dog.name, dog.id)
    assert isinstance(dog.owner.dog, models.Dog)
    assert not dog.owner.dog.kind.known
    assert told == dog.to_dict()
    for name in ("id", "kind", "name"):
        with pytest.raises(package.ContractError, match=rf"\$\.{name}"):
            models.Dog.from_dict({key: one for key, one in told.items() if key != name})
    assert models.Described is models.Dog
    assert {"id": "1", "x": 2} == models.Nested(id="1", x=2).to_dict()
    assert {"id": "1", "kind": "k"} == models.Beside(id="1", kind="k").to_dict()
    assert {"a": "1", "b": "2"} == models.Closed(a="1", b="2").to_dict()
    assert (str, int, list[str]) == (models.Short, models.Age, models.Tags)
    assert ["mid", "high"] == [one.value for one in models.Levels]
