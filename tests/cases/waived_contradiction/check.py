"""Where no value fits a schema, a waiver of it allows any."""


def check(package):
    protocol = package._runtime.transports.protocol
    sent = []

    def answer(request):
        sent.append(request.content)
        return protocol.Response(200, protocol.Headers((("Content-Type", "application/json"),)), request.content)

    carrier = package._runtime.transports.in_process.InProcessTransport(answer)
    with package.WaivedContradiction(transport=carrier) as client:
        assert [1, "a", {"id": 1}] == [client.default.put_a(body=one) for one in (1, "a", {"id": 1})]
    assert [b"1", b'"a"', b'{"id":1}'] == sent
