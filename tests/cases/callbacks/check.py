"""Each callback has a function beside those of webhooks; one that operations share has one function and one model."""

import importlib

import pytest


def check(package):
    webhooks = importlib.import_module(f"{package.__name__}.webhooks")
    models = package.models

    assert models.Closed(code=3) == webhooks.decode_on_data(b'{"type": "closed", "code": 3}')
    unknown = webhooks.decode_on_data(b'{"type": "paused", "for": 2}')
    assert {"type": "paused", "for": 2} == unknown.to_dict()
    with pytest.raises(package.ContractError) as raised:
        webhooks.decode_on_data(b'{"type": "closed", "code": "x"}')
    assert ("$.code", "callback onData of POST /streams") == (raised.value.path, raised.value.operation)
    assert 2 == webhooks.decode_on_data_headers({"X-Part": "2"}).x_part

    # Another callback of the same name is told apart by its operation.
    assert 7 == webhooks.decode_delete_stream_on_data(b"7")

    assert models.OnEndPostBody(reason="over") == webhooks.decode_on_end_post(b'{"reason": "over"}')
    assert ["Closed", "CreateStreamBody", "OnEndPostBody", "Opened"] == sorted(
        one.__name__ for one in vars(models).values() if getattr(one, "__module__", "") == models.__name__
    )
    assert None is webhooks.decode_forget_stream(b"")
    assert None is webhooks.decode_on_last(b"")
    assert None is webhooks.decode_x_internal(b"")
    told = webhooks.decode_on_end_post.__doc__
    assert "The callback onEnd of POST /streams and DELETE /streams/{id} by POST." not in told  # the summary says it
    assert "Return the payload of the callback onEnd of POST /streams and DELETE /streams/{id} by POST." in told
    assert "The service sends it by POST to `{$request.body#/url}/end`." in told
    assert "The service sends PUT to `$request.header.X-Url`; `webhooks.decode_on_last` decodes it." in " ".join(
        webhooks.decode_on_data.__doc__.split()
    )

    method = " ".join(package.api.default.Default.create_stream.__doc__.split())
    for words in (
        "onData: The service sends POST to `{$request.body#/url}/data?id={$response.body#/id}`;",
        "`webhooks.decode_on_data` decodes it.",
        "onEnd: The service sends DELETE to `{$request.body#/url}/end`; `webhooks.decode_forget_stream` decodes it.",
    ):
        assert words in method, words
