"""What refers to nothing allows any value, or is empty, where a waiver says so."""

import pytest


def check(package):
    protocol = package._runtime.transports.protocol
    value = {"e": [1], "f": None, "g": {"x": 1}, "h": "y"}
    sent = []

    def answer(request):
        sent.append(request.content)
        if request.method == "POST":
            return protocol.Response(204, protocol.Headers(), b"")
        headers = protocol.Headers((("Content-Type", "application/json"),))
        if len(sent) == 1:
            return protocol.Response(200, headers, b'{"e":[1],"f":null,"g":{"x":1},"h":"y"}')
        return protocol.Response(404, headers, b'{"message": "gone"}')

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.WaivedDangling(transport=carrier) as client:
        assert value == client.default.read_a().to_dict()
        client.default.write_a(body=[1, "a", {"b": None}])
        with pytest.raises(package.NotFoundError, match="gone"):
            client.default.read_a()
    assert b'[1,"a",{"b":null}]' == sent[1]
