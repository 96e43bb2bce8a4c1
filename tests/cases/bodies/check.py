"""A body is sent as JSON of the media type that the contract names; one that is not required may be left out."""

import json


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append(request)
        if request.method == "POST":
            return transport.Response(202, transport.Headers(()), b"")
        return transport.Response(200, transport.Headers((("Content-Type", "application/problem+json"),)), b'["a"]')

    with package.Bodies(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        assert None is client.default.create_note(body=package.models.Note(text="hi"))
        assert ["a"] == client.default.patch_notes(body={"a": "b"})
        assert ["a"] == client.default.patch_notes()
    assert {"text": "hi"} == json.loads(seen[0].content)
    kinds = [{name.lower(): value for name, value in one.headers}.get("content-type") for one in seen]
    assert ["application/json", "application/merge-patch+json", None] == kinds
    assert None is seen[2].content
