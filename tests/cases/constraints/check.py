"""What narrows values without changing their type is told in the docstring, and not checked by the client."""


def check(package):
    models = package.models
    told = " ".join(models.Payment.__doc__.split())
    for word in (
        "not",
        "multipleOf",
        "contains",
        "dependentRequired",
        "dependentSchemas",
        "if",
        "then",
        "else",
        "wide",
    ):
        assert f"`{word}: " in told, word
    assert {"amount": 0, "iban": "i", "more": 1} == models.Payment.from_dict(
        {"amount": 0, "iban": "i", "more": 1}
    ).to_dict()
    assert ["a", "b"] == [one.value for one in models.Twice]
