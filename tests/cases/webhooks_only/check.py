"""A contract without paths is one of webhooks alone."""

import importlib


def check(package):
    webhooks = importlib.import_module(f"{package.__name__}.webhooks")
    assert {"at": "2026-01-02T03:04:05Z"} == webhooks.decode_ping(b'{"at": "2026-01-02T03:04:05Z"}').to_dict()
    assert ["__init__.py"] == sorted(
        path.name for path in importlib.resources.files(f"{package.__name__}.api").iterdir() if path.suffix
    )
