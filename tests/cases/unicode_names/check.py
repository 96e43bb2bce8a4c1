"""Names that Python reads in another form than they are written keep their name on the wire."""


def check(package):
    (model,) = (one for name, one in vars(package.models).items() if name.startswith("Gr"))
    data = {"\N{MICRO SIGN}g": 3, "\N{LATIN SMALL LIGATURE FI}": "a", "fi": "b"}
    assert data == model.from_dict(data).to_dict()
    assert {} == dict(model.from_dict(data).additional_properties)
    assert 2 == len(package.models.Kana)
    assert "api_client" == package.__name__
