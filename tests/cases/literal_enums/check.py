"""With `literal_enums`, an enum is a Literal; an undocumented value is kept all the same."""


def check(package):
    thing = package.models.Thing.from_dict({"color": "plaid"})
    assert "plaid" == thing.color
    assert {"color": "plaid"} == thing.to_dict()
    assert "dark" == package.models.Thing(color="red").shade
