"""Alternatives with a scheme that the contract does not declare are left out with a waiver; the others stay."""

import pytest


def check(package):
    protocol = package._runtime.transports.protocol
    seen = []

    def answer(request):
        seen.append(dict(request.headers).get("Authorization"))
        return protocol.Response(204, protocol.Headers(()), b"")

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.WaivedSecurity(token="t", transport=carrier) as client:
        client.default.open_()
        client.default.combined()
        client.default.closed()
    assert [None, None, "Bearer t"] == seen
    with package.WaivedSecurity(transport=carrier) as client, pytest.raises(package.MissingCredentialsError):
        client.default.closed()
