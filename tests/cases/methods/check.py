"""Methods of OpenAPI 3.2: QUERY, and those that have no field of their own, in the case in which they are written."""


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append((request.method, request.url, request.content))
        return transport.Response(204, transport.Headers(()), b"")

    with package.Methods(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        client.default.ask("1", body="x")
        client.default.copy("2")
        assert client.default.link("3") is None
    base = "https://api.example.com/a"
    assert [("QUERY", f"{base}/1", b'"x"'), ("COPY", f"{base}/2", None), ("link", f"{base}/3", None)] == seen
