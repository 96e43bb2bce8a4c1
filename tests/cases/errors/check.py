"""A schema that several statuses share has a class of its own, and one below it and the status for each of them."""

import pytest


def check(package):
    transport = package._runtime.transports.protocol
    answers = iter(
        [
            (404, b'{"message": "no a"}', package.NotFoundError),
            (404, b'{"message": "no a"}', package.errors.ProblemError),
            (409, b'{"message": "busy"}', package.errors.ProblemConflictError),
            (418, b'{"code": 1}', package.errors.ErrorResponseError),
            (499, b"", package.ClientError),
            (451, b"gone", package.ClientError),
            (503, b'{"why": "rest"}', package.ServiceUnavailableError),
            (500, b'{"what": "x"}', package.errors.NotFoundResponseError),
        ]
    )
    current = []

    def answer(_):
        status, content, _ = current[0]
        headers = transport.Headers((("Content-Type", "application/json"), ("Retry-After", "7")))
        return transport.Response(status, headers, content)

    with package.Errors(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        for one in answers:
            current[:] = [one]
            with pytest.raises(one[2]) as raised:
                client.default.get_a()
            assert one[0] == raised.value.status
            if one[0] == 404:
                assert package.models.Problem(message="no a") == raised.value.body
                assert isinstance(raised.value, package.errors.ProblemNotFoundError)
