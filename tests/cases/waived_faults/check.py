"""What a waiver says of a mistake is what the client does: each has its one harmless reading."""

import importlib
import inspect

import pytest


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append((request.method, request.url, dict(request.headers).get("trace")))
        return transport.Response(203, transport.Headers((("Content-Type", "application/json"),)), b'{"name": "ball"}')

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    servers = importlib.import_module(f"{package.__name__}.servers")
    with pytest.raises(ValueError, match="give the argument base_url"):
        package.ContractFaults(transport=carrier)
    with pytest.raises(TypeError, match="account"):
        servers.by_account(version="2")
    base_url = servers.by_account(version="2", account="me")
    with package.ContractFaults(base_url=base_url, transport=carrier) as client:
        assert package.models.Toy(name="ball") == client.default.read(1, "a/b", limit=2, trace="t")
        assert None is client.default.get_owners_owner("o")
        with pytest.raises(ValueError, match="owner"):
            client.default.write("")
        signature = inspect.signature(client.default.read)
    assert ["pet", "toy", "limit", "trace"] == list(signature.parameters)
    assert [
        ("GET", "https://ap.example.com:443/2/me/pets/1/toys/a%2Fb?limit=2", "t"),
        ("GET", "https://ap.example.com:443/2/me/owners/o", None),
    ] == seen
    assert ["by_account", "sandbox"] == [name for name in dir(servers) if name in {"by_account", "sandbox", "server_2"}]
