"""No name of a contract collides with Python, with the client itself, or with another name."""


def check(package):
    models = package.models
    names = ("class", "def", "__init__", "from_dict", "additional_properties", "1st", "Foo", "foo")
    data = {name: name for name in names}
    thing = models.Class.from_dict(data)
    assert data == thing.to_dict()
    assert {} == dict(thing.additional_properties)
    assert ("class", "def", "Foo", "foo") == (thing.class_, thing.def_, thing.foo, thing.foo_)
    # The same letters in another case are another schema.
    assert {"a": "x"} == models.APIKey.from_dict({"a": "x"}).to_dict()
    assert models.ApiKey.from_dict({"b": "x"}) != models.APIKey.from_dict({"a": "x"})
    assert "Any_2" == type(models.Model_2.from_dict({"a": {"a": "x"}}).a).__name__
