"""What was left blank or cannot be meant is taken for what the waivers say: nothing, anything, or its text."""

import pytest


def check(package):
    protocol = package._runtime.transports.protocol
    answers = [
        (200, "application/json", b'{"n": null, "b": [1], "e": ["c"], "x": "y", "m": "z"}'),
        (200, "application/json", b"null"),
        (204, "", b""),
        (206, "application/pdf", b"%PDF"),
        (204, "", b""),
    ]
    sent = []

    def answer(request):
        sent.append((request.method, request.url, request.content))
        status, kind, body = answers[len(sent) - 1]
        return protocol.Response(status, protocol.Headers((("Content-Type", kind),) if kind else ()), body)

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.WaivedBlanks(transport=carrier) as client:
        found = client.default.read_a(q="1")
        assert {"n": None, "b": [1], "e": ["c"], "x": "y", "m": "z"} == found.to_dict()
        assert [None, None, b"%PDF"] == [client.default.read_a() for _ in range(3)]
        client.default.write_a(body={"any": "thing"})
    assert ("GET", "https://api.example.com/a?q=1") == sent[0][:2]
    assert ("POST", "https://api.example.com/a", b'{"any":"thing"}') == sent[-1]
    with pytest.raises(package.ContractError, match=r"\$\.e"):
        package.models.AObject.from_dict({"e": "a"})
    assert "b" == package.models.AObject.from_dict({"k": "b", "l": "a"}).k
