"""What a waiver names is left out, and nothing else is."""


def check(package):
    assert {"a": 1, "b": "two"} == package.models.Thing.from_dict({"a": 1, "b": "two"}).to_dict()
