"""What 3.0 says with `nullable`, `exclusiveMinimum: true` and `allOf` of one is what 3.1 says in its own words."""

import inspect


def check(package):
    owner = package.models.Owner.from_dict({"name": None, "pet": {"kind": "cat"}, "size": "s"})
    assert None is owner.name
    assert package.models.Pet(kind="cat") == owner.pet
    assert package.models.OwnerSize.S is owner.size
    assert "exclusiveMinimum: 0" in package.models.Owner.__doc__
    from_module = package.api.default.Default.get_owners_id
    assert ["self", "id"] == list(inspect.signature(from_module).parameters)
