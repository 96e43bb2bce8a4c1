"""The answer to HEAD has no body: a success is None, an error is that of its status."""

import pytest


def check(package):
    transport = package._runtime.transports.protocol
    statuses = iter([200, 404])

    def answer(_):
        return transport.Response(next(statuses), transport.Headers((("Content-Type", "application/json"),)), b"")

    with package.Head(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        assert None is client.default.look()
        with pytest.raises(package.NotFoundError) as raised:
            client.default.look()
    assert None is raised.value.body
    assert None is raised.value.__cause__
