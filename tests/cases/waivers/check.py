"""What a waiver names stays in the client as any JSON value, and is carried unchanged."""


def check(package):
    assert package.models.Mixed.__name__ == "Any" or package.models.Mixed is not None
