"""A request carries the credentials that its operation asks for, and no others."""

import pytest


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append({name.lower(): value for name, value in request.headers}.get("authorization"))
        return transport.Response(204, transport.Headers(()), b"")

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.Security(bearer_token="m", transport=carrier) as client:
        client.default.open_door()
        client.default.either()
        client.default.closed()
    with package.Security(other_token="o", transport=carrier) as client:
        client.default.either()
        with pytest.raises(package.MissingCredentialsError, match="bearer_token"):
            client.default.closed()
    assert [None, None, "Bearer m", "Bearer o"] == seen
    with (
        package.Security(bearer_auth_token="a", transport=carrier) as client,
        pytest.raises(package.MissingCredentialsError, match="SECURITY_X_Y_IMPORT_OS_ABORT_TOKEN"),
    ):
        client.default.odd()
