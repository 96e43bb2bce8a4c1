"""3.2: one parameter is the whole query, cookies may be written as they are, and a sequence is a text."""


def check(package):
    seen = []
    transport = package._runtime.transports.protocol

    def answer(request):
        seen.append(request)
        if "lines" in request.url:
            fields = transport.Headers([("Content-Type", "application/x-ndjson")])
            return transport.Response(200, fields, b'{"a": 1}\n{"a": 2}\n')
        return transport.Response(204)

    with package.Queries(transport=package._runtime.transports.in_process.InProcessTransport(answer)) as client:
        client.default.search(selector=package.models.SearchSelector(q="a&b=c", n=[1, 2]))
        client.default.search_json(selector={"a": "&"}, session=["x", "y=1"])
        client.default.search_json()
        assert '{"a": 1}\n{"a": 2}\n' == client.default.lines("a:b/c,d")
    queries = [one.url.removeprefix("https://api.example.com/v1") for one in seen]
    assert ["/search?q=a%26b%3Dc&n=1&n=2", "/json?%7B%22a%22%3A%22%26%22%7D", "/json", "/lines/a:b%2Fc,d"] == queries
    assert ("Cookie", "session=x; session=y=1") in seen[1].headers
