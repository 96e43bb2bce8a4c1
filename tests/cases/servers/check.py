"""An operation goes to its own server, unless the caller names one; a credential goes nowhere in the clear."""

import importlib

import pytest


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append((request.url, dict(request.headers).get("Authorization")))
        return transport.Response(204, transport.Headers(()), b"")

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    servers = importlib.import_module(f"{package.__name__}.servers")
    with package.Servers("t", transport=carrier) as client:
        client.default.here()
        client.default.files()
        with pytest.raises(ValueError, match="plain http"):
            client.default.old()
    with package.Servers("t", base_url=servers.by_region(region="us", port="8"), transport=carrier) as client:
        client.default.here()
        client.default.files()
        client.default.old()
    assert [
        ("https://eu.example.com:443/v1/here", "Bearer t"),
        ("https://files.example.com/up/files", "Bearer t"),
        ("https://us.example.com:8/v1/here", "Bearer t"),
        ("https://us.example.com:8/v1/files", "Bearer t"),
        ("https://us.example.com:8/v1/files", "Bearer t"),
    ] == seen
    assert "https://sandbox.example.com" == servers.sandbox()
    assert "https://files.example.com/up" == servers.server_3()
    with pytest.raises(ValueError, match="the variable port of the server"):
        servers.by_region(port="443@evil.example")
    for region in ("evil.example/", "evil.example/x"):
        with pytest.raises(ValueError, match="the variable region of the server"):
            servers.by_region(region=region)
